import { z } from 'zod';
import type { Text } from '../base/text.ts';

/** Kinds of files that a source reads. */
export const FILE_TYPES = ['csv', 'image', 'parquet', 'json', 'excel', 'numpy', 'idx'] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** How the inspector edits a parameter. */
export type Control =
  | {
      readonly type: 'number';
      readonly min?: number;
      readonly max?: number;
      readonly step?: number;
      readonly integer: boolean;
      readonly scale?: 'log';
    }
  /** Two whole numbers, height × width. */
  | { readonly type: 'pair'; readonly min: number; readonly max: number }
  | { readonly type: 'dims' }
  | { readonly type: 'toggle' }
  /** `isCode`: several lines in letters of one width. */
  | { readonly type: 'text'; readonly placeholder?: Text; readonly isCode?: boolean }
  | { readonly type: 'choice'; readonly options: readonly Option[] }
  /** Names of fields of the data set that reaches the node. `of` narrows what is offered. */
  | {
      readonly type: 'fields';
      readonly many: boolean;
      readonly of: 'any' | 'number' | 'category' | 'text';
      readonly emptyMeans: Text;
    }
  | { readonly type: 'file'; readonly accept: FileType }
  | { readonly type: 'folder' }
  /** Changes of single rows (rowEdits.ts). */
  | { readonly type: 'rowEdits' };

export interface Option {
  readonly value: string;
  readonly label: Text;
}

/** One parameter of a kind: what it may be, what it starts as, and how a person meets it. */
export interface Parameter<T = unknown> {
  readonly schema: z.ZodType<T>;
  readonly initial: T;
  readonly label: Text;
  readonly help: Text;
  readonly unit?: Text;
  readonly control: Control;
  /** Shown on the card in the canvas as "32 · 3×3 · relu". */
  readonly onCard?: boolean;
  readonly visibleWhen?: (values: Readonly<Record<string, unknown>>) => boolean;
}

export type Params = Readonly<Record<string, Parameter>>;
export type ValuesOf<P> = { readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };

interface Wording {
  readonly label: Text;
  readonly help: Text;
  readonly unit?: Text;
  readonly onCard?: boolean;
  readonly visibleWhen?: (values: Readonly<Record<string, unknown>>) => boolean;
}

/** A whole number from `min` to `max`, both included. */
export function integer(
  spec: Wording & { initial: number; min: number; max: number; step?: number },
): Parameter<number> {
  const { initial, min, max, step, ...wording } = spec;
  return {
    ...wording,
    initial,
    schema: z.number().int().min(min).max(max),
    control: { type: 'number', min, max, step: step ?? 1, integer: true },
  };
}

/** A real number from `min` to `max`, both included. `scale: 'log'` gives a control that steps by factors. */
export function real(
  spec: Wording & { initial: number; min: number; max: number; step?: number; scale?: 'log' },
): Parameter<number> {
  const { initial, min, max, step, scale, ...wording } = spec;
  return {
    ...wording,
    initial,
    schema: z.number().min(min).max(max),
    control: {
      type: 'number',
      min,
      max,
      integer: false,
      ...(step === undefined ? {} : { step }),
      ...(scale === undefined ? {} : { scale }),
    },
  };
}

/** Height and width, whole numbers. */
export function pair(
  spec: Wording & { initial: readonly [number, number]; min: number; max: number },
): Parameter<readonly [number, number]> {
  const { initial, min, max, ...wording } = spec;
  const side = z.number().int().min(min).max(max);
  return { ...wording, initial, schema: z.tuple([side, side]), control: { type: 'pair', min, max } };
}

/** A list of axis sizes, -1 at most once for "what is left". */
export function dims(spec: Wording & { initial: readonly number[] }): Parameter<readonly number[]> {
  const { initial, ...wording } = spec;
  const axis = z
    .number()
    .int()
    .min(-1)
    .max(1_000_000)
    .refine((dim) => dim !== 0);
  return { ...wording, initial, schema: z.array(axis).min(1).max(6), control: { type: 'dims' } };
}

/** Yes or no. */
export function toggle(spec: Wording & { initial: boolean }): Parameter<boolean> {
  const { initial, ...wording } = spec;
  return { ...wording, initial, schema: z.boolean(), control: { type: 'toggle' } };
}

/** One of a few named values; stored by name, never by index. */
export function choice<const V extends string>(
  spec: Wording & { initial: NoInfer<V>; options: readonly { readonly value: V; readonly label: Text }[] },
): Parameter<V> {
  const { initial, options, ...wording } = spec;
  const values = options.map((option) => option.value);
  return { ...wording, initial, schema: z.enum(values), control: { type: 'choice', options } };
}

/** Names of fields of the incoming data set. An empty list means what `emptyMeans` says. */
export function fields(
  spec: Wording & { of?: 'any' | 'number' | 'category' | 'text'; emptyMeans: Text },
): Parameter<readonly string[]> {
  const { of, emptyMeans, ...wording } = spec;
  return {
    ...wording,
    initial: [],
    schema: z.array(z.string().max(1000)).max(100_000),
    control: { type: 'fields', many: true, of: of ?? 'any', emptyMeans },
  };
}

/** The name of one field of the incoming data set; '' means what `emptyMeans` says. */
export function field(
  spec: Wording & { of?: 'any' | 'number' | 'category' | 'text'; emptyMeans: Text },
): Parameter<string> {
  const { of, emptyMeans, ...wording } = spec;
  return {
    ...wording,
    initial: '',
    schema: z.string().max(1000),
    control: { type: 'fields', many: false, of: of ?? 'any', emptyMeans },
  };
}

/** Where a file or folder is: relative to the project where possible, with the fingerprint it had when it was chosen. */
export const fileReferenceSchema = z.object({
  /** '' when nothing is chosen yet. Forward slashes. `resource:` marks a data set that ships with the app. */
  path: z.string().max(4096),
  /** Size in bytes and SHA-256 (of the whole file, or of the listing for a folder), to notice a changed file. */
  fingerprint: z.string().max(200).optional(),
});
export type FileReference = z.infer<typeof fileReferenceSchema>;

/** A file that the person picks. */
export function file(spec: Wording & { accept: FileType }): Parameter<FileReference> {
  const { accept, ...wording } = spec;
  return { ...wording, initial: { path: '' }, schema: fileReferenceSchema, control: { type: 'file', accept } };
}

/** A folder that the person picks. */
export function folder(spec: Wording): Parameter<FileReference> {
  return { ...spec, initial: { path: '' }, schema: fileReferenceSchema, control: { type: 'folder' } };
}

/** Free text: a line, or several of code. */
export function text(
  spec: Wording & { initial?: string; max?: number; placeholder?: Text; isCode?: boolean },
): Parameter<string> {
  const { initial, max, placeholder, isCode, ...wording } = spec;
  return {
    ...wording,
    initial: initial ?? '',
    schema: z.string().max(max ?? 10_000),
    control: { type: 'text', ...(placeholder === undefined ? {} : { placeholder }), ...(isCode ? { isCode } : {}) },
  };
}

/**
 * The schema of all values of a kind, for an implementation whose settings are the parameters as they are. A parameter
 * that a stored plan does not have yet takes its initial value.
 */
export function schemaOf<P extends Params>(params: P): z.ZodType<ValuesOf<P>> {
  const shape = Object.entries(params).map(([name, { schema, initial }]) => [name, schema.default(initial)] as const);
  // Each schema is that of its own parameter, which is all that ValuesOf says.
  return z.object(Object.fromEntries(shape)) as unknown as z.ZodType<ValuesOf<P>>;
}
