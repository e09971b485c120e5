import { z } from 'zod';
import { type Plan, planSchema } from '../pipeline/plan.ts';

/**
 * `model/net.json` of a run: the network as it was trained (layers with shapes, weight names in Keras' order, outputs)
 * and how it was judged. Together with the preparation beside it, it is all that using the model takes; the document
 * may have changed since, or be gone.
 */
export const netSchema = planSchema.omit({ data: true, planVersion: true }).extend({ netVersion: z.literal(1) });
export type Net = z.infer<typeof netSchema>;

/** The net of a plan. */
export function netOfPlan({ documentId, documentName, model, training }: Plan): Net {
  return { netVersion: 1, documentId, documentName, model, training };
}
