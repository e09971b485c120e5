import { createRandom, mixSeed, shuffleInPlace } from '../../../shared/base/seededRandom.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { type Augmenter, createAugmenter } from '../../data/augment/createAugmenter.ts';
import type { PreparedData } from '../../data/preparedData.ts';
import type { Batch } from './executor.ts';
import { type FeedSpec, listFeeds, listInputFeeds } from './feeds.ts';

/** Reads batches into arrays that are used again: the batch of one call is gone with the next. */
export interface BatchReader {
  /** With an epoch, rows to learn from: their pictures are changed by chance where the data says so. Without, as they are. */
  read(rows: Uint32Array, epoch?: number): Batch;
}

/** Reads everything that a step takes; with `inputsOnly`, what a prediction takes. */
export function createBatchReader(
  plan: Pick<Plan, 'model' | 'training'>,
  data: PreparedData,
  { inputsOnly = false } = {},
): BatchReader {
  const feeds = (inputsOnly ? listInputFeeds(plan) : listFeeds(plan)).map((feed) => layOut(feed, data));
  const batches = new Map<number, Batch>();
  const { augment, fields } = data.description;
  const augmenter = createAugmenter(
    augment ?? [],
    fields.map(({ type }) => type),
    plan.training.seed,
  );
  return {
    read: (rows, epoch) => {
      const change = augmenter && epoch !== undefined ? changeWith(augmenter, rows, epoch) : null;
      const batch = batches.get(rows.length) ?? allocate(feeds, rows.length);
      batches.set(rows.length, batch);
      for (const feed of feeds) {
        const out = batch.feeds[feed.name];
        if (out) fill(feed, data, rows, out, change);
      }
      return batch;
    },
  };
}

/** Numbers of some rows of the named fields, joined along the last axis as an input takes them. */
export function fillFeed(fields: readonly string[], data: PreparedData, rows: Uint32Array): Float32Array {
  const layout = layOut({ name: '', type: 'input', fields, dtype: 'float32' }, data);
  const out = new Float32Array(rows.length * layout.elements);
  fill(layout, data, rows, out, null);
  return out;
}

/** Row numbers in the order in which an epoch (from 1) takes them: the same for the same seed, at any time. */
export function orderRows(rows: Uint32Array, { shuffle, seed }: Plan['training'], epoch: number): Uint32Array {
  const order = rows.slice();
  if (shuffle) shuffleInPlace(order, createRandom(mixSeed(seed, 'shuffle', epoch)));
  return order;
}

interface PlacedField {
  readonly name: string;
  /** Numbers of one row, and how many of them stand in one place (the last axis). */
  readonly elements: number;
  readonly channels: number;
  /** Where its channels begin in each place of the joined row. */
  readonly offset: number;
}

interface FeedLayout extends FeedSpec {
  readonly placed: readonly PlacedField[];
  readonly elements: number;
}

function layOut(feed: FeedSpec, data: PreparedData): FeedLayout {
  let offset = 0;
  let elements = 0;
  const placed = feed.fields.map((name) => {
    const field = data.description.fields.find(({ type }) => type.name === name);
    if (!field) throw new Error(`The prepared data lacks field ${name}`);
    const channels = field.type.shape.length > 0 ? (field.type.shape.at(-1) ?? 1) : 1;
    const place = { name, elements: field.elements, channels, offset };
    offset += channels;
    elements += field.elements;
    return place;
  });
  return { ...feed, placed, elements };
}

function allocate(feeds: readonly FeedLayout[], rows: number): Batch {
  const arrays = feeds.map(({ name, dtype, elements }): [string, Float32Array | Int32Array] => [
    name,
    dtype === 'int32' ? new Int32Array(rows * elements) : new Float32Array(rows * elements),
  ]);
  return { rows, feeds: Object.fromEntries(arrays) };
}

/** Changes the pictures of a field that lie one after the other; null for fields that are left alone. */
type Change = (field: string) => ((values: Float32Array | Int32Array) => void) | null;

function changeWith(augmenter: Augmenter, rows: Uint32Array, epoch: number): Change {
  return (field) => (augmenter.touches(field) ? (values) => augmenter.apply(field, rows, epoch, values) : null);
}

function fill(
  feed: FeedLayout,
  data: PreparedData,
  rows: Uint32Array,
  out: Float32Array | Int32Array,
  change: Change | null,
): void {
  const isSideBySide = feed.placed.length === 1 || feed.placed.every(({ elements, channels }) => elements === channels);
  for (const field of feed.placed) {
    const own = change?.(field.name) ?? null;
    if (!isSideBySide || (own && feed.placed.length > 1)) interleave(field, feed, data, rows, out, own);
    else {
      data.gatherRows(field.name, rows, out, { offset: field.offset, stride: feed.elements });
      own?.(out);
    }
  }
}

/** Images joined by their channels: each place of the joined row holds the channels of all fields one after the other. */
function interleave(
  { name, elements, channels, offset }: PlacedField,
  feed: FeedLayout,
  data: PreparedData,
  rows: Uint32Array,
  out: Float32Array | Int32Array,
  change: ReturnType<Change>,
): void {
  const values = new Float32Array(rows.length * elements);
  data.gatherRows(name, rows, values);
  change?.(values);
  const places = elements / channels;
  const width = feed.elements / places;
  for (let row = 0; row < rows.length; row++) {
    for (let i = 0; i < elements; i++) {
      const place = Math.floor(i / channels);
      out[row * feed.elements + place * width + offset + (i % channels)] = values[row * elements + i] ?? 0;
    }
  }
}
