import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../shared/base/seededRandom.ts';
import type { GradientCase } from '../autodiff/cases/gradientCase.ts';
import { compareWithFiniteDifferences } from '../autodiff/checkGradient.ts';
import { Graph, type Tensor } from '../graph/graph.ts';
import { Session } from '../graph/session.ts';
import { BATCH } from '../graph/tensorShape.ts';
import { gru, lstm, type RecurrentOptions, simpleRnn } from './recurrentCells.ts';

const [ROWS, TIMES, WIDTH, UNITS] = [3, 5, 2, 3];
/** Which times count: all, a shorter one, one with a gap. */
const MASK = [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 1, 1, 0];

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const random = createRandom(11);
const draw = (size: number) => Float32Array.from({ length: size }, () => 2 * random() - 1);
const x = draw(ROWS * TIMES * WIDTH);

type Parameters = { kernel: Float32Array; recurrent: Float32Array; bias: Float32Array };
type Cell = (input: readonly number[], h: readonly number[], c: number[], p: Parameters) => number[];

/** input · kernel[:, column] in plain numbers. */
function dot(v: readonly number[], matrix: Float32Array, columns: number, column: number): number {
  return v.reduce((sum, value, i) => sum + value * (matrix[i * columns + column] ?? 0), 0);
}

const units = Array.from({ length: UNITS }, (_, unit) => unit);

/** Keras' documented cells. */
const cells: Record<string, Cell> = {
  lstm: (input, h, c, { kernel, recurrent, bias }) => {
    const gate = (g: number, u: number) => {
      const column = g * UNITS + u;
      return dot(input, kernel, 4 * UNITS, column) + dot(h, recurrent, 4 * UNITS, column) + (bias[column] ?? 0);
    };
    return units.map((u) => {
      c[u] = sigmoid(gate(1, u)) * (c[u] ?? 0) + sigmoid(gate(0, u)) * Math.tanh(gate(2, u));
      return sigmoid(gate(3, u)) * Math.tanh(c[u]);
    });
  },
  gruResetAfter: (input, h, _c, { kernel, recurrent, bias }) => {
    const of = (g: number, u: number) => {
      const column = g * UNITS + u;
      const own = dot(h, recurrent, 3 * UNITS, column) + (bias[3 * UNITS + column] ?? 0);
      return [dot(input, kernel, 3 * UNITS, column) + (bias[column] ?? 0), own] as const;
    };
    return units.map((u) => {
      const [z, r, n] = [of(0, u), of(1, u), of(2, u)];
      const update = sigmoid(z[0] + z[1]);
      return update * (h[u] ?? 0) + (1 - update) * Math.tanh(n[0] + sigmoid(r[0] + r[1]) * n[1]);
    });
  },
  gruResetBefore: (input, h, _c, { kernel, recurrent, bias }) => {
    const from = (column: number) => dot(input, kernel, 3 * UNITS, column) + (bias[column] ?? 0);
    const reset = units.map((u) => sigmoid(from(UNITS + u) + dot(h, recurrent, 3 * UNITS, UNITS + u)));
    const held = units.map((u) => (reset[u] ?? 0) * (h[u] ?? 0));
    return units.map((u) => {
      const update = sigmoid(from(u) + dot(h, recurrent, 3 * UNITS, u));
      const candidate = Math.tanh(from(2 * UNITS + u) + dot(held, recurrent, 3 * UNITS, 2 * UNITS + u));
      return update * (h[u] ?? 0) + (1 - update) * candidate;
    });
  },
  simpleRnn: (input, h, _c, { kernel, recurrent, bias }) =>
    units.map((u) => Math.tanh(dot(input, kernel, UNITS, u) + dot(h, recurrent, UNITS, u) + (bias[u] ?? 0))),
};

function runCell(
  cell: Cell,
  p: Parameters,
  { goBackwards, isMasked }: { goBackwards: boolean; isMasked: boolean },
): number[] {
  const outputs: number[] = [];
  for (let row = 0; row < ROWS; row++) {
    let h = units.map(() => 0);
    let c = units.map(() => 0);
    for (let step = 0; step < TIMES; step++) {
      const time = goBackwards ? TIMES - 1 - step : step;
      const start = (row * TIMES + time) * WIDTH;
      const next = [...c];
      const after = cell([...x.slice(start, start + WIDTH)], h, next, p);
      if (!isMasked || MASK[row * TIMES + time] === 1) [h, c] = [after, next];
      outputs.push(...h);
    }
  }
  return outputs;
}

type Layer = (x: Tensor, kernel: Tensor, recurrentKernel: Tensor, bias: Tensor, options: RecurrentOptions) => Tensor;
const layers: Record<string, { gates: number; biasShape: readonly number[]; layer: Layer }> = {
  lstm: {
    gates: 4,
    biasShape: [4 * UNITS],
    layer: (v, kernel, recurrentKernel, bias, options) => lstm(v, { kernel, recurrentKernel, bias }, options),
  },
  gruResetAfter: {
    gates: 3,
    biasShape: [2, 3 * UNITS],
    layer: (v, kernel, recurrentKernel, bias, options) =>
      gru(v, { kernel, recurrentKernel, bias }, { ...options, resetAfter: true }),
  },
  gruResetBefore: {
    gates: 3,
    biasShape: [3 * UNITS],
    layer: (v, kernel, recurrentKernel, bias, options) =>
      gru(v, { kernel, recurrentKernel, bias }, { ...options, resetAfter: false }),
  },
  simpleRnn: {
    gates: 1,
    biasShape: [UNITS],
    layer: (v, kernel, recurrentKernel, bias, options) => simpleRnn(v, { kernel, recurrentKernel, bias }, options),
  },
};

const ways = [false, true].flatMap((goBackwards) => [false, true].map((isMasked) => ({ goBackwards, isMasked })));
const cases = Object.keys(layers).flatMap((name) => ways.map((way) => [name, way] as const));

describe('recurrent layers give what Keras’ cells give', () => {
  it.each(cases)('%s %o', (name, way) => {
    const { gates, biasShape, layer } = layers[name]!;
    const parameters = {
      kernel: draw(WIDTH * gates * UNITS),
      recurrent: draw(UNITS * gates * UNITS),
      bias: draw(biasShape.reduce((a, b) => a * b, 1)),
    };
    const graph = new Graph();
    const input = graph.placeholder('x', 'float32', [BATCH, TIMES, WIDTH]);
    const weights = [
      graph.constant(parameters.kernel, 'float32', [WIDTH, gates * UNITS]),
      graph.constant(parameters.recurrent, 'float32', [UNITS, gates * UNITS]),
      graph.constant(parameters.bias, 'float32', biasShape),
    ] as const;
    const mask = graph.placeholder('mask', 'bool', [BATCH, TIMES]);
    const options = { units: UNITS, goBackwards: way.goBackwards, ...(way.isMasked ? { mask } : {}) };
    const all = layer(input, ...weights, { ...options, returnSequences: true });
    const last = layer(input, ...weights, options);
    expect([all.shape, last.shape]).toEqual([
      [BATCH, TIMES, UNITS],
      [BATCH, UNITS],
    ]);
    const session = Session.open(graph);
    const feeds = [
      [input, { shape: [ROWS, TIMES, WIDTH], data: x }],
      [mask, { shape: [ROWS, TIMES], data: Uint8Array.from(MASK) }],
    ] as const;
    const [sequence, final] = session.run(feeds, [all, last]);
    session.close();
    const expected = runCell(cells[name]!, parameters, way);
    expect(expected.length).toBe(sequence!.data.length);
    for (const [i, value] of expected.entries()) expect(sequence!.data[i]).toBeCloseTo(value, 5);
    for (let row = 0; row < ROWS; row++) {
      for (const u of units) {
        expect(final!.data[row * UNITS + u]).toBe(sequence!.data[((row + 1) * TIMES - 1) * UNITS + u]);
      }
    }
  });
});

describe('their derivatives equal finite differences', () => {
  it.each(cases)('%s %o', (name, way) => {
    const { gates, biasShape, layer } = layers[name]!;
    const isFused = name === 'lstm' && !way.isMasked;
    const gradientCase: GradientCase = {
      title: `${name} ${JSON.stringify(way)}`,
      dtype: isFused ? 'float32' : 'float64',
      inputs: [
        { shape: [BATCH, TIMES, WIDTH] },
        { shape: [WIDTH, gates * UNITS] },
        { shape: [UNITS, gates * UNITS] },
        { shape: biasShape },
      ],
      build: (v, kernel, recurrent, bias) => {
        const mask = way.isMasked ? { mask: v!.graph.constant(MASK, 'bool', [ROWS, TIMES]) } : {};
        return layer(v!, kernel!, recurrent!, bias!, {
          units: UNITS,
          goBackwards: way.goBackwards,
          returnSequences: way.goBackwards,
          ...mask,
        });
      },
    };
    expect(compareWithFiniteDifferences(gradientCase).worst).toBeLessThan(isFused ? 1e-2 : 1e-5);
  });
});
