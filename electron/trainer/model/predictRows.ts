import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { PreparedData } from '../../data/preparedData.ts';
import { createBatchReader } from '../loop/batchReader.ts';
import type { Executor } from '../loop/executor.ts';

const BATCH_ROWS = 128;

/** One output of a model for some rows: row-major, `width` numbers a row. */
export interface Prediction {
  readonly layer: string;
  readonly width: number;
  readonly values: Float32Array;
}

/** What the model in the executor gives for these rows of the prepared data, in their order. */
export async function predictRows(
  executor: Executor,
  plan: Plan,
  data: PreparedData,
  rows: Uint32Array,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<readonly Prediction[]> {
  const reader = createBatchReader(plan, data, { inputsOnly: true });
  const whole = plan.model.outputs.map((layer) => {
    const width = outputWidth(plan, layer);
    return { layer, width, values: new Float32Array(rows.length * width) };
  });
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    const outputs = executor.predict(reader.read(rows.subarray(from, from + BATCH_ROWS)));
    for (const { layer, width, values } of whole) values.set(outputs[layer] ?? [], from * width);
    onProgress(Math.min(from + BATCH_ROWS, rows.length), rows.length);
    await new Promise(setImmediate);
  }
  return whole;
}

/** How many numbers a layer gives for each row. */
export function outputWidth(plan: Plan, layer: string): number {
  const shape = plan.model.layers.find(({ node }) => node === layer)?.outputShape ?? [];
  return shape.reduce((product, size) => product * size, 1);
}
