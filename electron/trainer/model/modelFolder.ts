import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import { stringifySorted } from '../../../shared/base/hash.ts';
import { dataStepSchema, type Plan } from '../../../shared/pipeline/plan.ts';
import { type Net, netOfPlan, netSchema } from '../../../shared/run/net.ts';
import { RUN_FILES } from '../../../shared/run/runFiles.ts';
import { toWriteError, writeFileAtomic } from '../../core/writeFileAtomic.ts';
import { FITTED_FILE, PREPARED_FILE } from '../../data/preparedData.ts';
import type { Executor, NamedTensor } from '../loop/executor.ts';
import { readTensorFile, writeTensorFile } from '../loop/tensorFile.ts';

export type WeightsName = 'best' | 'last';

/**
 * Writes everything of `model/` but the weights: the network, the steps of the preparation, what they learned, and the
 * columns. From here on using the run needs neither the document nor the prepared data. Errors: write errors.
 */
export async function describeModel(runFolder: string, plan: Plan, preparedFolder: string): Promise<void> {
  const texts: readonly (readonly [string, string])[] = [
    [RUN_FILES.net, `${stringifySorted(netOfPlan(plan), 2)}\n`],
    [RUN_FILES.preparation, `${stringifySorted(plan.data, 2)}\n`],
    [RUN_FILES.fitted, await readFile(path.join(preparedFolder, FITTED_FILE), 'utf8')],
    [RUN_FILES.schema, await readFile(path.join(preparedFolder, PREPARED_FILE), 'utf8')],
  ];
  for (const [name, text] of texts) {
    const file = path.join(runFolder, name);
    await writeFileAtomic(file, text).catch((error: unknown) => {
      throw toWriteError(error, file);
    });
  }
}

/** Replaces the best or the last weights of a model. `epoch` is the one they come from. Errors: write errors. */
export async function writeModelWeights(
  runFolder: string,
  name: WeightsName,
  tensors: readonly NamedTensor[],
  epoch: number,
): Promise<void> {
  await writeTensorFile(weightsFile(runFolder, name), { tensors, metadata: { epoch: String(epoch) } });
}

/** A trained model, read from a run folder alone. */
export interface TrainedModel {
  readonly net: Net;
  /** As an executor opens it; its data part says how rows were prepared. */
  readonly plan: Plan;
  readonly weights: readonly NamedTensor[];
}

const preparationSchema = z.object({ hash: z.string(), output: z.string(), steps: z.array(dataStepSchema).min(1) });

/** Reads `model/` of a run. Errors: `run.modelMissing`, `run.modelBroken`, those of readTensorFile. */
export async function readModel(runFolder: string, name: WeightsName): Promise<TrainedModel> {
  const net = await readJson(runFolder, RUN_FILES.net, netSchema);
  const data = await readJson(runFolder, RUN_FILES.preparation, preparationSchema);
  const { tensors } = await readTensorFile(weightsFile(runFolder, name));
  const { documentId, documentName, model, training } = net;
  return { net, plan: { planVersion: 1, documentId, documentName, data, model, training }, weights: tensors };
}

/** Opens a trained model in an executor. Errors: those of readModel and of the executor. */
export async function openModel(executor: Executor, runFolder: string, name: WeightsName): Promise<TrainedModel> {
  const model = await readModel(runFolder, name);
  await executor.open(model.plan);
  executor.restore({ weights: model.weights, optimizer: [] });
  return model;
}

function weightsFile(runFolder: string, name: WeightsName): string {
  return path.join(runFolder, name === 'best' ? RUN_FILES.bestWeights : RUN_FILES.lastWeights);
}

async function readJson<T>(runFolder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  const file = path.join(runFolder, name);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('run.modelMissing', { path: file }, { cause });
  });
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('run.modelBroken', { path: file }, { cause });
  }
}
