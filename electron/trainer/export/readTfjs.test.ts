import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { RUN_FILES } from '../../../shared/run/runFiles.ts';
import { runExportTask } from '../tasks/exportTasks.ts';
import { buildPlan } from '../testing/buildPlan.ts';
import { imageFields } from '../testing/examplePlans.ts';
import { makeExecutor, makeFolder, train } from '../testing/runSetup.ts';
import { quarterImages, writePreparedFolder } from '../testing/writePreparedFolder.ts';
import { readTfjs } from './readTfjs.ts';
import { sidecarSchema } from './sidecar.ts';

let exported = '';
let runFolder = '';

beforeAll(async () => {
  const preparedFolder = await makeFolder('export-data');
  await writePreparedFolder(preparedFolder, { fields: imageFields(6), ...quarterImages(60, 6) });
  const plan = buildPlan({
    fields: imageFields(6),
    inputs: { input_1: ['image'] },
    layers: [
      { node: 'conv2d_1', kind: 'conv2d', values: { filters: 2, padding: 'same' } },
      { node: 'conv2d_2', kind: 'conv2d', values: { filters: 2, padding: 'same' } },
      { node: 'add_1', kind: 'add', inputs: ['conv2d_1', 'conv2d_2'] },
      { node: 'flatten_1', kind: 'flatten' },
      { node: 'dropout_1', kind: 'dropout' },
      { node: 'dense_1', kind: 'dense', values: { units: 10, activation: 'softmax' } },
    ],
    training: {
      objectives: [{ name: 'sparseCategoricalCrossentropy', prediction: 'dense_1', target: 'label' }],
      epochs: 1,
    },
  });
  runFolder = await makeFolder('export-run');
  await train({ runFolder, preparedFolder, plan });
  exported = path.join(await makeFolder('export'), 'model');
  const task = { task: 'export', runFolder, preparedFolder, format: 'tfjs', out: exported, weights: 'last' } as const;
  await runExportTask(task, await makeExecutor(), () => undefined);
});

async function damagedCopy(change: (model: Model, folder: string) => void | Promise<void>): Promise<string> {
  const folder = path.join(await makeFolder('export-copy'), 'model');
  await cp(exported, folder, { recursive: true });
  const model: Model = JSON.parse(await readFile(path.join(folder, 'model.json'), 'utf8'));
  await change(model, folder);
  await writeFile(path.join(folder, 'model.json'), JSON.stringify(model));
  return folder;
}
interface Model {
  format: string;
  weightsManifest: { paths: string[]; weights: { name: string; dtype: string; shape: number[] }[] }[];
}
const groupOf = (model: Model) => model.weightsManifest[0] ?? { paths: [], weights: [] };
const weightOf = (model: Model) => groupOf(model).weights[0] ?? { name: '', dtype: '', shape: [] };

describe('an exported model', () => {
  it('loads, with our names for its layers and labels beside it', async () => {
    const model = await readTfjs(exported);
    expect(model.layers.map(({ name }) => name)).toEqual([
      'input_1',
      'conv2d_1',
      'conv2d_2',
      'add_1',
      'flatten_1',
      'dropout_1',
      'dense_1',
    ]);
    model.dispose();
    const sidecar = sidecarSchema.parse(JSON.parse(await readFile(path.join(exported, 'tensorloom.json'), 'utf8')));
    expect(sidecar.outputs[0]).toMatchObject({ name: 'dense_1', target: 'label', shape: [10] });
    expect(sidecar.outputs[0]?.classes).toHaveLength(10);
    expect(sidecar.inputs[0]).toMatchObject({ name: 'input_1', shape: [6, 6, 1] });
    expect(JSON.stringify(sidecar)).not.toContain(path.dirname(runFolder));
    expect(await readFile(path.join(runFolder, RUN_FILES.net), 'utf8')).toContain('conv2d_1');
  });

  it.each<[string, (model: Model, folder: string) => void | Promise<void>]>([
    [
      'weights outside of the folder',
      (model) => {
        groupOf(model).paths[0] = '../secret.bin';
      },
    ],
    [
      'weights at an absolute path',
      (model) => {
        groupOf(model).paths[0] = '/etc/hostname';
      },
    ],
    [
      'weights behind a link that leads out',
      async (model, folder) => {
        const secret = path.join(path.dirname(folder), 'secret.bin');
        await cp(path.join(folder, 'weights.bin'), secret);
        await symlink(secret, path.join(folder, 'link.bin'));
        groupOf(model).paths[0] = 'link.bin';
      },
    ],
    [
      'texts as weights',
      (model) => {
        weightOf(model).dtype = 'string';
      },
    ],
    [
      'a shape of many millions over a few bytes',
      (model) => {
        weightOf(model).shape = [4_000_000];
      },
    ],
    [
      'a negative size',
      (model) => {
        weightOf(model).shape = [-1, 3];
      },
    ],
    [
      'a file that is longer than its weights',
      (_model, folder) => writeFile(path.join(folder, 'weights.bin'), Buffer.alloc(8), { flag: 'a' }),
    ],
    [
      'another format',
      (model) => {
        model.format = 'graph-model';
      },
    ],
    [
      'a folder as weights',
      async (model, folder) => {
        await mkdir(path.join(folder, 'sub'));
        groupOf(model).paths[0] = 'sub';
      },
    ],
  ])('with %s is refused', async (_title, change) => {
    await expect(readTfjs(await damagedCopy(change))).rejects.toMatchObject({ code: 'export.modelBroken' });
  });
});
