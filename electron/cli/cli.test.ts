import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { writeSampleProject } from '../core/testing/sampleProject.ts';
import { makeTemporaryFolder } from '../core/testing/temporaryFolder.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const folder = makeTemporaryFolder();
const environment = { ...process.env, XDG_CACHE_HOME: path.join(folder, 'cache'), LANG: 'C', LC_ALL: '' };

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `tensorloom …` as a person types it in the folder of the project. */
function tensorloom(
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; interruptAt?: RegExp } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const cli = path.join(root, 'dist', 'electron', 'cli.js');
    const child = spawn(process.execPath, [cli, ...args], { cwd: folder, env: { ...environment, ...options.env } });
    let out = '';
    let err = '';
    let interrupted = false;
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString('utf8');
      if (!interrupted && options.interruptAt?.test(err)) {
        interrupted = true;
        child.kill('SIGINT');
      }
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

// Each call is a process, and some load TensorFlow in another.
vi.setConfig({ testTimeout: 240_000 });

let project = '';
beforeAll(() => {
  project = path.basename(writeSampleProject(folder));
});

describe('bad input ends with 2 and says what', () => {
  it.each([
    ['no such file', ['validate', 'none.loom'], /none\.loom is not there/],
    ['no such command', ['frobnicate'], /unknown command/],
    ['a missing option', ['run', 'sample.loom'], /--out/],
    [
      'a parameter that there is not',
      ['validate', 'sample.loom', '--set', 'dense_1.unit=3'],
      /“dense_1” has no parameter “unit”.*units/s,
    ],
    ['a node that there is not', ['run', 'sample.loom', '--out', 'x', '--set', 'dense_9.units=3'], /no node “dense_9”/],
    [
      'a value that does not fit',
      ['run', 'sample.loom', '--out', 'x', '--set', 'dense_1.units=many'],
      /dense_1 \(.*\), units/,
    ],
    ['no setting at all', ['validate', 'sample.loom', '--set', 'units'], /node\.param=value/],
    ['epochs in words', ['run', 'sample.loom', '--out', 'x', '--epochs', 'ten'], /whole number/],
    [
      'a missing data file',
      ['run', 'sample.loom', '--out', 'x', '--set', 'csv_file_1.file=gone.csv'],
      /csv_file_1 .*gone\.csv/,
    ],
    ['no run', ['evaluate', '.'], /no run in/],
    ['no split', ['evaluate', '.', '--split', 'all'], /no split “all”.*validation/s],
  ])('%s', async (_title, args, message) => {
    const answer = await tensorloom(args);
    expect([answer.code, answer.out]).toEqual([2, '']);
    expect(answer.err).toMatch(message);
    expect(existsSync(path.join(folder, 'x'))).toBe(false);
  });
});

describe('what needs no training', () => {
  it('validate: 0 for a sound project, in words or as JSON', async () => {
    expect(await tensorloom(['validate', project])).toMatchObject({ code: 0, err: '' });
    const { out } = await tensorloom(['validate', project, '--json']);
    expect(JSON.parse(out)).toEqual({ valid: true, problems: [], model: { layers: 3, parameters: 42 } });
  });

  it('validate: names node and problem for programs, in the language of the terminal', async () => {
    const { code, out } = await tensorloom(['validate', project, '--json', '--set', 'dense_2.units=3'], {
      env: { LANG: 'zh_CN.UTF-8' },
    });
    const { valid, problems } = JSON.parse(out);
    expect([code, valid]).toEqual([2, false]);
    expect(problems[0]).toMatchObject({ severity: 'error' });
    expect(problems[0].message).toMatch(/\p{Script=Han}/u);
  });

  it('nodes: every kind with category, ports and parameters', async () => {
    const { code, out } = await tensorloom(['nodes', '--json']);
    const nodes: { kind: string; category: string; parameters: { name: string }[] }[] = JSON.parse(out).nodes;
    expect([code, nodes.length > 30]).toEqual([0, true]);
    const dense = nodes.find(({ kind }) => kind === 'dense');
    expect(dense).toMatchObject({ category: 'layer', inputs: [{ name: 'input', carries: 'tensor' }] });
    expect(dense?.parameters.map(({ name }) => name)).toContain('units');
  });

  it('--help and doctor', async () => {
    const help = await tensorloom(['--help']);
    expect([help.code, /run .*validate .*evaluate .*predict .*export .*nodes .*doctor/s.test(help.out)]).toEqual([
      0,
      true,
    ]);
    const doctor = await tensorloom(['doctor', '--json']);
    expect(JSON.parse(doctor.out)).toMatchObject({ node: process.versions.node, backend: 'tensorflow' });
  });
});

describe('a trained project', () => {
  it('runs, is judged, predicts in order and is exported with its proof', async () => {
    const run = await tensorloom([
      'run',
      project,
      '--out',
      'run',
      '--epochs',
      '2',
      '--seed',
      '3',
      '--set',
      'dense_1.units=16',
      '--json',
    ]);
    expect([run.code, run.out.trim().split('\n').length]).toEqual([0, 1]);
    const result = JSON.parse(run.out);
    expect(result).toMatchObject({ run: path.join(folder, 'run'), state: 'finished', epochs: 2, steps: 18 });
    for (const part of ['train', 'validation', 'test']) {
      expect(Object.keys(result.metrics[part]).sort()).toEqual(['accuracy', 'loss']);
    }
    expect(result.msPerStep).toBeGreaterThan(0);
    expect(run.err).toMatch(/epoch 2\/2 .*val_loss/);
    const plan = JSON.parse(readFileSync(path.join(folder, 'run', 'plan.json'), 'utf8'));
    expect([plan.training.seed, plan.training.epochs, plan.model.layers[1].config.units]).toEqual([3, 2, 16]);
    expect(await tensorloom(['run', project, '--out', 'run'])).toMatchObject({ code: 2 });

    const evaluated = await tensorloom(['evaluate', 'run', '--split', 'validation', '--json']);
    expect(JSON.parse(evaluated.out)).toMatchObject({
      split: 'validation',
      rows: 24,
      result: { task: 'classification' },
    });

    // Columns in another order, one more of them, and a row that cannot be used.
    writeFileSync(path.join(folder, 'new.csv'), 'b,note,a\n12,x,10\n1,y,1\n,z,4\n0,w,0\n');
    const predicted = await tensorloom(['predict', 'run', '--rows', 'new.csv', '--out', 'results.csv', '--json']);
    const { predictions, rows } = JSON.parse(predicted.out);
    expect([predicted.code, predictions.length, predictions[2]]).toEqual([0, 4, null]);
    for (const place of [0, 1, 3]) expect(['=high', 'low']).toContain(predictions[place]);
    expect(rows[2].reason).toContain('b');
    const table = readFileSync(path.join(folder, 'results.csv'), 'utf8');
    expect(table.split('\r\n')).toHaveLength(6);
    expect(table).not.toMatch(/(^|,)=high/m);
    expect(await tensorloom(['predict', 'run', '--rows', 'none.csv'])).toMatchObject({ code: 2 });

    const exported = await tensorloom(['export', 'run', '--out', 'model', '--json']);
    const proof = JSON.parse(exported.out);
    expect([exported.code, proof.rows, proof.files.includes('model.json')]).toEqual([0, 120, true]);
    expect(proof.maxDifference).toBeLessThan(1e-5);
    for (const format of ['savedmodel', 'onnx']) {
      const other = await tensorloom(['export', 'run', '--format', format, '--out', format, '--json']);
      expect(JSON.parse(other.out)).toMatchObject({ format, proof: 'predictions', rows: 120 });
      expect(readdirSync(path.join(folder, format))).toContain('preparation.json');
    }
    expect(await tensorloom(['export', 'run', '--format', 'none', '--out', 'other'])).toMatchObject({ code: 2 });
    writeFileSync(path.join(folder, 'notes.txt'), 'mine');
    const taken = await tensorloom(['export', 'run', '--out', '.']);
    expect([taken.code, existsSync(path.join(folder, 'notes.txt'))]).toEqual([2, true]);
  });

  it('Ctrl+C stops it with a model to use', async () => {
    const stopped = await tensorloom(['run', project, '--out', 'stopped', '--epochs', '100000', '--json'], {
      interruptAt: /epoch 2\//,
    });
    expect([stopped.code, JSON.parse(stopped.out).state]).toEqual([0, 'stopped']);
    expect(stopped.err).toContain('Stopping after this batch');
    expect(await tensorloom(['evaluate', 'stopped'])).toMatchObject({ code: 0 });
  });
});
