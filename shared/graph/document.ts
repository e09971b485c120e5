import { z } from 'zod';

/** The version of the file format. Older files are migrated (migrations.ts), newer ones open read-only in what is known. */
export const FILE_VERSION = 1;

/**
 * Names of things by which records are keyed. Names that every object has already (`constructor`, `toString`, `__proto__`)
 * are refused wherever a file is read: looking them up would find something even where nothing was put.
 */
export const idSchema = z
  .string()
  .min(1)
  .max(200)
  .refine((id) => !(id in Object.prototype) && id !== 'prototype', { message: 'reserved name' });

/** A node of the graph. Values are kept raw: a kind that this version does not know survives being opened and saved. */
export const nodeRecordSchema = z.object({
  id: idSchema,
  kind: z.string().min(1).max(200),
  /** The version of the kind's definition that wrote the values. */
  version: z.number().int().min(1),
  values: z.record(idSchema, z.unknown()),
  /** The person's own name for it; absent means the kind's title. */
  label: z.string().max(500).optional(),
  /** The frame or block it lies in (later issues). */
  parentId: idSchema.optional(),
  /** Left out of the plan; passes its input through where the types allow it. */
  disabled: z.boolean().optional(),
});

export const edgeEndSchema = z.object({ node: idSchema, port: z.string().min(1).max(200) });

export const edgeRecordSchema = z.object({
  id: idSchema,
  from: edgeEndSchema,
  to: edgeEndSchema,
  /** Place among the wires of a port that takes many, ascending. */
  order: z.number().optional(),
});

export const positionSchema = z.object({ x: z.number().finite(), y: z.number().finite() });

export const documentSchema = z.object({
  fileVersion: z.literal(FILE_VERSION),
  /** Stays with the project through renames and copies; a copy by "save as" gets a new one. */
  id: idSchema,
  name: z.string().max(500),
  nodes: z.record(idSchema, nodeRecordSchema),
  edges: z.record(idSchema, edgeRecordSchema),
  /** Apart from the logic, so that moving a node is not a change of the model. */
  positions: z.record(idSchema, positionSchema),
  /** Reusable blocks by id (later issues fill it; the format has it from version 1). */
  definitions: z.record(idSchema, z.unknown()),
  /** Which Training node Run runs, when there are several. */
  activeTraining: idSchema.optional(),
  /** Free text: goal, data, what to look at. Markdown. */
  notes: z.string().max(100_000).optional(),
});

export type NodeRecord = Readonly<z.infer<typeof nodeRecordSchema>>;
export type EdgeEnd = Readonly<z.infer<typeof edgeEndSchema>>;
export type EdgeRecord = Readonly<z.infer<typeof edgeRecordSchema>>;
export type Position = Readonly<z.infer<typeof positionSchema>>;
export type LoomDocument = Readonly<z.infer<typeof documentSchema>>;

/** An empty document. */
export function createDocument(id: string, name: string): LoomDocument {
  return { fileVersion: FILE_VERSION, id, name, nodes: {}, edges: {}, positions: {}, definitions: {} };
}
