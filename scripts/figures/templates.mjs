// `npm run figures:templates -- <template> …`: a template over five seeds (split, weights, order of rows), beside simple
// baselines on the same rows. Prints mean ± deviation and each value; judges nothing. Without a name: all it knows.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { centroidBaseline, logisticBaseline } from './classBaselines.mjs';
import { forecastBaselines, majorityBaseline, thresholdBaseline } from './templateBaselines.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const seeds = [1, 2, 3, 4, 5];

const medicalBaselines = (given) => ({ ...majorityBaseline(given), ...logisticBaseline(given) });

/** What a template is judged by, and what it has to beat. */
const known = {
  'spam-gru': { metric: 'accuracy', digits: 4, baselines: majorityBaseline },
  'spam-transformer': { metric: 'accuracy', digits: 4, baselines: majorityBaseline },
  'steel-defects': { metric: 'accuracy', digits: 4, baselines: centroidBaseline },
  'predictive-maintenance': { metric: 'f1', also: ['pr-auc'], digits: 4, baselines: logisticBaseline },
  'breast-cancer': { metric: 'accuracy', also: ['roc-auc'], digits: 4, baselines: medicalBaselines },
  // The curve is the evaluation's: there is no anomaly among the rows that a metric could watch while training.
  'sensor-anomalies': { metric: 'pr-auc', digits: 3, baselines: thresholdBaseline(['humidity', 'temperature']) },
  'weather-tomorrow': { metric: 'mae', digits: 3, baselines: forecastBaselines({ lags: 7, season: 0 }) },
  'traffic-gru': { metric: 'mae', digits: 1, baselines: forecastBaselines({ lags: 0, season: 168 }) },
  'traffic-convolution': { metric: 'mae', digits: 1, baselines: forecastBaselines({ lags: 0, season: 168 }) },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(known, name));
if (unknown.length > 0) {
  console.error(`No figures for ${unknown.join(', ')}. There are: ${Object.keys(known).join(', ')}`);
  process.exit(2);
}
const work = mkdtempSync(path.join(tmpdir(), 'figures-'));
try {
  const { openPrepared } = await bundle('electron/data/preparedData.ts');
  const { simulateTraffic } = await bundle('electron/data/generators/trafficVolume.ts');
  for (const name of asked.length > 0 ? asked : Object.keys(known)) {
    const { metric, also = [], digits, baselines } = known[name];
    const scores = [];
    const beside = {};
    for (const seed of seeds) {
      const { run, metrics, epochs } = runTemplate(name, seed);
      const found = { ...readReport(run), ...metrics.test };
      const score = found[metric];
      scores.push(score);
      for (const title of also) beside[`test ${title}`] = [...(beside[`test ${title}`] ?? []), found[title]];
      const plan = JSON.parse(readFileSync(path.join(run, 'plan.json'), 'utf8'));
      const prepared = await openPrepared(findPrepared(run));
      for (const [title, value] of Object.entries(baselines({ plan, prepared, root, simulateTraffic }))) {
        beside[title] = [...(beside[title] ?? []), value];
      }
      console.error(`${name}, seed ${seed}: test ${metric} ${score.toFixed(digits)} after ${epochs} epochs`);
    }
    print(`${name}: test ${metric}`, scores, digits);
    for (const [title, values] of Object.entries(beside)) print(`  ${title}`, values, digits);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Trains a template with one seed for the split, the weights and the order of rows. */
function runTemplate(name, seed) {
  const out = path.join(work, `${name}-${seed}`);
  const file = path.join(root, 'resources', 'templates', `${name}.loom`);
  const split = Object.keys(JSON.parse(readFileSync(file, 'utf8')).nodes).find((id) => id.startsWith('split_'));
  const options = ['--out', out, '--seed', String(seed), '--set', `${split}.seed=${seed}`, '--json'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'scripts', 'tensorloom.mjs'), 'run', file, ...options],
    {
      encoding: 'utf8',
      maxBuffer: 1e9,
      env: { ...process.env, XDG_CACHE_HOME: path.join(work, 'cache') },
    },
  );
  if (status !== 0) throw new Error(`${name}, seed ${seed}: exit ${status}\n${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/** What the evaluation of the run says about its test rows beyond plain metrics: F1 of the last class, areas under the curves. */
function readReport(run) {
  const { result } = JSON.parse(readFileSync(path.join(run, 'predictions', 'test.evaluation.json'), 'utf8'));
  if (result.task !== 'classification') return {};
  return { f1: result.perClass.at(-1).f1, 'pr-auc': result.pr[0].area, 'roc-auc': result.roc[0].area };
}

/** The prepared folder that the run was trained on, by the hash in its data.json. */
function findPrepared(run) {
  const { hash } = JSON.parse(readFileSync(path.join(run, 'data.json'), 'utf8'));
  const cache = path.join(work, 'cache', 'tensorloom', 'prepared');
  return path.join(cache, readdirSync(cache).find((folder) => folder.includes(hash)) ?? hash);
}

/** A part of the app, bundled for this script. */
async function bundle(file) {
  const outfile = path.join(work, `${path.basename(file, '.ts')}.mjs`);
  await build({
    entryPoints: [path.join(root, file)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}

function print(name, values, digits) {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1));
  const each = values.map((value) => value.toFixed(digits)).join(', ');
  console.log(`${name} ${mean.toFixed(digits)} ± ${deviation.toFixed(digits)}  (${each})`);
}
