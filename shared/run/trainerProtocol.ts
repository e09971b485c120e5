import { z } from 'zod';
import { planSchema } from '../pipeline/plan.ts';
import { evaluationReportSchema } from './evaluationReport.ts';
import { engineInfoSchema, metricPointSchema, runFailureSchema, runStateSchema } from './runRecord.ts';
import { statisticsSchema } from './weightStatistics.ts';

/**
 * What core and a trainer process say to each other. One process does one task and ends. Inputs that name rows are
 * prepared by the data process before: the trainer only sees prepared data folders (electron/data/preparedData.ts).
 */
export const trainerTaskSchema = z.discriminatedUnion('task', [
  z.object({
    task: z.literal('train'),
    runFolder: z.string(),
    preparedFolder: z.string(),
    plan: planSchema,
    /** Set when the run goes on from its own last checkpoint instead of starting at epoch 1. */
    resume: z.boolean(),
  }),
  z.object({
    task: z.literal('evaluate'),
    runFolder: z.string(),
    preparedFolder: z.string(),
    split: z.enum(['train', 'validation', 'test']),
    weights: z.enum(['best', 'last']),
  }),
  /** Predicts every row of a prepared folder; answers as `predictions` with one row of numbers per output and row. */
  z.object({
    task: z.literal('predict'),
    runFolder: z.string(),
    preparedFolder: z.string(),
    weights: z.enum(['best', 'last']),
  }),
  /** Stays alive and answers `rows` messages: for the predict panel and later the server. */
  z.object({ task: z.literal('serve'), runFolder: z.string(), weights: z.enum(['best', 'last']) }),
  /**
   * Writes the model in a format; answers with the files and with what the app itself predicts for the prepared rows. With
   * `everyLayer`, every layer is an output, so that a difference can be followed to where it begins.
   */
  z.object({
    task: z.literal('export'),
    runFolder: z.string(),
    preparedFolder: z.string(),
    format: z.string(),
    out: z.string(),
    weights: z.enum(['best', 'last']),
    everyLayer: z.boolean().optional(),
  }),
  /** Loads an exported folder without our run, in the runtime that it is meant for, and predicts; the other half of the proof. */
  z.object({
    task: z.literal('prove'),
    exportFolder: z.string(),
    preparedFolder: z.string(),
    format: z.string(),
  }),
  /** Says which engine would execute a task, and does nothing. */
  z.object({ task: z.literal('describeEngine') }),
]);
export type TrainerTask = z.infer<typeof trainerTaskSchema>;

const numbersSchema = z.custom<Float32Array>((value) => value instanceof Float32Array);

/** Core → trainer, after the task. */
export const trainerCommandSchema = z.discriminatedUnion('command', [
  z.object({ command: z.literal('pause') }),
  z.object({ command: z.literal('resume') }),
  /** Ends after the batch in hand, with a checkpoint. */
  z.object({ command: z.literal('stop') }),
  z.object({ command: z.literal('setLearningRate'), value: z.number().positive() }),
  /** Asks a training for the statistics of its weights; answered once, before its next batch. */
  z.object({ command: z.literal('statistics') }),
  /**
   * For a `serve` task: feed name → rows × values, flat, row-major. As typed arrays, which cross a process border a dozen times
   * as fast as lists of numbers.
   */
  z.object({
    command: z.literal('rows'),
    id: z.number().int(),
    rows: z.number().int().min(1),
    feeds: z.record(z.string(), numbersSchema),
  }),
]);
export type TrainerCommand = z.infer<typeof trainerCommandSchema>;

/** One output of the model for some rows: row-major, `width` numbers a row. */
export const outputRowsSchema = z.object({ layer: z.string(), width: z.number().int(), values: z.array(z.number()) });
export type OutputRows = z.infer<typeof outputRowsSchema>;

/** The same for an answer that somebody waits for. */
export const servedRowsSchema = outputRowsSchema.extend({ values: numbersSchema });
export type ServedRows = z.infer<typeof servedRowsSchema>;

/** Trainer → core. */
export const trainerMessageSchema = z.discriminatedUnion('message', [
  z.object({ message: z.literal('engine'), engine: engineInfoSchema }),
  z.object({ message: z.literal('ready'), rssMb: z.number() }),
  z.object({ message: z.literal('state'), state: runStateSchema }),
  /** At most 10 a second; the last value is never lost. Already appended to metrics.jsonl. */
  z.object({ message: z.literal('metrics'), points: z.array(metricPointSchema) }),
  z.object({ message: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ message: z.literal('statistics'), statistics: statisticsSchema }),
  z.object({ message: z.literal('evaluation'), report: evaluationReportSchema }),
  z.object({ message: z.literal('predictions'), id: z.null(), outputs: z.array(outputRowsSchema) }),
  /** Answers a `rows` command. */
  z.object({ message: z.literal('served'), id: z.number().int(), outputs: z.array(servedRowsSchema) }),
  z.object({
    message: z.literal('exported'),
    files: z.array(z.string()),
  }),
  /** With an `id`, only that `rows` command failed and the process goes on; without, it ends after this. */
  z.object({ message: z.literal('failed'), failure: runFailureSchema, id: z.number().int().optional() }),
  /** The last message of a task that went well; the process ends by itself after it. */
  z.object({ message: z.literal('done') }),
]);
export type TrainerMessage = z.infer<typeof trainerMessageSchema>;
