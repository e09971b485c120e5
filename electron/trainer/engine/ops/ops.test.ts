import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../shared/base/seededRandom.ts';
import { Graph, type Tensor } from '../graph/graph.ts';
import { Session } from '../graph/session.ts';
import * as comparison from './comparison.ts';
import { dilatedConv2d, dilatedDepthwiseConv2d } from './dilatedConvolution.ts';
import * as elementwise from './elementwise.ts';
import { avgPool2d } from './pooling.ts';
import { randomNormal, randomUniform } from './random.ts';
import { oneHot } from './slicing.ts';

function evaluate(build: (graph: Graph) => Tensor): number[] {
  const graph = new Graph();
  const result = build(graph);
  const session = Session.open(graph);
  try {
    return Array.from(session.run([], [result])[0]?.data ?? []);
  } finally {
    session.close();
  }
}

const random = createRandom(31);
const draw = (size: number) => Float32Array.from({ length: size }, () => 2 * random() - 1);

describe('ops give what their names say', () => {
  const a = [1, 2, 3, -1.5];
  const b = [2, 2, -3, 0];
  const comparisons: readonly (readonly [string, typeof comparison.equal, (x: number, y: number) => boolean])[] = [
    ['equal', comparison.equal, (x, y) => x === y],
    ['notEqual', comparison.notEqual, (x, y) => x !== y],
    ['greater', comparison.greater, (x, y) => x > y],
    ['greaterEqual', comparison.greaterEqual, (x, y) => x >= y],
    ['less', comparison.less, (x, y) => x < y],
    ['lessEqual', comparison.lessEqual, (x, y) => x <= y],
  ];
  it.each(comparisons)('%s', (_name, compare, holds) => {
    const found = evaluate((graph) => compare(graph.constant(a, 'float32'), graph.constant(b, 'float32')));
    expect(found).toEqual(a.map((x, i) => Number(holds(x, b[i]!))));
  });

  it('rounding and finiteness', () => {
    const values = [-1.5, -0.4, 0.5, 1.5, 2.7];
    expect(evaluate((graph) => elementwise.floor(graph.constant(values, 'float32')))).toEqual(values.map(Math.floor));
    // Half to even, as IEEE rounds.
    expect(evaluate((graph) => elementwise.round(graph.constant(values, 'float32'))).map((v) => v + 0)).toEqual([
      -2, 0, 0, 2, 3,
    ]);
    const odd = [1, Number.NaN, Number.POSITIVE_INFINITY, -1e38];
    expect(evaluate((graph) => comparison.isFiniteNumber(graph.constant(odd, 'float32')))).toEqual([1, 0, 0, 1]);
  });

  it('one-hot rows', () => {
    expect(evaluate((graph) => oneHot(graph.constant([2, 0], 'int32'), 3))).toEqual([0, 0, 1, 1, 0, 0]);
  });
});

describe('random numbers', () => {
  const stream = (graph: Graph, key: number, step: number) => ({
    key: graph.constant([key], 'uint64'),
    counter: graph.constant([0, step], 'uint64'),
  });
  const drawFrom = (draws: typeof randomUniform, key: number, step: number) =>
    evaluate((graph) => draws(graph.constant([4000], 'int32'), stream(graph, key, step)));

  it('have the mean and variance of their distribution', () => {
    for (const [draws, mean, variance] of [
      [randomUniform, 0.5, 1 / 12],
      [randomNormal, 0, 1],
    ] as const) {
      const values = drawFrom(draws, 5, 0);
      const found = values.reduce((sum, v) => sum + v, 0) / values.length;
      expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(variance / values.length));
      const spread = values.reduce((sum, v) => sum + (v - found) ** 2, 0) / values.length;
      expect(spread / variance).toBeCloseTo(1, 1);
    }
  });

  it('follow from key and step alone, and share no numbers between them', () => {
    const values = drawFrom(randomUniform, 5, 7);
    expect(drawFrom(randomUniform, 5, 7)).toEqual(values);
    const known = new Set(values);
    for (const [key, step] of [
      [5, 8],
      [6, 7],
    ] as const) {
      const shared = drawFrom(randomUniform, key, step).filter((value) => known.has(value));
      // 23 random bits: a handful of 4000 coincide by chance, a stream that overlaps would share them all.
      expect(shared.length).toBeLessThan(40);
    }
  });
});

describe('a dilated convolution equals the sum over its taps', () => {
  const [size, channels, filters] = [7, 2, 3];
  const cases = (['VALID', 'SAME'] as const).flatMap((padding) =>
    (
      [
        [2, 2],
        [3, 1],
        [1, 2],
      ] as const
    ).map((dilations) => [padding, dilations] as const),
  );
  it.each(cases)('%s %o', (padding, dilations) => {
    const x = draw(size * size * channels);
    const kernel = draw(3 * 3 * channels * filters);
    const [before, out] = dilations
      .map((dilation) => (padding === 'SAME' ? [dilation, size] : [0, size - 2 * dilation]))
      .reduce<[number[], number[]]>(
        ([first, second], [p, o]) => [
          [...first, p!],
          [...second, o!],
        ],
        [[], []],
      );
    const at = (row: number, column: number, channel: number) =>
      row < 0 || column < 0 || row >= size || column >= size ? 0 : x[(row * size + column) * channels + channel]!;
    /** Σ over the taps of one channel that meet one filter; `index` finds the weight. */
    const tapsOf = (i: number, j: number, c: number, index: (tap: number) => number) => {
      let sum = 0;
      for (let tap = 0; tap < 9; tap++) {
        const row = i - before[0]! + Math.floor(tap / 3) * dilations[0];
        const column = j - before[1]! + (tap % 3) * dilations[1];
        sum += at(row, column, c) * kernel[index(tap)]!;
      }
      return sum;
    };
    const options = { strides: [1, 1], padding, dilations };
    const run = (convolve: typeof dilatedConv2d) =>
      evaluate((graph) =>
        convolve(
          graph.constant(x, 'float32', [1, size, size, channels]),
          graph.constant(kernel, 'float32', [3, 3, channels, filters]),
          options,
        ),
      );
    const [plain, depthwise] = [run(dilatedConv2d), run(dilatedDepthwiseConv2d)];
    expect(plain.length).toBe(out[0]! * out[1]! * filters);
    for (let i = 0; i < out[0]!; i++) {
      for (let j = 0; j < out[1]!; j++) {
        for (let f = 0; f < filters; f++) {
          const parts = [0, 1].map((c) => tapsOf(i, j, c, (tap) => (tap * channels + c) * filters + f));
          const place = i * out[1]! + j;
          expect(plain[place * filters + f]).toBeCloseTo(parts[0]! + parts[1]!, 4);
          for (const c of [0, 1]) expect(depthwise[(place * channels + c) * filters + f]).toBeCloseTo(parts[c]!, 4);
        }
      }
    }
  });
});

it('a mean at the edge does not count the padding', () => {
  const pooled = evaluate((graph) =>
    avgPool2d(graph.constant([1, 2, 3, 4, 5, 6, 7, 8, 9], 'float32', [1, 3, 3, 1]), {
      window: [2, 2],
      strides: [2, 2],
      padding: 'SAME',
    }),
  );
  expect(pooled).toEqual([3, 4.5, 7.5, 9]);
});
