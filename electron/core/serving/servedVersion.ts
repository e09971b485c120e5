import { AppError } from '../../../shared/base/appError.ts';
import type { DataContract } from '../../../shared/ipc/dataContract.ts';
import type { CallOutput } from '../../../shared/ipc/rpc.ts';
import type { ModelOutput, ModelRows } from '../../../shared/serving/modelRows.ts';
import type { PlainRows } from '../../../shared/serving/plainRequest.ts';
import type { ServedModel } from '../../../shared/serving/servedModel.ts';
import { readNet } from '../runs/describeModel.ts';
import { readRunInfo, runPaths } from '../runs/runFolder.ts';
import type { TaskContext } from '../runs/taskContext.ts';
import { Batcher, type BatchReport } from './batcher.ts';
import { ModelProcess } from './modelProcess.ts';
import { readServedModel } from './readServedModel.ts';

/** Requests that are prepared, wait, or are with the model. */
const MAX_UNDER_WAY = 1024;

type Prepared = CallOutput<DataContract, 'prepareRowsInMemory'>;

/** One answer for one row that was asked for, in the order of the question. */
export interface PlainAnswer {
  /** The first output; null for a row that could not be prepared. */
  readonly values: readonly number[] | null;
  readonly reason: Prepared['sources'][number]['reason'];
}

/** One version of a model that is being served: its process, its queue, its preparation. */
export class ServedVersion {
  #underWay = 0;
  #idle: (() => void)[] = [];

  private constructor(
    readonly model: ServedModel,
    readonly run: string,
    readonly process: ModelProcess,
    private readonly batcher: Batcher,
    private readonly prepare: (from: PlainRows) => Promise<{ readonly prepared: Prepared; readonly rows: ModelRows }>,
  ) {}

  /** Opens a run's model and waits until it answers. Errors: those of the run and of its model. */
  static async open(
    folder: string,
    address: { readonly name: string; readonly version: string },
    context: TaskContext,
    tell: {
      readonly batch: (report: BatchReport) => void;
      readonly ready: (isReady: boolean) => void;
    },
  ): Promise<ServedVersion> {
    const process = new ModelProcess(folder, context.launcher, context.log, tell.ready);
    try {
      const [model, info, net] = await Promise.all([
        readServedModel(folder, address.name, address.version, context),
        readRunInfo(folder),
        readNet(folder),
        process.untilReady(),
      ]);
      const inputs = net.model.layers.flatMap(({ node, fields }) => (fields ? [{ node, fields }] : []));
      const batcher = new Batcher((rows) => process.predict(rows), model.outputs, tell.batch);
      const request = {
        projectFolder: info.projectFolder,
        resourcesFolder: context.places.resources,
        modelFolder: runPaths(folder).model,
        fields: [...new Set(inputs.flatMap(({ fields }) => fields))],
      };
      const prepare = async (from: PlainRows) => {
        const given = readGiven(from);
        const prepared = await context.data.call('prepareRowsInMemory', { ...request, from: given });
        const feeds = inputs.map(({ node, fields }): [string, Float32Array] => [node, putSideBySide(prepared, fields)]);
        return { prepared, rows: { rows: prepared.rows, feeds: Object.fromEntries(feeds) } };
      };
      return new ServedVersion(model, info.id, process, batcher, prepare);
    } catch (error) {
      await process.close();
      throw error;
    }
  }

  /** Prepared tensors, as the protocols of model servers give them. Errors: `serve.busy`, `serve.modelDown`, the model's. */
  predict(rows: ModelRows): Promise<readonly ModelOutput[]> {
    return this.#count(() => this.batcher.predict(rows));
  }

  /** What a person has, prepared as in training. Errors: those of preparing, and of predict. */
  answer(from: PlainRows): Promise<readonly PlainAnswer[]> {
    return this.#count(async () => {
      if (!this.process.isReady) throw new AppError('serve.modelDown');
      const { prepared, rows } = await this.prepare(from);
      const [output] = rows.rows === 0 ? [] : await this.batcher.predict(rows);
      return prepared.sources.map(({ prepared: row, reason }) => ({
        values:
          row === null || !output
            ? null
            : Array.from(output.values.subarray(row * output.width, (row + 1) * output.width)),
        reason,
      }));
    });
  }

  /** Settles when nobody waits for an answer of this version any more. */
  async drain(): Promise<void> {
    if (this.#underWay > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  close(): Promise<void> {
    return this.process.close();
  }

  async #count<T>(work: () => Promise<T>): Promise<T> {
    if (this.#underWay >= MAX_UNDER_WAY) throw new AppError('serve.busy');
    this.#underWay += 1;
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) for (const resolve of this.#idle.splice(0)) resolve();
    }
  }
}

function readGiven(from: PlainRows) {
  if (from.type === 'rows') return from;
  const images = from.type === 'imageBytes' ? [from.bytes] : from.base64.map((one) => Buffer.from(one, 'base64'));
  return { type: 'images' as const, images };
}

/** The fields of one input, side by side along the last axis, as the network was trained with. */
function putSideBySide({ rows, fields }: Prepared, names: readonly string[]): Float32Array {
  const columns = names.flatMap((name) => fields.find((field) => field.name === name) ?? []);
  const [only] = columns;
  if (only && columns.length === 1) return only.values;
  const stride = columns.reduce((sum, { elements }) => sum + elements, 0);
  const joined = new Float32Array(rows * stride);
  let offset = 0;
  for (const { elements, values } of columns) {
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < elements; i++) joined[row * stride + offset + i] = values[row * elements + i] ?? 0;
    }
    offset += elements;
  }
  return joined;
}
