import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../shared/base/seededRandom.ts';
import { Graph, type Tensor } from '../graph/graph.ts';
import { Session } from '../graph/session.ts';
import { readConfig } from '../layers/configReader.ts';
import { metrics } from '../metrics/metrics.ts';
import { sigmoid } from '../ops/elementwise.ts';
import { softmax } from '../ops/softmax.ts';
import { lossPerRow, targetShape } from './engineLoss.ts';
import { losses } from './losses.ts';

const ROWS = 4;
const CLASSES = 3;

type Formula = (p: readonly number[], y: readonly number[]) => number;
const meanOf =
  (each: (p: number, y: number) => number): Formula =>
  (p, y) =>
    p.reduce((sum, value, i) => sum + each(value, y[i] ?? 0), 0) / p.length;
const sumOf =
  (each: (p: number, y: number) => number): Formula =>
  (p, y) =>
    meanOf(each)(p, y) * p.length;
const norm = (v: readonly number[]) => Math.sqrt(v.reduce((sum, x) => sum + x * x, 0));

/** Keras' documented formulas for one row: a prediction of three values in (0, 1), and its target. */
const formulas: Record<string, Formula> = {
  meanSquaredError: meanOf((p, y) => (p - y) ** 2),
  meanAbsoluteError: meanOf((p, y) => Math.abs(p - y)),
  meanAbsolutePercentageError: meanOf((p, y) => (100 * Math.abs(p - y)) / Math.max(Math.abs(y), 1e-7)),
  meanSquaredLogarithmicError: meanOf((p, y) => (Math.log1p(p) - Math.log1p(y)) ** 2),
  huber: meanOf((p, y) => (Math.abs(p - y) <= 1 ? 0.5 * (p - y) ** 2 : Math.abs(p - y) - 0.5)),
  logCosh: meanOf((p, y) => Math.log(Math.cosh(p - y))),
  poisson: meanOf((p, y) => p - y * Math.log(p + 1e-7)),
  cosineSimilarity: (p, y) => -p.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0) / (norm(p) * norm(y)),
  binaryCrossentropy: meanOf((p, y) => -(y * Math.log(p) + (1 - y) * Math.log(1 - p))),
  categoricalCrossentropy: (p, y) => {
    const total = p.reduce((sum, value) => sum + value, 0);
    return sumOf((value, label) => -label * Math.log(value / total))(p, y);
  },
  // Keras takes the logarithm of the outputs as logits, which normalises them too.
  sparseCategoricalCrossentropy: (p, [label = 0]) =>
    -Math.log((p[label] ?? Number.NaN) / p.reduce((sum, value) => sum + value, 0)),
  klDivergence: sumOf((p, y) => Math.max(y, 1e-7) * Math.log(Math.max(y, 1e-7) / p)),
  hinge: meanOf((p, y) => Math.max(1 - (2 * y - 1) * p, 0)),
  squaredHinge: meanOf((p, y) => Math.max(1 - (2 * y - 1) * p, 0) ** 2),
  binaryFocalCrossentropy: meanOf((p, y) => {
    const right = y * p + (1 - y) * (1 - p);
    return -((1 - right) ** 2) * Math.log(right);
  }),
  categoricalFocalCrossentropy: (p, y) => {
    const total = p.reduce((sum, value) => sum + value, 0);
    return sumOf((value, label) => -0.25 * (1 - value / total) ** 2 * label * Math.log(value / total))(p, y);
  },
  dice: (p, y) => {
    const both = sumOf((a, b) => a * b)(p, y);
    return 1 - (2 * both) / (sumOf((a, b) => a + b)(p, y) + 1e-7);
  },
  tversky: (p, y) => {
    const both = sumOf((a, b) => a * b)(p, y);
    const wrong = sumOf((a, b) => 0.5 * a * (1 - b) + 0.5 * (1 - a) * b)(p, y);
    return 1 - both / (both + wrong + 1e-7);
  },
  categoricalHinge: (p, y) =>
    Math.max(Math.max(...p.map((value, i) => (1 - (y[i] ?? 0)) * value)) - sumOf((a, b) => a * b)(p, y) + 1, 0),
};

interface Sample {
  readonly prediction: Float32Array;
  readonly target: Float32Array | Int32Array;
}

/** Rows of predictions; targets that are one-hot or class numbers, which every formula above can take. */
function drawSample(name: string, seed: number): Sample {
  const random = createRandom(seed);
  const prediction = Float32Array.from({ length: ROWS * CLASSES }, () => 0.1 + 0.8 * random());
  const labels = Array.from({ length: ROWS }, () => Math.floor(random() * CLASSES));
  if (losses[name]?.takesClassNumbers) return { prediction, target: Int32Array.from(labels) };
  const isRegression = name.startsWith('mean') || ['huber', 'logCosh', 'poisson', 'cosineSimilarity'].includes(name);
  const target = isRegression
    ? Float32Array.from({ length: ROWS * CLASSES }, () => 0.2 + 3 * random())
    : Float32Array.from({ length: ROWS * CLASSES }, (_, i) =>
        i % CLASSES === labels[Math.floor(i / CLASSES)] ? 1 : 0,
      );
  return { prediction, target };
}

function perRow(name: string, { prediction, target }: Sample, through: (x: Tensor) => Tensor, config = {}): number[] {
  const loss = losses[name]!;
  const graph = new Graph();
  const x = graph.placeholder('x', 'float32', [ROWS, CLASSES]);
  const y = graph.placeholder('y', loss.target, targetShape(loss, x.shape));
  const result = lossPerRow(loss, through(x), y, readConfig({ node: 'loss_1', config }));
  const session = Session.open(graph);
  try {
    const feeds = [
      [x, { shape: [ROWS, CLASSES], data: prediction }],
      [y, { shape: y.shape.map(Number), data: target }],
    ] as const;
    return [...(session.run(feeds, [result])[0]?.data ?? [])];
  } finally {
    session.close();
  }
}

function expectRows(
  found: readonly number[],
  sample: Sample,
  formula: Formula,
  change: (p: number[]) => number[],
): void {
  expect(found.length).toBe(ROWS);
  const width = sample.target.length / ROWS;
  for (const [row, value] of found.entries()) {
    const p = change([...sample.prediction.slice(row * CLASSES, (row + 1) * CLASSES)]);
    expect(value).toBeCloseTo(formula(p, [...sample.target.slice(row * width, (row + 1) * width)]), 4);
  }
}

describe('losses equal Keras’ formulas', () => {
  it('for every loss there is a formula', () => {
    expect(Object.keys(losses).sort()).toEqual(Object.keys(formulas).sort());
  });

  it.each(Object.entries(formulas))('%s', (name, formula) => {
    const sample = drawSample(name, 3);
    expectRows(
      perRow(name, sample, (x) => x),
      sample,
      formula,
      (p) => p,
    );
  });

  it('label smoothing moves labels towards the middle', () => {
    const sample = drawSample('categoricalCrossentropy', 5);
    const smoothed: Formula = (p, y) =>
      formulas.categoricalCrossentropy!(
        p,
        y.map((label) => label * 0.9 + 0.1 / 3),
      );
    expectRows(
      perRow('categoricalCrossentropy', sample, (x) => x, { labelSmoothing: 0.1 }),
      sample,
      smoothed,
      (p) => p,
    );
  });
});

describe('arguments of losses', () => {
  const same = (x: Tensor) => x;
  const keep = (p: number[]) => p;

  it('sparse labels are smoothed as one-hot ones are', () => {
    const sample = drawSample('sparseCategoricalCrossentropy', 5);
    const smoothed: Formula = (p, [label = 0]) =>
      formulas.categoricalCrossentropy!(
        p,
        p.map((_, i) => (i === label ? 0.9 : 0) + 0.1 / 3),
      );
    expectRows(perRow('sparseCategoricalCrossentropy', sample, same, { labelSmoothing: 0.1 }), sample, smoothed, keep);
  });

  it('gamma and alpha of the focal cross-entropies', () => {
    const sample = drawSample('binaryFocalCrossentropy', 5);
    const binary: Formula = meanOf((p, y) => {
      const right = y * p + (1 - y) * (1 - p);
      return -(y * 0.3 + (1 - y) * 0.7) * (1 - right) ** 1.5 * Math.log(right);
    });
    expectRows(perRow('binaryFocalCrossentropy', sample, same, { gamma: 1.5, alpha: 0.3 }), sample, binary, keep);
    expectRows(
      perRow('categoricalFocalCrossentropy', sample, same, { gamma: 0, alpha: 1 }),
      sample,
      formulas.categoricalCrossentropy!,
      keep,
    );
  });
});

describe('a cross-entropy behind its activation is computed from the logits', () => {
  const toSoftmax = (z: number[]) => {
    const powers = z.map((value) => Math.exp(value - Math.max(...z)));
    return powers.map((power) => power / powers.reduce((sum, one) => sum + one, 0));
  };
  const toSigmoid = (z: number[]) => z.map((value) => 1 / (1 + Math.exp(-value)));
  const cases = [
    ['binaryCrossentropy', sigmoid, toSigmoid],
    ['categoricalCrossentropy', softmax, toSoftmax],
    ['sparseCategoricalCrossentropy', softmax, toSoftmax],
  ] as const;

  it.each(cases)('%s', (name, activation, change) => {
    const sample = drawSample(name, 7);
    expectRows(perRow(name, sample, activation), sample, formulas[name]!, change);
    expectRows(
      perRow(name, sample, (x) => x, { fromLogits: true }),
      sample,
      formulas[name]!,
      change,
    );
  });

  it.each(cases)('%s stays exact where a probability rounds to 0', (name, activation) => {
    const sample = drawSample(name, 7);
    const extreme = { ...sample, prediction: sample.prediction.map((value, i) => (i % 2 === 0 ? 300 : -300) * value) };
    const found = perRow(name, extreme, activation);
    expect(Math.max(...found)).toBeGreaterThan(50);
    expect(found.every(Number.isFinite)).toBe(true);
  });
});

describe('accuracy compares what the shapes say', () => {
  const cases: readonly (readonly [string, number, 'int32' | 'float32', number[], number[], number[]])[] = [
    ['class numbers', 3, 'int32', [0.1, 0.7, 0.2, 0.5, 0.2, 0.3], [1, 2], [1, 0]],
    ['class numbers as floats', 3, 'float32', [0.1, 0.7, 0.2, 0.5, 0.2, 0.3], [1, 0], [1, 1]],
    ['one value against one half', 1, 'float32', [0.4, 0.6], [1, 1], [0, 1]],
    ['one value against class numbers', 1, 'int32', [0.4, 0.6], [0, 1], [1, 1]],
  ];
  it.each(cases)('%s', (_title, width, dtype, prediction, target, expected) => {
    const graph = new Graph();
    const p = graph.constant(prediction, 'float32', [2, width]);
    const result = metrics.accuracy!(
      p,
      graph.constant(target, dtype, [2]),
      readConfig({ node: 'metric_1', config: {} }),
    );
    const session = Session.open(graph);
    expect([...(session.run([], [result])[0]?.data ?? [])]).toEqual(expected);
    session.close();
  });

  it('one-hot rows', () => {
    const graph = new Graph();
    const p = graph.constant([0.1, 0.7, 0.2, 0.5, 0.2, 0.3], 'float32', [2, 3]);
    const result = metrics.accuracy!(
      p,
      graph.constant([0, 1, 0, 0, 0, 1], 'float32', [2, 3]),
      readConfig({ node: 'metric_1', config: {} }),
    );
    const session = Session.open(graph);
    expect([...(session.run([], [result])[0]?.data ?? [])]).toEqual([1, 0]);
    session.close();
  });
});
