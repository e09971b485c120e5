import { z } from 'zod';
import { runFailureSchema } from './runRecord.ts';

const common = {
  /** Milliseconds since 1970. */
  at: z.number(),
  /** Epoch (from 1) and step (over the whole run) where it happened. */
  epoch: z.number().int().min(0),
  step: z.number().int().min(0),
};

/** One line of `events.jsonl`. */
export const runEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('start'), ...common }),
  z.object({ event: z.literal('continued'), ...common }),
  z.object({ event: z.literal('pause'), ...common }),
  z.object({ event: z.literal('resume'), ...common }),
  z.object({ event: z.literal('learningRateChanged'), ...common, from: z.number(), to: z.number() }),
  /** The loss was no number (`failure` says why): back to the last checkpoint, with a lower learning rate. */
  z.object({
    event: z.literal('rolledBack'),
    ...common,
    failure: runFailureSchema,
    toEpoch: z.number().int(),
    toStep: z.number().int(),
    learningRate: z.number(),
  }),
  z.object({ event: z.literal('stopped'), ...common }),
  z.object({ event: z.literal('finished'), ...common, reason: z.enum(['epochs', 'earlyStopping']) }),
  z.object({ event: z.literal('failed'), ...common, failure: runFailureSchema }),
]);
export type RunEvent = z.infer<typeof runEventSchema>;
