import { cp, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import { stringifySorted } from '../../../shared/base/hash.ts';
import { RUN_FILES } from '../../../shared/run/runFiles.ts';
import type { TrainerMessage, TrainerTask } from '../../../shared/run/trainerProtocol.ts';
import { replaceFolder, toWriteError } from '../../core/writeFileAtomic.ts';
import { openPrepared, type PreparedData } from '../../data/preparedData.ts';
import { describeSidecar } from '../export/describeSidecar.ts';
import type { ExportFormat, ExportSource, InputRows } from '../export/exportFormat.ts';
import { allFormats } from '../export/formats/allFormats.ts';
import { readSidecar, SIDECAR_FILE, type Sidecar } from '../export/sidecar.ts';
import { createBatchReader, fillFeed } from '../loop/batchReader.ts';
import type { Executor } from '../loop/executor.ts';
import { openModel, type TrainedModel } from '../model/modelFolder.ts';
import type { Prediction } from '../model/predictRows.ts';
import { allRows, toOutputRows } from './modelTasks.ts';

type Say = (message: TrainerMessage) => void;
/** Rows of a call: few enough for a model of large images. */
const BATCH_ROWS = 32;
/** Rows of a prepared folder that an export is compared on. */
const PROOF_ROWS = 200;

/**
 * Writes a model in a format, with labels and preparation beside it; the folder appears whole or not at all. Says the
 * files, and what the executor predicts for the first rows of the prepared folder. Errors: those of the format, write errors.
 */
export async function runExportTask(
  task: Extract<TrainerTask, { task: 'export' }>,
  executor: Executor,
  say: Say,
): Promise<void> {
  const { runFolder, out } = task;
  const format = findFormat(task.format);
  const opened = await openModel(executor, runFolder, task.weights);
  const model = task.everyLayer ? withEveryLayer(opened) : opened;
  const data = await openPrepared(task.preparedFolder);
  const sidecar = await describeSidecar(model.plan, runFolder);
  const expected = predictLayers(executor, model, data);
  const source: ExportSource = {
    model,
    sidecar,
    runFolder,
    rows: readInputs(sidecar, data, allRows(data, PROOF_ROWS)),
    expected,
  };
  await replaceFolder(out, (temporary) => writeFormat(format, source, temporary)).catch((error: unknown) => {
    // Anything but a refusal of the file system is a bug, and says so itself.
    throw error instanceof Error && 'errno' in error ? toWriteError(error, out) : error;
  });
  say({ message: 'exported', files: (await readdir(out)).sort() });
  say({ message: 'predictions', id: null, outputs: toOutputRows(expected) });
}

/** Loads an export that it knows nothing about and predicts the same rows. Errors: those of the format. */
export async function runProveTask(task: Extract<TrainerTask, { task: 'prove' }>, say: Say): Promise<void> {
  const format = findFormat(task.format);
  if (!format.load) throw new AppError('export.unknownFormat', { format: task.format, names: '' });
  const data = await openPrepared(task.preparedFolder);
  const sidecar = await readSidecar(task.exportFolder);
  const loaded = await format.load(task.exportFolder, sidecar);
  const rows = allRows(data, PROOF_ROWS);
  const parts: (readonly Float32Array[])[] = [];
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    parts.push(await loaded.predict(readInputs(sidecar, data, rows.subarray(from, from + BATCH_ROWS))));
  }
  loaded.close();
  const outputs = sidecar.outputs.map(({ name, shape }, place) => ({
    layer: name,
    width: shape.reduce((product, size) => product * size, 1),
    values: joinParts(parts.map((part) => part[place] ?? new Float32Array())),
  }));
  say({ message: 'predictions', id: null, outputs: toOutputRows(outputs) });
}

async function writeFormat(format: ExportFormat, source: ExportSource, folder: string): Promise<void> {
  await format.write(source, folder);
  await writeFile(path.join(folder, SIDECAR_FILE), `${stringifySorted(source.sidecar, 2)}\n`);
  for (const file of [RUN_FILES.preparation, RUN_FILES.fitted, RUN_FILES.schema]) {
    await cp(path.join(source.runFolder, file), path.join(folder, path.basename(file)));
  }
  await format.check?.(source, folder);
}

function findFormat(id: string): ExportFormat {
  const found = allFormats.find((format) => format.id === id);
  if (!found)
    throw new AppError('export.unknownFormat', { format: id, names: allFormats.map((one) => one.id).join(', ') });
  return found;
}

/** The model with every layer among its outputs, in the order in which they are computed. */
function withEveryLayer(model: TrainedModel): TrainedModel {
  const outputs = model.plan.model.layers.flatMap(({ node, fields }) => (fields ? [] : [node]));
  return { ...model, plan: { ...model.plan, model: { ...model.plan.model, outputs } } };
}

function predictLayers(executor: Executor, { plan }: TrainedModel, data: PreparedData): readonly Prediction[] {
  const reader = createBatchReader(plan, data, { inputsOnly: true });
  const rows = allRows(data, PROOF_ROWS);
  const parts: ReturnType<Executor['activations']>[] = [];
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    parts.push(executor.activations(reader.read(rows.subarray(from, from + BATCH_ROWS)), plan.model.outputs));
  }
  return plan.model.outputs.map((layer) => {
    const values = joinParts(parts.map((part) => part[layer]?.data ?? new Float32Array()));
    return { layer, width: values.length / rows.length, values };
  });
}

function readInputs(sidecar: Sidecar, data: PreparedData, rows: Uint32Array): InputRows[] {
  return sidecar.inputs.map(({ name, shape, fields }) => ({
    name,
    shape: [rows.length, ...shape],
    values: fillFeed(
      fields.map((field) => field.name),
      data,
      rows,
    ),
  }));
}

function joinParts(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
