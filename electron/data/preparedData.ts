import { z } from 'zod';
import { fieldTypeSchema } from '../../shared/pipeline/plan.ts';

/**
 * A prepared folder: what the data part of a plan leaves for the trainer. Little-endian, row-major, one file a field.
 *
 *   prepared.json   this schema
 *   fitted.json     what each preparation step learned from the training rows, by node id (plain JSON)
 *   <file>.bin      rows × elements of one field: uint8, int32 or float32 as its dtype says (bool as uint8)
 *   split.bin       uint8 a row: 0 train, 1 validation, 2 test
 *   rowIds.bin      int32 a row: position in the source
 *
 * Text fields have no file: what a network cannot take stays in the source, reachable by row id.
 */
export const preparedSchema = z.object({
  version: z.literal(1),
  hash: z.string(),
  rows: z.number().int(),
  /** In the order of the data set. `file` null for a field that has none (text). */
  fields: z.array(z.object({ type: fieldTypeSchema, file: z.string().nullable(), elements: z.number().int() })),
  splitCounts: z.object({ train: z.number().int(), validation: z.number().int(), test: z.number().int() }),
  /** Fingerprints of the sources by node id. */
  sources: z.record(z.string(), z.string()),
});
export type Prepared = z.infer<typeof preparedSchema>;

export const SPLIT_CODES = { train: 0, validation: 1, test: 2 } as const;
export type SplitName = keyof typeof SPLIT_CODES;
