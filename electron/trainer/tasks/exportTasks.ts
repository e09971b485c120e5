import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { AppError } from '../../../shared/base/appError.ts';
import type { TrainerMessage, TrainerTask } from '../../../shared/run/trainerProtocol.ts';
import { openPrepared, type PreparedData } from '../../data/preparedData.ts';
import { readTfjs } from '../export/readTfjs.ts';
import { SIDECAR_FILE, type Sidecar, sidecarSchema } from '../export/sidecar.ts';
import { writeTfjs } from '../export/writeTfjs.ts';
import { fillFeed } from '../loop/batchReader.ts';
import type { Executor } from '../loop/executor.ts';
import { openModel } from '../model/modelFolder.ts';
import { type Prediction, predictRows } from '../model/predictRows.ts';
import { allRows, toOutputRows } from './modelTasks.ts';

type Say = (message: TrainerMessage) => void;
/** Rows of the prepared folder that an export is compared on. */
const PROOF_ROWS = 200;

/**
 * Writes a TF.js LayersModel, reads it back and compares it with the executor on the first rows of the prepared folder.
 * Errors: those of writeTfjs and readTfjs.
 */
export async function runExportTask(
  task: Extract<TrainerTask, { task: 'export' }>,
  executor: Executor,
  say: Say,
): Promise<void> {
  const model = await openModel(executor, task.runFolder, task.weights);
  const data = await openPrepared(task.preparedFolder);
  const files = await writeTfjs(model, task.runFolder, task.out);
  const rows = allRows(data, PROOF_ROWS);
  const expected = await predictRows(executor, model.plan, data, rows);
  const got = await predictExport(task.out, data, rows);
  say({ message: 'exported', files: [...files], maxDifference: findDifference(expected, got), rows: rows.length });
}

/** Loads an export that it knows nothing about and predicts the first rows of a prepared folder. Errors: those of readTfjs. */
export async function runProveTask(task: Extract<TrainerTask, { task: 'proveTfjs' }>, say: Say): Promise<void> {
  const data = await openPrepared(task.preparedFolder);
  const outputs = await predictExport(task.exportFolder, data, allRows(data, task.rows));
  say({ message: 'predictions', id: null, outputs: toOutputRows(outputs) });
}

async function predictExport(folder: string, data: PreparedData, rows: Uint32Array): Promise<readonly Prediction[]> {
  const sidecar = await readSidecar(folder);
  const model = await readTfjs(folder);
  const inputs = sidecar.inputs.map(({ fields, shape }) => {
    const names = fields.map(({ name }) => name);
    return tf.tensor(fillFeed(names, data, rows), [rows.length, ...shape]);
  });
  const outputs = [model.predict(inputs.length === 1 && inputs[0] ? inputs[0] : inputs)].flat();
  const predictions = outputs.map((tensor, index) => ({
    layer: sidecar.outputs[index]?.name ?? String(index),
    width: tensor.size / rows.length,
    values: Float32Array.from(tensor.dataSync()),
  }));
  tf.dispose([inputs, outputs]);
  model.dispose();
  return predictions;
}

async function readSidecar(folder: string): Promise<Sidecar> {
  const file = path.join(folder, SIDECAR_FILE);
  try {
    return sidecarSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new AppError('export.modelBroken', { path: file, reason: String(cause) }, { cause });
  }
}

function findDifference(expected: readonly Prediction[], got: readonly Prediction[]): number {
  let largest = 0;
  for (const [index, { values }] of expected.entries()) {
    const others = got[index]?.values;
    if (others?.length !== values.length) throw new AppError('export.modelBroken', { path: '', reason: 'outputs' });
    for (const [place, value] of values.entries()) {
      largest = Math.max(largest, Math.abs(value - (others[place] ?? Number.NaN)));
    }
  }
  return largest;
}
