import { z } from 'zod';

/** States of a run; runState.ts owns the transitions. */
export const RUN_STATES = ['preparing', 'training', 'paused', 'stopping', 'finished', 'stopped', 'failed'] as const;
export const runStateNameSchema = z.enum(RUN_STATES);
export type RunStateName = z.infer<typeof runStateNameSchema>;

/** Why a run failed, as a problem or error code with values: the window says it in the person's language. */
export const runFailureSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  node: z.string().optional(),
});
export type RunFailure = z.infer<typeof runFailureSchema>;

/** Which engine executed the run and under what settings: the bits of a result depend on them. */
export const engineInfoSchema = z.object({
  /** `tfjs-layers` on `tensorflow` (native), or on `cpu` (pure JavaScript, slow, with a visible notice). */
  executor: z.enum(['graph', 'tfjs-layers']),
  backend: z.enum(['tensorflow', 'cpu']),
  tensorflow: z.string().nullable(),
  threads: z.number().int().nullable(),
});
export type EngineInfo = z.infer<typeof engineInfoSchema>;

/** `state.json` of a run folder: small, replaced atomically. Times are milliseconds since 1970. */
export const runStateSchema = z.object({
  state: runStateNameSchema,
  epoch: z.number().int().min(0),
  epochs: z.number().int().min(1),
  step: z.number().int().min(0),
  stepsPerEpoch: z.number().int().min(0),
  startedAt: z.number(),
  updatedAt: z.number(),
  /** Time spent training, without pauses. */
  trainedMs: z.number().min(0),
  engine: engineInfoSchema.nullable(),
  failure: runFailureSchema.nullable(),
  /** Epoch (from 1) of the best weights and the value they were judged by. */
  best: z.object({ epoch: z.number().int(), metric: z.string(), value: z.number() }).nullable(),
  /** Set when the loss became no number and the run went back to a checkpoint: how often, where, and the new rate. */
  rolledBack: z.object({ times: z.number().int(), epoch: z.number().int(), learningRate: z.number() }).optional(),
  /** Last values, so that a list of runs needs no metrics file. */
  lastMetrics: z.record(z.string(), z.number()),
});
export type RunState = z.infer<typeof runStateSchema>;

/** `run.json` of a run folder: written once before the trainer starts; only name and tags change later. */
export const runInfoSchema = z.object({
  id: z.string(),
  name: z.string(),
  documentId: z.string(),
  documentName: z.string(),
  createdAt: z.number(),
  /** The run it was continued from. */
  parent: z.string().nullable(),
  /** Folds, seeds and sweeps share one. */
  group: z.string().nullable(),
  /** Folder that relative paths of the plan are relative to; null for an unsaved project. */
  projectFolder: z.string().nullable(),
});
export type RunInfo = z.infer<typeof runInfoSchema>;

/**
 * One line of `metrics.jsonl`, and one live message. `scope: 'batch'` lines are means over the batches since the last
 * line (at most 10 a second), `'epoch'` lines close an epoch and carry the validation values as `val_…` (Keras' names).
 */
export const metricPointSchema = z.object({
  scope: z.enum(['batch', 'epoch']),
  /** From 1. */
  epoch: z.number().int().min(1),
  /** Steps done since the start of the run, over all epochs. */
  step: z.number().int().min(0),
  /** Milliseconds of training since the start of the run, without pauses. */
  at: z.number(),
  values: z.record(z.string(), z.number()),
  samplesPerSecond: z.number(),
  learningRate: z.number(),
  /** True on the first line after the run went on from a checkpoint: charts mark the place. */
  resumed: z.boolean().optional(),
});
export type MetricPoint = z.infer<typeof metricPointSchema>;

/** A run as lists show it. */
export const runSummarySchema = z.object({ info: runInfoSchema, state: runStateSchema, folder: z.string() });
export type RunSummary = z.infer<typeof runSummarySchema>;
