import type { z } from 'zod';
import type { PictureShape } from '../images/pixelSteps.ts';

/** A picture as a network takes it, and the smallest and largest number that a pixel can be. */
export interface Picture extends PictureShape {
  readonly low: number;
  readonly high: number;
  /** A mask to paint: its numbers are classes, so it moves as the picture does and nothing else happens to it. */
  readonly isMask: boolean;
}

/** Changes the pixels of one picture in place. The same numbers of `random` give the same picture, bit by bit. */
export type Augment = (pixels: Float32Array, picture: Picture, random: () => number) => void;

/** A way to change pictures by chance. */
export interface Augmentation {
  readonly kind: string;
  /** Whether a mask has to move with its picture. */
  readonly moves: boolean;
  /** With these settings, as they are in a plan. Throws when they are no settings of this kind. */
  create(config: unknown): Augment;
}

/** Turns the typed description of an augmentation into the form that the list holds. */
export function defineAugmentation<C>(spec: {
  readonly kind: string;
  readonly moves: boolean;
  readonly config: z.ZodType<C>;
  create(config: C): Augment;
}): Augmentation {
  return { kind: spec.kind, moves: spec.moves, create: (raw) => spec.create(spec.config.parse(raw)) };
}

/** A number from −most to most. */
export function around(random: () => number, most: number): number {
  return (2 * random() - 1) * most;
}
