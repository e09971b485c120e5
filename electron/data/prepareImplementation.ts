import type { z } from 'zod';
import type { NodeProblem } from '../../shared/nodes/definition.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import type { Batch, Column } from './columns.ts';
import { type DroppedRow, parseConfig, type ReadContext } from './sourceImplementation.ts';

/**
 * How a preparation treats rows. *stateless*: each row by itself. *fitted*: learns from the training rows first.
 * *training-only*: skipped at prediction. *row-changing*: may drop rows; at prediction a dropped row keeps its place as
 * null with a reason. A row-changing kind may be fitted too.
 */
export type PrepareMode = 'stateless' | 'fitted' | 'training-only' | 'row-changing';

/** What the rows are prepared for. New rows have no target, and none of them may be lost because of that. */
export type Purpose = 'training' | 'prediction';

export interface AppliedBatch {
  readonly batch: Batch;
  readonly dropped: readonly DroppedRow[];
}

/** A step that is ready to run: it knows its fields and what it learned, and treats one row as a million. */
export interface ReadyStep {
  readonly fields: readonly FieldType[];
  apply(batch: Batch): AppliedBatch;
}

/** The rows of the data set as a split sees them. */
export interface SplitInput {
  readonly rows: number;
  /** 1 for every row of the source's own test part; null when it has none. */
  readonly givenTest: Uint8Array | null;
  readonly target: FieldType | null;
  /** The fields as they reach the split. */
  readonly fields: readonly FieldType[];
  /** A plain one of them for all rows; missing for a row that is dropped before. */
  readField(name: string): Promise<Column>;
}

/** Where the files lie that a step reads while it learns. */
export type FitContext = Pick<ReadContext, 'places' | 'signal'>;

interface PrepareSpec<C, F> {
  readonly kind: string;
  readonly mode: PrepareMode;
  readonly config: z.ZodType<C>;
  /** What a fitted kind learns: plain JSON, parsed again when it comes back from a model. */
  readonly fitted?: z.ZodType<F>;
  /** Learns from the training rows: reads them as often as it calls `batches`. */
  fit?(config: C, fields: readonly FieldType[], batches: () => AsyncIterable<Batch>, context: FitContext): Promise<F>;
  /** Only kinds that read a file of their own: changes whenever the file may have changed. */
  fingerprint?(config: C, context: FitContext): Promise<string>;
  /**
   * The step for these fields. Has to give the types that `infer` of the kind's definition gives. `isTraining` tells
   * rows that are learned from, for a step that treats them otherwise than all others; new rows never are.
   */
  ready(
    config: C,
    fields: readonly FieldType[],
    fitted: F,
    purpose: Purpose,
    isTraining: (rowId: number) => boolean,
  ): ReadyStep;
  /**
   * The incoming fields that one outgoing field is made of: new rows need no others. Without it, a field is made of the
   * one with the same name, and a new one of all features.
   */
  madeFrom?(config: C, wanted: string, fields: readonly FieldType[]): readonly string[];
  /** Only kinds that divide the rows: SPLIT_CODES by row id, from row identity alone. */
  split?(config: C, input: SplitInput): Promise<Uint8Array>;
  /** Turns the numbers of one row back into words, by field name: for kinds that make numbers of texts. */
  decode?(config: C, fitted: F): ReadonlyMap<string, Decoder>;
  /** What a person should know about what was learned. */
  report?(config: C, fields: readonly FieldType[], fitted: F): readonly NodeProblem[];
}

/** The words behind the numbers of one row of a field. */
export type Decoder = (numbers: ArrayLike<number>) => string;

/** A kind of preparation as everything else sees it. */
export interface PrepareImplementation {
  readonly type: 'prepare';
  readonly kind: string;
  readonly mode: PrepareMode;
  readonly fits: boolean;
  readonly splits: boolean;
  /** Without a context, files of projects and of the app are not found. */
  fit(
    config: unknown,
    fields: readonly FieldType[],
    batches: () => AsyncIterable<Batch>,
    context?: FitContext,
  ): Promise<unknown>;
  /** Null for kinds that read no file of their own. */
  fingerprint(config: unknown, context: FitContext): Promise<string | null>;
  ready(
    config: unknown,
    fields: readonly FieldType[],
    fitted: unknown,
    purpose: Purpose,
    isTraining?: (rowId: number) => boolean,
  ): ReadyStep;
  madeFrom(config: unknown, wanted: string, fields: readonly FieldType[]): readonly string[];
  split(config: unknown, input: SplitInput): Promise<Uint8Array>;
  decode(config: unknown, fitted: unknown): ReadonlyMap<string, Decoder>;
  report(config: unknown, fields: readonly FieldType[], fitted: unknown): readonly NodeProblem[];
}

/** Turns the typed description of a preparation into the form that the list holds. */
export function definePrepare<C, F = null>(spec: PrepareSpec<C, F>): PrepareImplementation {
  const config = (raw: unknown) => parseConfig(spec.kind, spec.config, raw);
  // A kind without `fitted` has learned nothing: F is null then, and nobody else makes one.
  const fitted = (raw: unknown) => (spec.fitted ? parseConfig(spec.kind, spec.fitted, raw) : (null as F));
  return {
    type: 'prepare',
    kind: spec.kind,
    mode: spec.mode,
    fits: spec.fit !== undefined,
    splits: spec.split !== undefined,
    fit: async (raw, fields, batches, context = nowhere()) =>
      spec.fit ? await spec.fit(config(raw), fields, batches, context) : null,
    fingerprint: async (raw, context) => (await spec.fingerprint?.(config(raw), context)) ?? null,
    ready: (raw, fields, learned, purpose, isTraining = () => purpose === 'training') =>
      spec.ready(config(raw), fields, fitted(learned), purpose, isTraining),
    madeFrom: (raw, wanted, fields) => spec.madeFrom?.(config(raw), wanted, fields) ?? madeFromSameName(wanted, fields),
    split: async (raw, input) => {
      if (!spec.split) throw new Error(`${spec.kind} does not divide rows`);
      return await spec.split(config(raw), input);
    },
    decode: (raw, learned) => spec.decode?.(config(raw), fitted(learned)) ?? new Map(),
    report: (raw, fields, learned) => spec.report?.(config(raw), fields, fitted(learned)) ?? [],
  };
}

function nowhere(): FitContext {
  return { places: { projectFolder: null, resourcesFolder: '' }, signal: new AbortController().signal };
}

function madeFromSameName(wanted: string, fields: readonly FieldType[]): readonly string[] {
  if (fields.some(({ name }) => name === wanted)) return [wanted];
  return fields.flatMap(({ name, role }) => (role === 'feature' ? [name] : []));
}

/** A step that changes types only, or nothing. */
export function passRows(fields: readonly FieldType[]): ReadyStep {
  return { fields, apply: (batch) => ({ batch: { ...batch, fields }, dropped: [] }) };
}
