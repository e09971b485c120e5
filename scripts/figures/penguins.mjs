// `npm run figures:penguins`: the two penguin templates over five seeded splits, beside least squares on the same columns
// and the same rows. Prints one table; judges nothing.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { fitLeastSquares } from './leastSquares.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const seeds = [1, 2, 3, 4, 5];
const work = mkdtempSync(path.join(tmpdir(), 'penguins-'));

try {
  const { openPrepared } = await loadPreparedData();
  const species = seeds.map((seed) => runTemplate('penguin-species', seed).metrics.test.accuracy);
  print('penguin species', 'test accuracy', species, 4);
  const mass = [];
  for (const seed of seeds) {
    const { run, metrics } = runTemplate('penguin-body-mass', seed);
    mass.push({ network: metrics.test.rmse, ...judgeLeastSquares(run, await openPrepared(findPrepared(run))) });
  }
  print(
    'penguin body mass, network',
    'test RMSE (g)',
    mass.map(({ network }) => network),
    1,
  );
  print(
    '  least squares, training rows',
    'test RMSE (g)',
    mass.map(({ onTrain }) => onTrain),
    1,
  );
  print(
    '  least squares, training and validation rows',
    'test RMSE (g)',
    mass.map(({ onBoth }) => onBoth),
    1,
  );
  print(
    '  network ÷ least squares on training rows',
    'ratio',
    mass.map(({ network, onTrain }) => network / onTrain),
    3,
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Trains a template with one seed for the split, the weights and the order of rows. */
function runTemplate(template, seed) {
  const out = path.join(work, `${template}-${seed}`);
  const file = path.join(root, 'resources', 'templates', `${template}.loom`);
  const split = Object.keys(JSON.parse(readFileSync(file, 'utf8')).nodes).find((id) => id.startsWith('split_'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      path.join(root, 'scripts', 'tensorloom.mjs'),
      'run',
      file,
      '--out',
      out,
      '--seed',
      String(seed),
      '--set',
      `${split}.seed=${seed}`,
      '--json',
    ],
    { encoding: 'utf8', env: { ...process.env, XDG_CACHE_HOME: path.join(work, 'cache') } },
  );
  if (status !== 0) throw new Error(`${template}, seed ${seed}: exit ${status}\n${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/** The prepared folder that the run was trained on, by the hash in its data.json. */
function findPrepared(run) {
  const { hash } = JSON.parse(readFileSync(path.join(run, 'data.json'), 'utf8'));
  const cache = path.join(work, 'cache', 'tensorloom', 'prepared');
  const folder = readdirSync(cache).find((name) => name.includes(hash));
  return path.join(cache, folder ?? hash);
}

function judgeLeastSquares(run, prepared) {
  const plan = JSON.parse(readFileSync(path.join(run, 'plan.json'), 'utf8'));
  const inputs = plan.model.layers.filter((layer) => layer.className === 'InputLayer').flatMap((layer) => layer.fields);
  const { target } = plan.training.objectives[0];
  const rowsOf = (split) => {
    const rows = prepared.rowsOf(split);
    const columns = inputs.map((name) => {
      const { elements } = prepared.description.fields.find((field) => field.type.name === name);
      const out = new Float32Array(rows.length * elements);
      prepared.gatherRows(name, rows, out);
      return { out, elements };
    });
    const targets = new Float32Array(rows.length);
    prepared.gatherRows(target, rows, targets);
    return Array.from(rows, (_, row) => ({
      features: columns.flatMap(({ out, elements }) => Array.from(out.subarray(row * elements, (row + 1) * elements))),
      target: targets[row],
    }));
  };
  const [train, validation, test] = ['train', 'validation', 'test'].map(rowsOf);
  const rmseOf = (rows) => {
    const predict = fitLeastSquares(
      rows.map((row) => row.features),
      rows.map((row) => row.target),
    );
    return Math.sqrt(test.reduce((total, row) => total + (predict(row.features) - row.target) ** 2, 0) / test.length);
  };
  return { onTrain: rmseOf(train), onBoth: rmseOf([...train, ...validation]) };
}

/** The app's own reader of prepared folders, bundled for this script. */
async function loadPreparedData() {
  const outfile = path.join(work, 'preparedData.mjs');
  await build({
    entryPoints: [path.join(root, 'electron', 'data', 'preparedData.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}

function print(name, unit, values, digits) {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1));
  console.log(
    `${name}: ${unit} ${mean.toFixed(digits)} ± ${deviation.toFixed(digits)}  (${values.map((value) => value.toFixed(digits)).join(', ')})`,
  );
}
