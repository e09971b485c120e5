import { z } from 'zod';
import { dataStepSchema, fieldTypeSchema } from '../pipeline/plan.ts';

/**
 * One cell of a table preview: a number, a text, a yes/no, null for missing, a small image as a PNG data URL, or a series
 * of numbers, one list a channel, thinned out to what a small chart can show.
 */
export const cellSchema = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.null(),
  z.object({ image: z.string() }),
  z.object({ series: z.array(z.array(z.number().nullable())), length: z.number().int() }),
]);
export type Cell = z.infer<typeof cellSchema>;

const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  node: z.string().optional(),
  parameter: z.string().optional(),
  place: z.string().optional(),
});

/** Found out about a source node by reading it (definition.ts: SourceFacts). */
export const sourceFactsSchema = z.object({
  fields: z.array(fieldTypeSchema),
  rows: z.number().int(),
  split: z.enum(['none', 'given']),
  problems: z.array(problemSchema),
  /** Of the file or folder as it is now; goes into the node's file parameter. */
  fingerprint: z.string(),
});

const statisticsSchema = z.object({
  field: z.string(),
  missing: z.number().int(),
  distinct: z.number().int().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  mean: z.number().nullable(),
  standardDeviation: z.number().nullable(),
  /** 20 equal bins from min to max, or the most frequent values for categories. */
  histogram: z.array(z.object({ label: z.string(), count: z.number().int() })),
  /** Values below which 5, 25, 50, 75 and 95 of a hundred lie; null for what has no order. */
  quantiles: z.array(z.number()).length(5).nullable(),
  /**
   * How much the field tells about the target: Pearson's r of two numbers (−1 … 1), the correlation ratio of a number and a
   * class, Cramér's V of two classes (0 … 1). Null for the target itself and what cannot be compared.
   */
  association: z.number().nullable(),
});

export const previewSchema = z.object({
  fields: z.array(fieldTypeSchema),
  rows: z.number().int(),
  /** Row ids (positions in the source) and their cells, in field order. */
  sample: z.array(
    z.object({
      rowId: z.number().int(),
      split: z.enum(['train', 'validation', 'test']).nullable(),
      cells: z.array(cellSchema),
      /** What three epochs of training would make of the picture of this row, where a step changes pictures by chance. */
      augmented: z.array(cellSchema).optional(),
    }),
  ),
  statistics: z.array(statisticsSchema),
  splitCounts: z.object({ train: z.number(), validation: z.number(), test: z.number() }).nullable(),
  problems: z.array(problemSchema),
  /** What is odd in the data itself (profileMessages): never in the way, each with a node that would mend it. */
  profile: z.array(problemSchema),
});
export type Preview = z.infer<typeof previewSchema>;

/** One page of the rows that leave a node, filtered and sorted. */
export const rowsRequestSchema = z.object({
  /** A logical expression of shared/expression; '' keeps all rows. */
  filter: z.string().max(4000),
  sort: z.object({ field: z.string(), descending: z.boolean() }).nullable(),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(500),
});
export const rowsPageSchema = z.object({
  fields: z.array(fieldTypeSchema),
  /** Rows that leave the node, and those of them that the filter keeps. */
  rows: z.number().int(),
  matching: z.number().int(),
  page: previewSchema.shape.sample,
  /** What is wrong with the filter. */
  problem: problemSchema.nullable(),
});
export type RowsPage = z.infer<typeof rowsPageSchema>;

/** What became of one row, step by step, from its source on. */
export const rowTraceSchema = z.object({
  stages: z.array(
    z.object({
      node: z.string(),
      /** Its number from here on: a step that makes new rows counts anew. */
      rowId: z.number().int(),
      /** How many rows it was made of here (windows, groups, joins); 1 for a row that is only passed on. */
      madeOf: z.number().int(),
      fields: z.array(fieldTypeSchema),
      /** Null when the row was dropped here. */
      cells: z.array(cellSchema).nullable(),
      dropped: problemSchema.nullable(),
    }),
  ),
});
export type RowTrace = z.infer<typeof rowTraceSchema>;

/** Where relative paths start (null: project not saved, only absolute and `resource:` paths work) and where data sets that ship with the app lie. */
const placesSchema = z.object({ projectFolder: z.string().nullable(), resourcesFolder: z.string() });

/** What one data process answers. Plain Node: no TensorFlow, no Electron. */
export const dataContract = {
  calls: {
    readSourceFacts: {
      input: placesSchema.extend({ step: dataStepSchema }),
      output: sourceFactsSchema,
    },
    /** Rows that leave the last of the steps. */
    preview: {
      input: placesSchema.extend({
        steps: z.array(dataStepSchema).min(1),
        output: z.string(),
        limit: z.number().int().min(1).max(1000),
      }),
      output: previewSchema,
    },
    /**
     * Runs the data part of a plan and leaves a prepared folder (preparedData.ts) under `cacheFolder`, named by the hash
     * of steps and source fingerprints; returns at once when it is there already.
     */
    prepare: {
      input: placesSchema.extend({
        steps: z.array(dataStepSchema).min(1),
        output: z.string(),
        seed: z.number().int(),
        cacheFolder: z.string(),
      }),
      output: z.object({
        folder: z.string(),
        hash: z.string(),
        rows: z.number().int(),
        cached: z.boolean(),
        /** What was left out and why (unreadable images by name, counts of rows), and what else is worth knowing. Empty when cached. */
        problems: z.array(problemSchema),
      }),
    },
    /**
     * Prepares rows that were not part of the training data, with what the steps learned then (fitted.json). A dropped row stays in
     * place as null with a reason. `from`: a CSV, a folder of images, one image, or typed cells by column name.
     */
    prepareNewRows: {
      input: placesSchema.extend({
        modelFolder: z.string(),
        from: z.discriminatedUnion('type', [
          z.object({ type: z.literal('csv'), path: z.string() }),
          z.object({ type: z.literal('imageFolder'), path: z.string() }),
          z.object({ type: z.literal('imageFile'), path: z.string() }),
          z.object({ type: z.literal('imageBytes'), base64: z.string() }),
          z.object({
            type: z.literal('rows'),
            rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
          }),
          /** A prepared split of the run's own data, by row id. */
          z.object({ type: z.literal('rowIds'), rowIds: z.array(z.number().int()) }),
        ]),
        cacheFolder: z.string(),
      }),
      output: z.object({
        folder: z.string(),
        rows: z.number().int(),
        /** For every input row: the row in the prepared folder, or why it was dropped. `name` is a file name or a row number. */
        sources: z.array(
          z.object({ name: z.string(), prepared: z.number().int().nullable(), reason: problemSchema.nullable() }),
        ),
      }),
    },
    /** What a model takes of a new row: the columns of its source, or an image. Reads the model once and keeps it at hand. */
    describeNewRows: {
      input: z.object({ modelFolder: z.string() }),
      output: z.object({ needed: z.array(fieldTypeSchema) }),
    },
    /**
     * The same as prepareNewRows for a few rows that somebody waits for: nothing is written, the numbers of the wanted fields
     * come back at once, row after row, in the numbers that a network takes.
     */
    prepareRowsInMemory: {
      input: placesSchema.extend({
        modelFolder: z.string(),
        from: z.discriminatedUnion('type', [
          z.object({
            type: z.literal('rows'),
            rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
          }),
          z.object({
            type: z.literal('images'),
            images: z.array(z.custom<Uint8Array>((v) => v instanceof Uint8Array)),
          }),
        ]),
        fields: z.array(z.string()),
      }),
      output: z.object({
        rows: z.number().int(),
        fields: z.array(
          z.object({
            name: z.string(),
            elements: z.number().int(),
            values: z.custom<Float32Array>((v) => v instanceof Float32Array),
          }),
        ),
        sources: z.array(
          z.object({ name: z.string(), prepared: z.number().int().nullable(), reason: problemSchema.nullable() }),
        ),
      }),
    },
    /** Rows that leave the last of the steps, by place, for a table of any length. */
    exploreRows: {
      input: placesSchema.extend({
        steps: z.array(dataStepSchema).min(1),
        output: z.string(),
        ...rowsRequestSchema.shape,
      }),
      output: rowsPageSchema,
    },
    /** The way of a row that leaves `node` (with the id that it has there) to the step `output`. */
    traceRow: {
      input: placesSchema.extend({
        steps: z.array(dataStepSchema).min(1),
        output: z.string(),
        node: z.string(),
        rowId: z.number().int().min(0),
      }),
      output: rowTraceSchema,
    },
    /** The source rows as a person knows them, before any preparation: for looking behind a number. */
    readSourceRows: {
      input: placesSchema.extend({
        steps: z.array(dataStepSchema).min(1),
        /** The step whose row ids these are: where rows are derived, they count the derived ones. */
        output: z.string().optional(),
        rowIds: z.array(z.number().int()).max(500),
      }),
      output: z.object({
        fields: z.array(fieldTypeSchema),
        rows: z.array(z.object({ rowId: z.number().int(), cells: z.array(cellSchema) })),
      }),
    },
  },
  events: {
    progress: z.object({ stage: z.string(), done: z.number(), total: z.number() }),
  },
} as const;
export type DataContract = typeof dataContract;
