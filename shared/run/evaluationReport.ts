import { z } from 'zod';

const curveSchema = z.object({
  /** Class name, or '' for the only curve of a binary task. */
  label: z.string(),
  /** Area under the curve (ROC), or average precision (PR); null when the class has no rows. */
  area: z.number().nullable(),
  x: z.array(z.number()),
  y: z.array(z.number()),
});
export type Curve = z.infer<typeof curveSchema>;

export const classReportSchema = z.object({
  name: z.string(),
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
  support: z.number().int(),
});

/** What an evaluation found on one split. Rows are positions in the prepared data set (its row order), not of the file. */
export const evaluationReportSchema = z.object({
  runId: z.string(),
  split: z.enum(['train', 'validation', 'test']),
  weights: z.enum(['best', 'last']),
  rows: z.number().int(),
  loss: z.number(),
  /** Plain metrics by Keras' names: accuracy, mae, rmse, r2… */
  metrics: z.record(z.string(), z.number()),
  result: z.discriminatedUnion('task', [
    z.object({
      task: z.literal('classification'),
      output: z.string(),
      target: z.string(),
      classes: z.array(z.string()),
      /** [actual][predicted], counts. */
      confusion: z.array(z.array(z.number().int())),
      perClass: z.array(classReportSchema),
      /** x false positive rate, y true positive rate; at most 200 points a curve. */
      roc: z.array(curveSchema),
      /** x recall, y precision. */
      pr: z.array(curveSchema),
      /** Per row: actual class, predicted class, probability of the predicted one. */
      actual: z.array(z.number().int()),
      predicted: z.array(z.number().int()),
      confidence: z.array(z.number()),
      /** Row id (position in the source) of each row, to look the sample up. */
      rowIds: z.array(z.number().int()),
    }),
    z.object({
      task: z.literal('regression'),
      output: z.string(),
      target: z.string(),
      unit: z.string().nullable(),
      mae: z.number(),
      rmse: z.number(),
      r2: z.number().nullable(),
      actual: z.array(z.number()),
      predicted: z.array(z.number()),
      rowIds: z.array(z.number().int()),
    }),
  ]),
});
export type EvaluationReport = z.infer<typeof evaluationReportSchema>;
