import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createRandom, mixSeed } from '../../../shared/base/seededRandom.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { netOfPlan } from '../../../shared/run/net.ts';
import { createGraphExecutor } from '../engine/graphExecutor.ts';
import { makeBatch } from '../engine/testing/makeBatch.ts';
import type { ExportFormat, ExportSource, InputRows } from '../export/exportFormat.ts';
import type { Sidecar } from '../export/sidecar.ts';
import { loadTensorFlow } from '../loadTensorFlow.ts';
import type { NamedTensor } from '../loop/executor.ts';
import { createInitialWeights } from '../loop/initialWeights.ts';
import type { TrainedModel } from '../model/modelFolder.ts';
import { makeFolder } from './runSetup.ts';

/** As many rows as an export is proved on. */
const ROWS = 200;

/**
 * A plan with weights away from where they start, above all moving averages and slopes: with mean 0 and variance 1 a wrong
 * epsilon or a wrong order would not be seen.
 */
export function giveRandomWeights(plan: Plan): TrainedModel {
  const weights = createInitialWeights(plan).map((tensor): NamedTensor => {
    const random = createRandom(mixSeed(7, tensor.name));
    const isScale = /variance$|gamma$|scale$/.test(tensor.name);
    const isVector = tensor.shape.length <= 2 && !/kernel$|embeddings$/.test(tensor.name);
    const draw = (value: number) => (isScale ? 0.05 + random() : isVector ? random() - 0.5 : value);
    return { ...tensor, data: Float32Array.from(tensor.data, draw) };
  });
  return { plan, net: netOfPlan(plan), weights };
}

/** What a format is given for a model, with random rows. */
export async function makeExportSource(model: TrainedModel, rowCount = ROWS): Promise<ExportSource> {
  const { plan, weights } = model;
  const { engine } = await loadTensorFlow();
  const executor = createGraphExecutor({ ...engine, executor: 'graph' });
  await executor.open(plan);
  executor.restore({ weights, optimizer: [] });
  const batch = makeBatch(plan, rowCount, 'export');
  const outputs = executor.activations(batch, plan.model.outputs);
  executor.close();
  const expected = plan.model.outputs.map((layer) => {
    const values = outputs[layer]?.data ?? new Float32Array();
    return { layer, width: values.length / rowCount, values };
  });
  const sidecar = sidecarOf(plan);
  const rows = sidecar.inputs.map(({ name, shape }): InputRows => {
    return { name, shape: [rowCount, ...shape], values: Float32Array.from(batch.feeds[name] ?? []) };
  });
  return { model, sidecar, runFolder: '', rows, expected };
}

/** Writes, loads and runs; returns the largest difference, relative to numbers above 1. NaN counts as infinite. */
export async function measureExport(format: ExportFormat, source: ExportSource): Promise<number> {
  const folder = path.join(await makeFolder(`format-${format.id}`), 'model');
  await mkdir(folder);
  await format.write(source, folder);
  if (!format.load) throw new Error(`${format.id} cannot be run here`);
  const loaded = await format.load(folder, source.sidecar);
  const outputs = await loaded.predict(source.rows);
  loaded.close();
  return compareAll(source, outputs);
}

function compareAll({ expected }: ExportSource, outputs: readonly Float32Array[]): number {
  let worst = 0;
  for (const [place, { values }] of expected.entries()) {
    const got = outputs[place];
    if (got?.length !== values.length) return Number.POSITIVE_INFINITY;
    for (const [at, value] of values.entries()) {
      const difference = Math.abs(value - (got[at] ?? Number.NaN)) / Math.max(1, Math.abs(value));
      worst = Math.max(worst, Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference);
    }
  }
  return worst;
}

function sidecarOf({ model, training }: Plan): Sidecar {
  const shapeOf = (layer: string) => model.layers.find(({ node }) => node === layer)?.outputShape ?? [];
  return {
    format: 'tensorloom-export',
    version: 1,
    name: 'test',
    task: training.task,
    inputs: model.layers.flatMap(({ node, outputShape, fields }) =>
      fields ? [{ name: node, shape: outputShape, fields: [] }] : [],
    ),
    outputs: model.outputs.map((name) => ({ name, shape: shapeOf(name), target: 'y1', classes: null, unit: null })),
    preparation: {},
    fitted: {},
  };
}
