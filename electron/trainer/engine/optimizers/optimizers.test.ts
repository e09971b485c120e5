import { afterEach, describe, expect, it } from 'vitest';
import { Graph } from '../graph/graph.ts';
import { Session } from '../graph/session.ts';
import { addToVariable, createVariable, readVariable, type Variable } from '../graph/variable.ts';
import { readConfig } from '../layers/configReader.ts';
import { add, multiply } from '../ops/arithmetic.ts';
import { cast, identity } from '../ops/elementwise.ts';
import type { OptimizerContext } from './engineOptimizer.ts';
import { optimizers } from './optimizers.ts';
import { averageWeights, clipGradients, decayWeights } from './prepareGradients.ts';

const STEPS = 12;
const START = [0.5, -1.2, 2];
/** The gradient that the weights w get in step t (from 0): it depends on them, so that mistakes add up. */
const gradientAt = (w: number, t: number) => 0.6 * w + 0.3 * Math.cos(3 * t + w);

/** What one weight goes through, by Keras' documented formulas in float64. `s` holds the slots. */
type Rule = (w: number, g: number, t: number, s: Record<string, number>, lr: number) => number;

const adamRule: Rule = (w, g, t, s, lr) => {
  s.m = 0.9 * (s.m ?? 0) + 0.1 * g;
  s.v = 0.999 * (s.v ?? 0) + 0.001 * g * g;
  return w - (lr * Math.sqrt(1 - 0.999 ** t) * s.m) / (1 - 0.9 ** t) / (Math.sqrt(s.v) + 1e-7);
};

const cases: readonly (readonly [string, string, Record<string, unknown>, Rule])[] = [
  ['SGD', 'SGD', {}, (w, g, _t, _s, lr) => w - lr * g],
  [
    'SGD with momentum',
    'SGD',
    { momentum: 0.9 },
    (w, g, _t, s, lr) => {
      s.m = 0.9 * (s.m ?? 0) - lr * g;
      return w + s.m;
    },
  ],
  [
    'SGD by Nesterov',
    'SGD',
    { momentum: 0.9, nesterov: true },
    (w, g, _t, s, lr) => {
      s.m = 0.9 * (s.m ?? 0) - lr * g;
      return w + 0.9 * s.m - lr * g;
    },
  ],
  ['Adam, fused', 'Adam', {}, adamRule],
  ['Adam in Keras’ order', 'Adam', { exact: true }, adamRule],
  [
    'AMSGrad',
    'Adam',
    { amsgrad: true },
    (w, g, t, s, lr) => {
      s.m = 0.9 * (s.m ?? 0) + 0.1 * g;
      s.v = 0.999 * (s.v ?? 0) + 0.001 * g * g;
      s.top = Math.max(s.top ?? 0, s.v);
      return w - (lr * Math.sqrt(1 - 0.999 ** t) * s.m) / (1 - 0.9 ** t) / (Math.sqrt(s.top) + 1e-7);
    },
  ],
  ['AdamW, decay of Keras', 'AdamW', {}, (w, g, t, s, lr) => adamRule(w - w * 0.004 * lr, g, t, s, lr)],
  ['AdamW', 'AdamW', { weightDecay: 0.1 }, (w, g, t, s, lr) => adamRule(w - w * 0.1 * lr, g, t, s, lr)],
  [
    'Adamax',
    'Adamax',
    {},
    (w, g, t, s, lr) => {
      s.m = 0.9 * (s.m ?? 0) + 0.1 * g;
      s.u = Math.max(0.999 * (s.u ?? 0), Math.abs(g));
      return w - (lr * s.m) / ((1 - 0.9 ** t) * (s.u + 1e-7));
    },
  ],
  [
    'Nadam',
    'Nadam',
    {},
    (w, g, t, s, lr) => {
      const warm = (step: number) => 0.9 * (1 - 0.5 * 0.96 ** step);
      s.product = (s.product ?? 1) * warm(t);
      s.m = 0.9 * (s.m ?? 0) + 0.1 * g;
      s.v = 0.999 * (s.v ?? 0) + 0.001 * g * g;
      const ahead = (warm(t + 1) * s.m) / (1 - s.product * warm(t + 1)) + ((1 - warm(t)) * g) / (1 - s.product);
      return w - (lr * ahead) / (Math.sqrt(s.v / (1 - 0.999 ** t)) + 1e-7);
    },
  ],
  [
    'RMSprop',
    'RMSprop',
    {},
    (w, g, _t, s, lr) => {
      s.v = 0.9 * (s.v ?? 0) + 0.1 * g * g;
      return w - (lr * g) / Math.sqrt(s.v + 1e-7);
    },
  ],
  [
    'RMSprop, centred, with momentum',
    'RMSprop',
    { centered: true, momentum: 0.7, rho: 0.8 },
    (w, g, _t, s, lr) => {
      s.v = 0.8 * (s.v ?? 0) + 0.2 * g * g;
      s.a = 0.8 * (s.a ?? 0) + 0.2 * g;
      s.m = 0.7 * (s.m ?? 0) + (lr * g) / Math.sqrt(s.v - s.a * s.a + 1e-7);
      return w - s.m;
    },
  ],
  [
    'Adagrad',
    'Adagrad',
    {},
    (w, g, _t, s, lr) => {
      s.total = (s.total ?? 0.1) + g * g;
      return w - (lr * g) / Math.sqrt(s.total + 1e-7);
    },
  ],
  [
    'Adadelta',
    'Adadelta',
    {},
    (w, g, _t, s, lr) => {
      s.g = 0.95 * (s.g ?? 0) + 0.05 * g * g;
      const delta = (Math.sqrt((s.d ?? 0) + 1e-7) * g) / Math.sqrt(s.g + 1e-7);
      s.d = 0.95 * (s.d ?? 0) + 0.05 * delta * delta;
      return w - lr * delta;
    },
  ],
  [
    'Lion',
    'Lion',
    {},
    (w, g, _t, s, lr) => {
      const direction = Math.sign(0.9 * (s.m ?? 0) + 0.1 * g);
      s.m = 0.99 * (s.m ?? 0) + 0.01 * g;
      return w - lr * direction;
    },
  ],
  [
    'Ftrl with L1 and L2',
    'Ftrl',
    { l1RegularizationStrength: 0.02, l2RegularizationStrength: 0.03 },
    (w, g, _t, s, lr) => {
      const before = s.n ?? 0.1;
      s.n = before + g * g;
      s.z = (s.z ?? 0) + g - ((Math.sqrt(s.n) - Math.sqrt(before)) / lr) * w;
      const clipped = Math.max(Math.min(s.z, 0.02), -0.02);
      return (clipped - s.z) / (Math.sqrt(s.n) / lr + 2 * 0.03);
    },
  ],
  ['clipping each value', 'SGD', { clipvalue: 0.3 }, (w, g, _t, _s, lr) => w - lr * Math.max(-0.3, Math.min(0.3, g))],
];

const open: Session[] = [];
afterEach(() => {
  for (const session of open.splice(0)) session.close();
});

/** Runs an optimizer on one vector and gives the vector after every step, and its average where one is asked for. */
function runOptimizer(className: string, config: Record<string, unknown>, rate: number): number[][] {
  const graph = new Graph();
  const variables: Variable[] = [];
  const createSlot = (name: string, shape: readonly number[], initial = 0) => {
    const variable = createVariable(graph, name, shape, { initial });
    variables.push(variable);
    return variable;
  };
  const optimizer = optimizers.get(className)!;
  const w = createSlot('w', [START.length]);
  const iterations = createSlot('iterations', []);
  const gradient = graph.placeholder('gradient', 'float32', [START.length]);
  const start = addToVariable(w, graph.constant(START, 'float32'));
  const started = graph.after([start], () => identity(graph.constant(1, 'int32'), 'started'));
  const context: OptimizerContext = {
    graph,
    config: readConfig({ node: 'optimizer_1', config }),
    learningRate: readVariable(createSlot('rate', [], rate)),
    stepNumber: add(cast(readVariable(iterations), 'float32'), 1),
    weights: [{ variable: w, value: readVariable(w), gradient: multiply(gradient, 1) }],
    createSlot,
  };
  const decayed = decayWeights(context, optimizer.usualWeightDecay);
  const moved = graph.after(decayed, () => optimizer.update({ ...context, weights: clipGradients(context) }));
  const averaged = graph.after(moved, () => averageWeights(context));
  const counted = graph.after([...moved, ...averaged], () => addToVariable(iterations, graph.constant(1, 'float32')));
  const average = variables.find(({ name }) => name === 'w/average');
  const after = graph.after([...decayed, ...moved, ...averaged, counted], () => [
    identity(readVariable(w), 'after'),
    ...(average ? [identity(readVariable(average), 'average')] : []),
  ]);
  const init = graph.addNode({ op: 'NoOp', controls: variables.map((v) => v.initializer), outputs: [] });
  const session = Session.open(graph, { init });
  open.push(session);
  session.run([], [started]);
  let values = START;
  return Array.from({ length: STEPS }, (_, t) => {
    const data = Float32Array.from(values, (value) => gradientAt(value, t));
    const results = session.run([[gradient, { shape: [START.length], data }]], after);
    values = [...(results[0]?.data ?? [])];
    return average ? [...(results[1]?.data ?? [])] : values;
  });
}

describe('optimizers move weights by Keras’ formulas', () => {
  it.each(cases)('%s', (_title, className, config, rule) => {
    const rate = 0.05;
    const found = runOptimizer(className, config, rate);
    for (const [i, start] of START.entries()) {
      const slots: Record<string, number> = {};
      let w = start;
      for (let t = 0; t < STEPS; t++) {
        w = rule(w, gradientAt(w, t), t + 1, slots, rate);
        expect(Math.abs((found[t]?.[i] ?? Number.NaN) - w)).toBeLessThan(2e-5);
      }
      expect(Math.abs(w - start)).toBeGreaterThan(1e-4);
    }
  });

  it('every optimizer is among them', () => {
    const covered = new Set(cases.map(([, className]) => className));
    expect([...optimizers.keys()].filter((name) => !covered.has(name))).toEqual([]);
  });

  it('clips by the norm of a gradient, and of all together', () => {
    for (const config of [{ clipnorm: 0.4 }, { globalClipnorm: 0.4 }]) {
      const [after = []] = runOptimizer('SGD', config, 0.05);
      const gradient = START.map((w) => gradientAt(w, 0));
      const norm = Math.hypot(...gradient);
      expect(norm).toBeGreaterThan(0.4);
      for (const [i, w] of START.entries()) {
        expect(after[i]).toBeCloseTo(w - (0.05 * (gradient[i] ?? 0) * 0.4) / norm, 5);
      }
    }
  });

  it('keeps an average of the weights beside them, which starts at the first weights', () => {
    const weights = runOptimizer('SGD', {}, 0.05);
    const averages = runOptimizer('SGD', { useEma: true, emaMomentum: 0.8 }, 0.05);
    let average = weights[0]?.[1] ?? Number.NaN;
    for (let t = 0; t < STEPS; t++) {
      if (t > 0) average = 0.8 * average + 0.2 * (weights[t]?.[1] ?? Number.NaN);
      expect(averages[t]?.[1]).toBeCloseTo(average, 5);
    }
  });
});
