import { createRandom, mixSeed } from '../../../shared/base/seededRandom.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { hashRow } from '../rowHash.ts';
import type { Augment, Picture } from './augmentation.ts';
import { findAugmentation } from './augmentations.ts';

/** A step that changes pictures by chance, as a plan and a prepared folder have it. */
export interface AugmentStep {
  readonly node: string;
  readonly kind: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Changes the pictures of rows. */
export interface Augmenter {
  /** Whether anything happens to a field. */
  touches(field: string): boolean;
  /**
   * Changes the pictures of a field in place, one row after the other. What happens to a row follows from the seed, the
   * epoch and its number alone, not from the batch it is in: a run that goes on gives the bits of one that never stopped.
   */
  apply(field: string, rows: ArrayLike<number>, epoch: number, values: Float32Array | Int32Array): void;
}

/** Null when nothing is to be changed. Errors: `data.unknownKind`. */
export function createAugmenter(
  steps: readonly AugmentStep[],
  fields: readonly FieldType[],
  seed: number,
): Augmenter | null {
  const images = new Map(
    fields.flatMap((field) => {
      const own = describeImage(field);
      const wanted = own ? steps.filter(({ kind }) => !own.isMask || findAugmentation(kind).moves) : [];
      if (!own || wanted.length === 0) return [];
      const changes = wanted.map(({ node, kind, config }) => ({ node, change: findAugmentation(kind).create(config) }));
      return [[field.name, { ...own, changes, scratch: new Float32Array(own.height * own.width * own.channels) }]];
    }),
  );
  if (images.size === 0) return null;
  return {
    touches: (field) => images.has(field),
    apply: (name, rows, epoch, values) => {
      const image = images.get(name);
      if (!image) return;
      const { changes, scratch } = image;
      const elements = scratch.length;
      const streams = changes.map(({ node, change }) => ({ change, seed: mixSeed(seed, 'augment', node, epoch) }));
      for (let at = 0; at < rows.length; at++) {
        const own = values.subarray(at * elements, (at + 1) * elements);
        const pixels = own instanceof Float32Array ? own : scratch;
        if (pixels !== own) pixels.set(own);
        for (const { change, seed: stream } of streams) {
          change(pixels, withRange(image, pixels), createRandom(hashRow(stream, rows[at] ?? 0)));
        }
        if (pixels !== own) own.set(pixels);
      }
    },
  };
}

type KnownImage = Omit<Picture, 'low' | 'high'> & { readonly range: readonly [number, number] | null };

function describeImage(field: FieldType): KnownImage | null {
  const [height, width, channels] = field.shape;
  if (field.semantic !== 'image' || height == null || width == null || channels == null) return null;
  const isMask = field.role === 'target';
  if (field.role !== 'feature' && !isMask) return null;
  return { height, width, channels, isMask, range: field.range ?? null };
}

/** Standardised pictures have no range of their own: then it is what the picture holds. */
function withRange(
  { range, ...image }: KnownImage & { readonly changes: readonly { change: Augment }[] },
  pixels: Float32Array,
): Picture {
  if (range) return { ...image, low: range[0], high: range[1] };
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < pixels.length; i++) {
    const value = pixels[i] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { ...image, low, high };
}
