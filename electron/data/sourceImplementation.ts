import { z } from 'zod';
import { AppError } from '../../shared/base/appError.ts';
import type { NodeProblem } from '../../shared/nodes/definition.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import type { Batch, Column } from './columns.ts';
import type { Places } from './places.ts';

/** A row that cannot be used, and why. */
export interface DroppedRow {
  readonly rowId: number;
  readonly reason: NodeProblem;
}

/** What every reader is told besides its own settings. */
export interface ReadContext {
  readonly places: Places;
  readonly signal: AbortSignal;
  readonly progress: (stage: string, done: number, total: number) => void;
}

/** A row that a derived row was made from. */
export interface Origin {
  /** Which of the inputs. */
  readonly input: number;
  readonly rowId: number;
  /** Only looked up (the other table of a join), and by many rows alike: it does not decide which part the row is in. */
  readonly isLookedUp?: boolean;
}

/** A source that has been looked at: what is in it is known, its rows can be read any number of times. */
export interface OpenSource {
  readonly fields: readonly FieldType[];
  /** Row ids are 0 … rows − 1, the positions in the source. */
  readonly rows: number;
  /** 1 for every row of the source's own test part; null when it has none. */
  readonly givenTest: Uint8Array | null;
  readonly problems: readonly NodeProblem[];
  /** Reading a row costs so much (decoding an image) that a preview should not read all of them. */
  readonly isCostly?: boolean;
  /** There are so many rows that a preview must not hold them all. */
  readonly isLarge?: boolean;
  /** All rows in order, or those with these row ids in the order given. A row that turns out to be unreadable is left out and named. */
  readBatches(
    rowIds: Int32Array | null,
    context: Pick<ReadContext, 'signal'>,
  ): AsyncIterable<{ readonly batch: Batch; readonly dropped: readonly DroppedRow[] }>;
  /** The values of one plain field for all rows, without reading the others: the classes of images without the images. */
  readField(name: string): Promise<Column>;
  /** What a person knows a row by: a file name; null: its number. */
  nameRow(rowId: number): string | null;
  /** Of derived rows: the rows of the inputs that it was made from. Absent where nobody can know, and in sources. */
  originOf?(rowId: number): readonly Origin[];
  close(): void;
}

/** A kind of source as its file writes it. */
interface SourceSpec<C> {
  readonly kind: string;
  readonly config: z.ZodType<C>;
  /** Changes whenever the data may have changed. Cheap enough to be asked for every preview. */
  fingerprint(config: C, context: ReadContext): Promise<string>;
  open(config: C, context: ReadContext): Promise<OpenSource>;
}

/** A kind of source as everything else sees it: settings of any kind come in and are parsed here. */
export interface SourceImplementation {
  readonly kind: string;
  fingerprint(config: unknown, context: ReadContext): Promise<string>;
  open(config: unknown, context: ReadContext): Promise<OpenSource>;
}

/** Turns the typed description of a source into the form that the list holds. */
export function defineSource<C>(spec: SourceSpec<C>): SourceImplementation {
  return {
    kind: spec.kind,
    fingerprint: (config, context) => spec.fingerprint(parseConfig(spec.kind, spec.config, config), context),
    open: (config, context) => spec.open(parseConfig(spec.kind, spec.config, config), context),
  };
}

/** Settings of a step as its implementation wants them. Errors: `data.badSettings`, naming the setting. */
export function parseConfig<C>(kind: string, schema: z.ZodType<C>, config: unknown): C {
  const parsed = schema.safeParse(config);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError('data.badSettings', { kind, setting: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
}

/** A file or folder parameter in a plan. */
export const filePathSchema = z.object({ path: z.string() });

/** The path of a file or folder parameter. Errors: `data.noPath` while nothing is chosen. */
export function requirePath({ path }: z.infer<typeof filePathSchema>): string {
  if (path === '') throw new AppError('data.noPath');
  return path;
}
