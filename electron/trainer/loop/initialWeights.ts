import { createRandom, mixSeed } from '../../../shared/base/seededRandom.ts';
import type { LayerStep, Plan } from '../../../shared/pipeline/plan.ts';
import type { NamedTensor } from './executor.ts';
import { PlanError } from './planError.ts';

/**
 * The weights that a run starts from: a pure function of the plan and its seed, so that every executor starts from the
 * same bits, and seed 0 is a seed like any other. Names are `<node>/<weight>` as Keras writes them; order is the plan's.
 * Errors: PlanError `run.unknownInitializer`.
 */
export function createInitialWeights(plan: Pick<Plan, 'model' | 'training'>): readonly NamedTensor[] {
  return plan.model.layers.flatMap((layer) =>
    layer.weights.map((weight) => ({
      name: weightName(layer.node, weight.name),
      shape: weight.shape,
      data: fill(layer, weight, mixSeed(plan.training.seed, layer.node, weight.name)),
    })),
  );
}

/** `conv2d_1` and `kernel` make `conv2d_1/kernel`; a name that carries its layer already stays. */
export function weightName(node: string, name: string): string {
  return name.includes('/') ? name : `${node}/${name}`;
}

function shortName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

const ZERO: ReadonlySet<string> = new Set(['bias', 'beta', 'moving_mean']);
const ONE: ReadonlySet<string> = new Set(['gamma', 'moving_variance']);

function fill(
  layer: LayerStep,
  { name, shape, initializer }: LayerStep['weights'][number],
  seed: number,
): Float32Array {
  const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
  const chosen = initializer ?? nameInitializer(shortName(name), layer.config.kernelInitializer);
  const draw = INITIALIZERS[chosen];
  if (!draw) throw new PlanError('run.unknownInitializer', layer.node, { initializer: chosen });
  draw(values, shape, createRandom(seed));
  return values;
}

function nameInitializer(name: string, ofKernel: unknown): string {
  if (ZERO.has(name)) return 'zeros';
  if (ONE.has(name)) return 'ones';
  return typeof ofKernel === 'string' ? ofKernel : 'glorotUniform';
}

interface Fans {
  readonly in: number;
  readonly out: number;
}

/** Keras' fans: of a kernel [height, width, in, out] each counts the whole window. */
function measureFans(shape: readonly number[]): Fans {
  const window = shape.slice(0, -2).reduce((product, size) => product * size, 1);
  const last = shape.at(-1) ?? 1;
  return { in: window * (shape.at(-2) ?? last), out: window * last };
}

type Draw = (values: Float32Array, shape: readonly number[], random: () => number) => void;

/**
 * Keras' initializers. VarianceScaling by its names: scale 1 (Glorot, LeCun) or 2 (He) over the mean of the fans or the
 * fan in.
 */
const INITIALIZERS: Readonly<Record<string, Draw>> = {
  glorotUniform: uniform((fans) => 2 / (fans.in + fans.out)),
  glorotNormal: truncatedNormal((fans) => 2 / (fans.in + fans.out)),
  heUniform: uniform((fans) => 2 / fans.in),
  heNormal: truncatedNormal((fans) => 2 / fans.in),
  leCunUniform: uniform((fans) => 1 / fans.in),
  leCunNormal: truncatedNormal((fans) => 1 / fans.in),
  zeros: () => undefined,
  ones: (values) => values.fill(1),
  uniform: (values, _shape, random) => {
    for (let i = 0; i < values.length; i++) values[i] = (random() * 2 - 1) * 0.05;
  },
  orthogonal: fillOrthogonal,
  forgetOnes: (values) => values.fill(1, values.length / 4, values.length / 2),
};

function uniform(variance: (fans: Fans) => number): Draw {
  return (values, shape, random) => {
    const limit = Math.sqrt(3 * variance(measureFans(shape)));
    for (let i = 0; i < values.length; i++) values[i] = (random() * 2 - 1) * limit;
  };
}

/** Standard deviation of a normal distribution that is cut at two deviations: Keras widens by it to keep the variance. */
const CUT_DEVIATION = 0.87962566103423978;

function truncatedNormal(variance: (fans: Fans) => number): Draw {
  return (values, shape, random) => {
    const deviation = Math.sqrt(variance(measureFans(shape))) / CUT_DEVIATION;
    for (let i = 0; i < values.length; i++) values[i] = drawWithinTwo(random) * deviation;
  };
}

function drawWithinTwo(random: () => number): number {
  for (;;) {
    const value = drawNormal(random);
    if (Math.abs(value) <= 2) return value;
  }
}

/** Box–Muller. */
function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/**
 * Rows (or columns, of which there are fewer) of length 1 at right angles to each other: what a state is multiplied by
 * again and again then neither grows nor fades. Gram–Schmidt on normal numbers.
 */
function fillOrthogonal(values: Float32Array, shape: readonly number[], random: () => number): void {
  const columns = shape.at(-1) ?? 1;
  const rows = values.length / columns;
  const [count, length] = rows < columns ? [rows, columns] : [columns, rows];
  const vectors: Float64Array[] = [];
  for (let i = 0; i < count; i++) {
    const vector = Float64Array.from({ length }, () => drawNormal(random));
    for (const other of vectors) {
      const shared = vector.reduce((sum, value, k) => sum + value * (other[k] ?? 0), 0);
      for (let k = 0; k < length; k++) vector[k] = (vector[k] ?? 0) - shared * (other[k] ?? 0);
    }
    const norm = Math.hypot(...vector);
    vectors.push(vector.map((value) => value / norm));
  }
  for (const [i, vector] of vectors.entries()) {
    for (const [k, value] of vector.entries()) {
      values[rows < columns ? i * columns + k : k * columns + i] = value;
    }
  }
}
