import { createRandom, mixSeed } from '../../../shared/base/seededRandom.ts';
import { type ShapeName, shapeClasses } from '../../../shared/nodes/data/tabularShapes.node.ts';
import { createNormal } from '../numbers/normalNumbers.ts';

/**
 * Points of a plane. The truth is known: a point is a place on the line (or the middle) of its class, drawn evenly, plus
 * normal noise in both directions; every class is as frequent as the others. So the most likely class of any point can be
 * calculated (guessShape), and nobody guesses better.
 */
export interface ShapePoint {
  readonly x: number;
  readonly y: number;
  /** Its place among the classes. */
  readonly place: number;
}

export interface ShapeSettings {
  readonly shape: ShapeName;
  readonly noise: number;
  readonly rows: number;
  readonly seed: number;
}

/** Blobs are rounder clouds around one place each: their noise counts double. */
const BLOB_SPREAD = 2;
const TURNS = 1.75;
const STEPS = 400;

/** The points of a seed: the same on every machine. */
export function simulateShapes({ shape, noise, rows, seed }: ShapeSettings): readonly ShapePoint[] {
  const random = createRandom(mixSeed(seed, shape));
  const normal = createNormal(random);
  const spread = spreadOf(shape, noise);
  return Array.from({ length: rows }, () => {
    const place = Math.floor(random() * shapeClasses[shape].length);
    const [x, y] = placeOf(shape, place, random());
    return { x: x + spread * normal(), y: y + spread * normal(), place };
  });
}

/** The class that a point most likely has, by one who knows how points are made. */
export function guessShape({ shape, noise }: Pick<ShapeSettings, 'shape' | 'noise'>, x: number, y: number): number {
  const spread = spreadOf(shape, noise);
  let [best, most] = [0, -1];
  for (let place = 0; place < shapeClasses[shape].length; place++) {
    let density = 0;
    for (let step = 0; step < STEPS; step++) {
      const [atX, atY] = placeOf(shape, place, (step + 0.5) / STEPS);
      density += Math.exp(-((x - atX) ** 2 + (y - atY) ** 2) / (2 * spread * spread));
    }
    if (density > most) [best, most] = [place, density];
  }
  return best;
}

function spreadOf(shape: ShapeName, noise: number): number {
  return shape === 'blobs' ? BLOB_SPREAD * noise : noise;
}

/** The place `along` (0 … 1) the line of a class. */
function placeOf(shape: ShapeName, place: number, along: number): readonly [number, number] {
  if (shape === 'blobs') {
    const angle = (2 * Math.PI * place) / shapeClasses.blobs.length;
    return [1.5 * Math.cos(angle), 1.5 * Math.sin(angle)];
  }
  if (shape === 'moons') {
    const angle = Math.PI * along;
    return place === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
  }
  const angle = 2 * Math.PI * TURNS * Math.sqrt(along) + Math.PI * place;
  const radius = 0.3 + 2.7 * Math.sqrt(along);
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}
