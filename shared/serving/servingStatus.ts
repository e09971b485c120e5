import { z } from 'zod';
import { servedModelSchema } from './servedModel.ts';

/** One answered request, without what was asked: rows may be somebody's secret. */
export const requestEntrySchema = z.object({
  at: z.number(),
  method: z.string(),
  path: z.string(),
  status: z.number().int(),
  ms: z.number(),
  rows: z.number().int().nullable(),
});
export type RequestEntry = z.infer<typeof requestEntrySchema>;

/** How busy a server is. Times in milliseconds over the last requests; null before the first. */
export const servingCountsSchema = z.object({
  requests: z.number().int(),
  failures: z.number().int(),
  rows: z.number().int(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  p99: z.number().nullable(),
});
export type ServingCounts = z.infer<typeof servingCountsSchema>;

/** What is served where. Never the key. */
export const servingStatusSchema = z.object({
  address: z.string(),
  host: z.string(),
  port: z.number().int(),
  startedAt: z.number(),
  models: z.array(
    z.object({
      model: servedModelSchema,
      run: z.string(),
      isReady: z.boolean(),
      /** Labels that point to this version, such as `production`. */
      labels: z.array(z.string()),
      restarts: z.number().int(),
    }),
  ),
  counts: servingCountsSchema,
});
export type ServingStatus = z.infer<typeof servingStatusSchema>;
