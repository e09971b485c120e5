import { z } from 'zod';

/** How the values of one weight lie, and how strongly the loss pulls at it. */
export const weightStatisticsSchema = z.object({
  /** Named as Keras names it: `conv2d_1/kernel`. */
  name: z.string(),
  layer: z.string(),
  count: z.number().int(),
  mean: z.number(),
  sd: z.number(),
  min: z.number(),
  max: z.number(),
  /** Values by bins of equal width from `min` to `max`. */
  histogram: z.array(z.number().int()),
  /** Length of the gradient of the mean loss of one batch; null for a weight that is not trained, and from the fallback. */
  gradientNorm: z.number().nullable(),
});
export type WeightStatistics = z.infer<typeof weightStatisticsSchema>;

/** The statistics of all weights at one moment of a run. */
export const statisticsSchema = z.object({
  epoch: z.number().int().min(1),
  step: z.number().int().min(0),
  weights: z.array(weightStatisticsSchema),
});
export type Statistics = z.infer<typeof statisticsSchema>;
