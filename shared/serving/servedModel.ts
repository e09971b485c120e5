import { z } from 'zod';

/** A tensor that goes into the network or comes out of it. `shape` without the batch axis. */
const tensorSchema = z.object({ name: z.string(), shape: z.array(z.number().int()), width: z.number().int() });
export type ServedTensor = z.infer<typeof tensorSchema>;

/** A column that a person gives for a row, before preparation. */
const columnSchema = z.object({
  name: z.string(),
  type: z.enum(['number', 'category', 'text']),
  unit: z.string().nullable(),
  classes: z.array(z.string()).nullable(),
  /** As it stands in the data; null when the data is not at hand. */
  example: z.union([z.string(), z.number(), z.null()]),
});
export type ServedColumn = z.infer<typeof columnSchema>;

/**
 * What a server says about a model, and what its document, its page, its snippets and its SDKs are made of. Of the run's
 * model folder only.
 */
export const servedModelSchema = z.object({
  /** As it stands in addresses: letters, digits, `-`, `_`, `.`. */
  name: z.string(),
  version: z.string(),
  /** As a person called it. */
  title: z.string(),
  input: z.enum(['image', 'table']),
  image: z.object({ height: z.number(), width: z.number(), channels: z.number() }).nullable(),
  columns: z.array(columnSchema),
  target: z.object({ name: z.string(), unit: z.string().nullable(), classes: z.array(z.string()).nullable() }),
  /** Prepared tensors, for the two protocols of model servers. */
  inputs: z.array(tensorSchema).min(1),
  outputs: z.array(tensorSchema).min(1),
});
export type ServedModel = z.infer<typeof servedModelSchema>;

/** A name for addresses made of one that a person chose: `My model (3)` → `my-model-3`. */
export function toModelName(title: string): string {
  const name = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, '-')
    .replace(/^[-._]+|[-._]+$/g, '')
    .slice(0, 60);
  return name === '' ? 'model' : name;
}

/** The one column of text, when a model takes nothing else: a text alone is then a row. */
export function onlyTextColumn({ columns }: Pick<ServedModel, 'columns'>): ServedColumn | null {
  const [first] = columns;
  return columns.length === 1 && first && first.type !== 'number' ? first : null;
}
