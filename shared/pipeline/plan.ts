import { z } from 'zod';

/** Axis sizes without the batch axis, all known: a plan has no open questions. */
const shapeSchema = z.array(z.number().int().min(0));
const configSchema = z.record(z.string(), z.unknown());

export const fieldTypeSchema = z.object({
  name: z.string(),
  dtype: z.enum(['uint8', 'int32', 'float32', 'string', 'bool']),
  shape: z.array(z.number().int().min(0).nullable()),
  role: z.enum(['feature', 'target', 'weight', 'group', 'time', 'id', 'ignore']),
  unit: z.string().optional(),
  classes: z.array(z.string()).nullable().optional(),
  missing: z.number().nullable().optional(),
  range: z.tuple([z.number(), z.number()]).optional(),
  semantic: z.enum(['image', 'category', 'number', 'text', 'tokens']).optional(),
});

/** One step of the data part, in the order in which they run: a source first, preparation after it. */
export const dataStepSchema = z.object({
  node: z.string(),
  kind: z.string(),
  type: z.enum(['source', 'prepare']),
  config: configSchema,
  /** Ids of the steps whose data sets come in, in port order. */
  inputs: z.array(z.string()),
});

export const weightSpecSchema = z.object({
  name: z.string(),
  shape: shapeSchema,
  trainable: z.boolean(),
  initializer: z.enum(['zeros', 'ones', 'uniform', 'orthogonal', 'forgetOnes']).optional(),
});

/** One layer, in topological order. `Input` layers have no inputs and name the fields that they take. */
export const layerStepSchema = z.object({
  node: z.string(),
  kind: z.string(),
  /** Keras' class name; `InputLayer` for inputs. */
  className: z.string(),
  /** Keras' arguments in camelCase. */
  config: configSchema,
  inputs: z.array(z.string()),
  /** Fields of the data set, joined along the last axis; only for inputs. */
  fields: z.array(z.string()).optional(),
  outputShape: shapeSchema,
  weights: z.array(weightSpecSchema),
});

export const objectiveStepSchema = z.object({
  node: z.string(),
  /** Keras' name: `sparseCategoricalCrossentropy`, `meanSquaredError`… */
  name: z.string(),
  /** The layer whose output is judged, and the field it is judged by. */
  prediction: z.string(),
  target: z.string(),
  weight: z.number(),
  config: configSchema,
});
export const metricStepSchema = objectiveStepSchema.omit({ weight: true });

const dataPlanSchema = z.object({
  hash: z.string(),
  steps: z.array(dataStepSchema).min(1),
  /** Id of the step whose data set the training takes. */
  output: z.string(),
});
const modelPlanSchema = z.object({
  hash: z.string(),
  layers: z.array(layerStepSchema).min(1),
  /** Ids of the layers whose outputs the objectives judge. */
  outputs: z.array(z.string()).min(1),
  parameterCount: z.number().int().min(0),
});
const trainingPlanSchema = z.object({
  hash: z.string(),
  node: z.string(),
  task: z.enum(['classification', 'regression']),
  objectives: z.array(objectiveStepSchema).min(1),
  metrics: z.array(metricStepSchema),
  optimizer: z.object({ node: z.string(), className: z.string(), config: configSchema }),
  callbacks: z.array(z.object({ node: z.string(), className: z.string(), config: configSchema })),
  epochs: z.number().int().min(1),
  batchSize: z.number().int().min(1),
  shuffle: z.boolean(),
  seed: z.number().int().min(0),
  /** What a loss that is no number does to the run; missing: it ends. */
  onNonFinite: z.enum(['stop', 'rollback']).optional(),
  /** What the learning rate is multiplied by when the run goes back. */
  rollbackFactor: z.number().min(0).max(1).optional(),
});

/**
 * All that a trainer is ever told: plain JSON, immutable, each part with its own hash. The data hash keys the prepared
 * data, the model hash keys checkpoints.
 */
export const planSchema = z.object({
  planVersion: z.literal(1),
  documentId: z.string(),
  documentName: z.string(),
  data: dataPlanSchema,
  model: modelPlanSchema,
  training: trainingPlanSchema,
});

export type Plan = z.infer<typeof planSchema>;
export type DataPlan = Plan['data'];
export type ModelPlan = Plan['model'];
export type TrainingPlan = Plan['training'];
export type DataStep = z.infer<typeof dataStepSchema>;
export type LayerStep = z.infer<typeof layerStepSchema>;
export type ObjectiveStep = z.infer<typeof objectiveStepSchema>;
export type MetricStep = z.infer<typeof metricStepSchema>;
