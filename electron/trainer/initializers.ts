import { createRandom, mixSeed } from '../../shared/base/seededRandom.ts';
import type { LayerStep, ModelPlan } from '../../shared/pipeline/plan.ts';
import type { NamedTensor } from './loop/executor.ts';

/** Fans of a weight: how many values come in and go out of one unit. */
interface Fans {
  readonly fanIn: number;
  readonly fanOut: number;
}

/** Fills a weight with its first values. */
type Initializer = (shape: readonly number[], random: () => number) => Float32Array;

/**
 * The first weights of a model, by Keras' rules and from the run's seed alone: each weight has a stream of its own, so
 * both executors start alike, and adding a layer leaves the first weights of the others as they were.
 */
export function initializeWeights(model: ModelPlan, seed: number): NamedTensor[] {
  return model.layers.flatMap((layer) =>
    layer.weights.map(({ name, shape }) => {
      const initializer = findInitializer(layer, name);
      const random = createRandom(mixSeed(seed, layer.node, name));
      return { name: weightName(layer.node, name), shape, data: initializer(shape, random) };
    }),
  );
}

/** The name of a weight everywhere outside its layer: `conv2d_1/kernel`. */
export function weightName(node: string, weight: string): string {
  return `${node}/${weight}`;
}

/** Keras' initializers by the names that node definitions use. */
export const initializers: Readonly<Record<string, Initializer>> = {
  zeros: (shape) => new Float32Array(sizeOf(shape)),
  ones: (shape) => new Float32Array(sizeOf(shape)).fill(1),
  glorotUniform: uniformScaled((fans) => 6 / (fans.fanIn + fans.fanOut)),
  glorotNormal: normalScaled((fans) => 2 / (fans.fanIn + fans.fanOut)),
  heUniform: uniformScaled((fans) => 6 / fans.fanIn),
  heNormal: normalScaled((fans) => 2 / fans.fanIn),
  leCunUniform: uniformScaled((fans) => 3 / fans.fanIn),
  leCunNormal: normalScaled((fans) => 1 / fans.fanIn),
  randomUniform: (shape, random) => fill(shape, () => (2 * random() - 1) * 0.05),
  randomNormal: (shape, random) => fill(shape, () => drawNormal(random) * 0.05),
  orthogonal: (shape, random) => drawOrthogonal(shape, random),
};

/** What a weight starts with when its layer does not say (`<weight>Initializer`). */
const DEFAULTS: Readonly<Record<string, string>> = {
  bias: 'zeros',
  gamma: 'ones',
  beta: 'zeros',
  moving_mean: 'zeros',
  moving_variance: 'ones',
  embeddings: 'randomUniform',
  recurrent_kernel: 'orthogonal',
  alpha: 'zeros',
};

function findInitializer(layer: LayerStep, weight: string): Initializer {
  const asked = layer.config[`${camelCase(weight)}Initializer`];
  const name = typeof asked === 'string' ? asked : (DEFAULTS[weight] ?? 'glorotUniform');
  const initializer = initializers[name];
  if (!initializer) throw new Error(`${layer.node} asks for an unknown initializer: ${name}`);
  return initializer;
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function uniformScaled(squaredLimit: (fans: Fans) => number): Initializer {
  return (shape, random) => {
    const limit = Math.sqrt(squaredLimit(fansOf(shape)));
    return fill(shape, () => (2 * random() - 1) * limit);
  };
}

// Keras draws from a normal cut off at two deviations, and widens it so that the variance comes out as asked.
const TRUNCATED_DEVIATION = 0.87962566103423978;

function normalScaled(variance: (fans: Fans) => number): Initializer {
  return (shape, random) => {
    const deviation = Math.sqrt(variance(fansOf(shape))) / TRUNCATED_DEVIATION;
    return fill(shape, () => drawTruncated(random) * deviation);
  };
}

/** A dense kernel is in×out, a convolution's …×in×out with a receptive field before. */
function fansOf(shape: readonly number[]): Fans {
  const [first = 1] = shape;
  if (shape.length < 2) return { fanIn: first, fanOut: first };
  const field = sizeOf(shape.slice(0, -2));
  return { fanIn: Math.max(1, (shape.at(-2) ?? 1) * field), fanOut: Math.max(1, (shape.at(-1) ?? 1) * field) };
}

function drawTruncated(random: () => number): number {
  for (;;) {
    const value = drawNormal(random);
    if (Math.abs(value) < 2) return value;
  }
}

/** Box–Muller; 1 − random() because log 0 is not a number to go on with. */
function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Rows (or columns, whichever are fewer) at right angles to each other: Gram–Schmidt over random ones. */
function drawOrthogonal(shape: readonly number[], random: () => number): Float32Array {
  const columns = shape.at(-1) ?? 1;
  const rows = sizeOf(shape) / columns;
  const [count, length] = rows < columns ? [rows, columns] : [columns, rows];
  const basis: number[][] = [];
  while (basis.length < count) {
    const vector = Array.from({ length }, () => drawNormal(random));
    for (const earlier of basis) {
      const along = vector.reduce((sum, value, i) => sum + value * (earlier[i] ?? 0), 0);
      for (let i = 0; i < length; i++) vector[i] = (vector[i] ?? 0) - along * (earlier[i] ?? 0);
    }
    const norm = Math.hypot(...vector);
    if (norm > 1e-6) basis.push(vector.map((value) => value / norm));
  }
  return Float32Array.from({ length: rows * columns }, (_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    return (rows < columns ? basis[row]?.[column] : basis[column]?.[row]) ?? 0;
  });
}

function fill(shape: readonly number[], draw: () => number): Float32Array {
  return Float32Array.from({ length: sizeOf(shape) }, draw);
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
