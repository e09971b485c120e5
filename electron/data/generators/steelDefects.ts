import { createRandom, mixSeed } from '../../../shared/base/seededRandom.ts';
import { createNormal } from '../numbers/normalNumbers.ts';

/**
 * Pictures of rolled steel, each with one of six defects somewhere on it. The truth is known: the defect can always be
 * seen, but every twentieth plate was labelled by somebody who did not look and named one of the six at random. Who knows
 * everything but that is right in 1 − 0.05 · 5/6 of all cases (BEST_ACCURACY), and nobody can be right more often.
 */
export const STEEL_SIDE = 48;
const UNSEEN = 0.05;
const KINDS = 6;
export const BEST_ACCURACY = 1 - (UNSEEN * (KINDS - 1)) / KINDS;

export interface SteelPictures {
  /** Grey pixels, picture after picture. */
  readonly pixels: Uint8Array;
  /** The defect as it was written down, by its place among the classes. */
  readonly labels: Int32Array;
  /** The defect that is there, which no column tells. */
  readonly truth: Int32Array;
}

/** The pictures of a seed: the same on every machine, and the first ones whatever their number. */
export function simulateSteel({ pictures, seed }: { readonly pictures: number; readonly seed: number }): SteelPictures {
  const elements = STEEL_SIDE * STEEL_SIDE;
  const pixels = new Uint8Array(pictures * elements);
  const labels = new Int32Array(pictures);
  const truth = new Int32Array(pictures);
  for (let i = 0; i < pictures; i++) {
    const random = createRandom(mixSeed(seed, 'plate', i));
    const kind = Math.floor(random() * KINDS);
    truth[i] = kind;
    labels[i] = random() < UNSEEN ? Math.floor(random() * KINDS) : kind;
    const plate = rollPlate(random);
    DEFECTS[kind]?.(plate, random);
    finish(plate, random, pixels.subarray(i * elements, (i + 1) * elements));
  }
  return { pixels, labels, truth };
}

type Plate = Float64Array;
type Random = () => number;
const between = (random: Random, low: number, high: number) => low + random() * (high - low);
const whole = (random: Random, low: number, high: number) => low + Math.floor(random() * (high - low + 1));

/** Bare steel: light from one side, and streaks in the direction of rolling. */
function rollPlate(random: Random): Plate {
  const normal = createNormal(random);
  const plate = new Float64Array(STEEL_SIDE * STEEL_SIDE);
  const [base, across, down] = [between(random, 105, 165), between(random, -25, 25), between(random, -25, 25)];
  let streak = 0;
  for (let y = 0; y < STEEL_SIDE; y++) {
    streak = 0.6 * streak + 4 * normal();
    for (let x = 0; x < STEEL_SIDE; x++) {
      plate[y * STEEL_SIDE + x] = base + across * (x / STEEL_SIDE - 0.5) + down * (y / STEEL_SIDE - 0.5) + streak;
    }
  }
  return plate;
}

/** The camera's noise, and whole numbers. */
function finish(plate: Plate, random: Random, out: Uint8Array): void {
  const normal = createNormal(random);
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.round(Math.min(255, Math.max(0, (plate[i] ?? 0) + 7 * normal())));
  }
}

/** In the order of the classes: crazing, inclusion, patches, pitting, rolled-in scale, scratches. */
const DEFECTS: readonly ((plate: Plate, random: Random) => void)[] = [craze, include, patch, pit, rollInScale, scratch];

/** A web of fine dark cracks. */
function craze(plate: Plate, random: Random): void {
  const depth = between(random, 22, 40);
  for (let crack = whole(random, 12, 18); crack > 0; crack--) {
    let [x, y] = [random() * STEEL_SIDE, random() * STEEL_SIDE];
    let angle = random() * 2 * Math.PI;
    for (let step = whole(random, 10, 26); step > 0; step--) {
      stain(plate, x, y, 0.8, 0.8, 0, -depth);
      angle += between(random, -0.7, 0.7);
      x += Math.cos(angle);
      y += Math.sin(angle);
    }
  }
}

/** A few dark grains, drawn long by rolling. */
function include(plate: Plate, random: Random): void {
  for (let grain = whole(random, 2, 5); grain > 0; grain--) {
    const [x, y] = [random() * STEEL_SIDE, random() * STEEL_SIDE];
    stain(
      plate,
      x,
      y,
      between(random, 4, 8),
      between(random, 1, 2),
      between(random, -0.15, 0.15),
      -between(random, 45, 75),
    );
  }
}

/** Large areas, darker or lighter than the rest. */
function patch(plate: Plate, random: Random): void {
  for (let area = whole(random, 2, 4); area > 0; area--) {
    const depth = (random() < 0.5 ? -1 : 1) * between(random, 28, 45);
    const [x, y, angle] = [random() * STEEL_SIDE, random() * STEEL_SIDE, random() * Math.PI];
    stain(plate, x, y, between(random, 6, 10), between(random, 5, 8), angle, depth);
  }
}

/** Many small dark holes. */
function pit(plate: Plate, random: Random): void {
  const depth = between(random, 40, 65);
  for (let hole = whole(random, 25, 55); hole > 0; hole--) {
    const size = between(random, 0.8, 1.3);
    stain(plate, random() * STEEL_SIDE, random() * STEEL_SIDE, size, size, 0, -depth);
  }
}

/** Flakes: rings whose one edge shines and whose other lies in the shade. */
function rollInScale(plate: Plate, random: Random): void {
  const light = random() * 2 * Math.PI;
  for (let flake = whole(random, 5, 9); flake > 0; flake--) {
    const [x, y, radius] = [random() * STEEL_SIDE, random() * STEEL_SIDE, between(random, 3, 6)];
    const strength = between(random, 30, 50);
    for (let at = 0; at < 2 * Math.PI; at += 1.2 / radius) {
      const shine = Math.cos(at - light) * strength;
      stain(plate, x + radius * Math.cos(at), y + radius * Math.sin(at), 0.9, 0.9, 0, shine);
    }
  }
}

/** A few long straight bright lines in any direction. */
function scratch(plate: Plate, random: Random): void {
  for (let line = whole(random, 1, 4); line > 0; line--) {
    const [x, y, angle] = [random() * STEEL_SIDE, random() * STEEL_SIDE, random() * Math.PI];
    const [length, bright] = [between(random, 22, 50), between(random, 40, 65)];
    for (let at = -length / 2; at < length / 2; at++) {
      stain(plate, x + at * Math.cos(angle), y + at * Math.sin(angle), 0.8, 0.8, 0, bright * 0.6);
    }
  }
}

/** Adds `depth` within an ellipse with soft edges: half-axes `long` and `wide`, turned by `angle`. */
function stain(plate: Plate, x: number, y: number, long: number, wide: number, angle: number, depth: number): void {
  const reach = Math.ceil(Math.max(long, wide) * 1.7);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const clip = (place: number) => Math.min(STEEL_SIDE - 1, Math.max(0, place));
  for (let row = clip(Math.floor(y) - reach); row <= clip(Math.ceil(y) + reach); row++) {
    for (let column = clip(Math.floor(x) - reach); column <= clip(Math.ceil(x) + reach); column++) {
      const along = ((column - x) * cos + (row - y) * sin) / long;
      const across = ((row - y) * cos - (column - x) * sin) / wide;
      const weight = Math.exp(-((along * along + across * across) ** 2));
      const at = row * STEEL_SIDE + column;
      if (weight > 0.01) plate[at] = (plate[at] ?? 0) + depth * weight;
    }
  }
}
