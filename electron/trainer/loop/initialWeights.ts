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
    layer.weights.map(({ name, shape }) => ({
      name: weightName(layer.node, name),
      shape,
      data: fill(layer, shortName(name), shape, mixSeed(plan.training.seed, layer.node, name)),
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

function fill(layer: LayerStep, name: string, shape: readonly number[], seed: number): Float32Array {
  const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
  if (ZERO.has(name)) return values;
  if (ONE.has(name)) return values.fill(1);
  const chosen = layer.config.kernelInitializer;
  const initializer = typeof chosen === 'string' ? chosen : 'glorotUniform';
  const draw = INITIALIZERS[initializer];
  if (!draw) throw new PlanError('run.unknownInitializer', layer.node, { initializer });
  draw(values, measureFans(shape), createRandom(seed));
  return values;
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

type Draw = (values: Float32Array, fans: Fans, random: () => number) => void;

/** Keras' VarianceScaling by its names: scale 1 (Glorot, LeCun) or 2 (He) over the mean of the fans or the fan in. */
const INITIALIZERS: Readonly<Record<string, Draw>> = {
  glorotUniform: uniform((fans) => 2 / (fans.in + fans.out)),
  glorotNormal: truncatedNormal((fans) => 2 / (fans.in + fans.out)),
  heUniform: uniform((fans) => 2 / fans.in),
  heNormal: truncatedNormal((fans) => 2 / fans.in),
  leCunUniform: uniform((fans) => 1 / fans.in),
  leCunNormal: truncatedNormal((fans) => 1 / fans.in),
};

function uniform(variance: (fans: Fans) => number): Draw {
  return (values, fans, random) => {
    const limit = Math.sqrt(3 * variance(fans));
    for (let i = 0; i < values.length; i++) values[i] = (random() * 2 - 1) * limit;
  };
}

/** Standard deviation of a normal distribution that is cut at two deviations: Keras widens by it to keep the variance. */
const CUT_DEVIATION = 0.87962566103423978;

function truncatedNormal(variance: (fans: Fans) => number): Draw {
  return (values, fans, random) => {
    const deviation = Math.sqrt(variance(fans)) / CUT_DEVIATION;
    for (let i = 0; i < values.length; i++) values[i] = drawWithinTwo(random) * deviation;
  };
}

/** Box–Muller, drawn again until it lies within two deviations. */
function drawWithinTwo(random: () => number): number {
  for (;;) {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const value = radius * Math.cos(2 * Math.PI * random());
    if (Math.abs(value) <= 2) return value;
  }
}
