import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../shared/base/seededRandom.ts';
import type { GradientCase } from '../autodiff/cases/gradientCase.ts';
import { compareWithFiniteDifferences } from '../autodiff/checkGradient.ts';
import { Graph, type Tensor } from '../graph/graph.ts';
import { Session } from '../graph/session.ts';
import { BATCH } from '../graph/tensorShape.ts';
import { multiHeadAttention } from './attention.ts';
import { einsum } from './einsum.ts';
import { groupNormalization, layerNormalization, rmsNormalization, unitNormalization } from './normalizations.ts';

const random = createRandom(23);
const draw = (size: number) => Float32Array.from({ length: size }, () => 2 * random() - 1);

/** Values of a graph of constants. */
function evaluate(build: (graph: Graph) => Tensor): { shape: readonly number[]; data: ArrayLike<number> } {
  const graph = new Graph();
  const result = build(graph);
  const session = Session.open(graph);
  try {
    return session.run([], [result])[0]!;
  } finally {
    session.close();
  }
}

const meanOf = (values: ArrayLike<number>) => Array.from(values).reduce((sum, v) => sum + v, 0) / values.length;

describe('normalisations', () => {
  const x = draw(2 * 3 * 4);
  const rows = Array.from({ length: 6 }, (_, row) => x.slice(row * 4, row * 4 + 4));
  const gamma = draw(4);

  it('layer: mean 0 and variance 1 of every place, then scaled', () => {
    const { data } = evaluate((graph) =>
      layerNormalization(graph.constant(x, 'float32', [2, 3, 4]), { gamma: graph.constant(gamma, 'float32') }, 1e-3),
    );
    for (const [row, values] of rows.entries()) {
      const mean = meanOf(values);
      const variance = meanOf(values.map((v) => (v - mean) ** 2));
      for (const [i, v] of values.entries()) {
        expect(data[row * 4 + i]).toBeCloseTo(((v - mean) / Math.sqrt(variance + 1e-3)) * gamma[i]!, 5);
      }
    }
  });

  it('root mean square, and length 1', () => {
    const rms = evaluate((graph) => rmsNormalization(graph.constant(x, 'float32', [6, 4]), {}, 1e-6));
    const unit = evaluate((graph) => unitNormalization(graph.constant(x, 'float32', [6, 4])));
    for (const [row, values] of rows.entries()) {
      for (const [i, v] of values.entries()) {
        expect(rms.data[row * 4 + i]).toBeCloseTo(v / Math.sqrt(meanOf(values.map((one) => one * one)) + 1e-6), 5);
        expect(unit.data[row * 4 + i]).toBeCloseTo(v / Math.hypot(...values), 5);
      }
    }
  });

  it('groups: over the places of two channels at a time', () => {
    const { data } = evaluate((graph) => groupNormalization(graph.constant(x, 'float32', [2, 3, 4]), {}, 2, 1e-3));
    for (const [image, group] of [0, 1].flatMap((a) => [0, 1].map((b) => [a, b] as const))) {
      const at = [0, 1, 2].flatMap((place) => [0, 1].map((channel) => image * 12 + place * 4 + group * 2 + channel));
      const values = at.map((i) => x[i]!);
      const mean = meanOf(values);
      const deviation = Math.sqrt(meanOf(values.map((v) => (v - mean) ** 2)) + 1e-3);
      for (const i of at) expect(data[i]).toBeCloseTo((x[i]! - mean) / deviation, 5);
    }
  });
});

describe('einsum', () => {
  /** The sum over all letters, one by one. */
  function sumByHand(equation: string, sizes: Record<string, number>, a: Float32Array, b: Float32Array): Float32Array {
    const [operands = '', result = ''] = equation.split('->');
    const [left = '', right = ''] = operands.split(',');
    const letters = [...new Set(left + right)];
    const positionOf = (word: string, at: Record<string, number>) =>
      [...word].reduce((position, letter) => position * sizes[letter]! + at[letter]!, 0);
    const out = new Float32Array([...result].reduce((product, letter) => product * sizes[letter]!, 1));
    const visit = (index: number, at: Record<string, number>): void => {
      const letter = letters[index];
      if (letter === undefined) {
        out[positionOf(result, at)]! += a[positionOf(left, at)]! * b[positionOf(right, at)]!;
        return;
      }
      for (let i = 0; i < sizes[letter]!; i++) visit(index + 1, { ...at, [letter]: i });
    };
    visit(0, {});
    return out;
  }

  const sizes: Record<string, number> = { b: 2, t: 3, s: 4, d: 2, h: 3, k: 2 };
  const equations = [
    'td,ds->ts',
    'btd,dhk->bthk',
    'bthk,bshk->bhts',
    'bhts,bshk->bthk',
    'bt,bt->b',
    'bts,d->tbd',
    'ts,sk->t',
  ];
  it.each(equations)('%s', (equation) => {
    const [left = '', right = ''] = (equation.split('->')[0] ?? '').split(',');
    const shape = (letters: string) => [...letters].map((letter) => sizes[letter]!);
    const values = [left, right].map((letters) => draw(shape(letters).reduce((p, size) => p * size, 1)));
    const [a, b] = [values[0]!, values[1]!];
    const { data } = evaluate((graph) =>
      einsum(equation, graph.constant(a, 'float32', shape(left)), graph.constant(b, 'float32', shape(right))),
    );
    const expected = sumByHand(equation, sizes, a, b);
    expect(data.length).toBe(expected.length);
    for (const [i, value] of expected.entries()) expect(data[i]).toBeCloseTo(value, 5);
  });

  it('refuses sizes that differ, and letters from nowhere', () => {
    const graph = new Graph();
    const [a, b] = [graph.constant(draw(6), 'float32', [2, 3]), graph.constant(draw(8), 'float32', [4, 2])];
    expect(() => einsum('ab,bc->ac', a, b)).toThrow(/has 3 and 4 for b/);
    expect(() => einsum('ab,cd->ae', a, b)).toThrow(/does not suit/);
  });
});

const [WIDTH, HEADS, SIZE, PLACES] = [4, 2, 3, 3];
const projections = [
  { shape: [WIDTH, HEADS, SIZE] },
  { shape: [HEADS, SIZE] },
  { shape: [WIDTH, HEADS, SIZE] },
  { shape: [WIDTH, HEADS, SIZE] },
  { shape: [HEADS, SIZE, WIDTH] },
  { shape: [WIDTH] },
] as const;

function attend(x: Tensor, parts: readonly Tensor[], options = {}): Tensor {
  const [query, queryBias, key, value, output, outputBias] = parts;
  return multiHeadAttention(
    { query: x, key: x, value: x },
    {
      query: { kernel: query!, bias: queryBias! },
      key: { kernel: key! },
      value: { kernel: value! },
      output: { kernel: output!, bias: outputBias! },
    },
    options,
  );
}

describe('attention', () => {
  const parts = projections.map(({ shape }) => draw(shape.reduce<number>((product, size) => product * size, 1)));
  const x = draw(2 * PLACES * WIDTH);
  const run = (values: Float32Array, options: (graph: Graph) => object = () => ({})) =>
    evaluate((graph) =>
      attend(
        graph.constant(values, 'float32', [2, PLACES, WIDTH]),
        parts.map((part, i) => graph.constant(part, 'float32', projections[i]!.shape)),
        options(graph),
      ),
    );

  it('equals softmax(q · kᵀ / √size) · v, head by head', () => {
    const { shape, data } = run(x);
    expect(shape).toEqual([2, PLACES, WIDTH]);
    const [wq, bq, wk, wv, wo, bo] = parts.map((part) => part!);
    const project = (row: number, kernel: Float32Array, h: number, s: number) => {
      let sum = 0;
      for (let i = 0; i < WIDTH; i++) sum += x[row * WIDTH + i]! * kernel[(i * HEADS + h) * SIZE + s]!;
      return sum;
    };
    const places = [0, 1, 2];
    for (let place = 0; place < PLACES; place++) {
      const out = Array.from({ length: WIDTH }, (_, i) => bo![i]!);
      for (let h = 0; h < HEADS; h++) {
        const axis = places.map((s) => project(place, wq!, h, s) + bq![h * SIZE + s]!);
        const scores = places.map((other) =>
          Math.exp(axis.reduce((sum, q, s) => sum + q * project(other, wk!, h, s), 0) / Math.sqrt(SIZE)),
        );
        const total = scores.reduce((sum, score) => sum + score, 0);
        for (let s = 0; s < SIZE; s++) {
          const mixed = places.reduce((sum, other) => sum + (scores[other]! / total) * project(other, wv!, h, s), 0);
          for (let i = 0; i < WIDTH; i++) out[i]! += mixed * wo![(h * SIZE + s) * WIDTH + i]!;
        }
      }
      for (const [i, value] of out.entries()) expect(data[place * WIDTH + i]).toBeCloseTo(value, 5);
    }
  });

  it('does not look ahead when it is causal, nor where the mask forbids', () => {
    const changed = Float32Array.from(x);
    for (let i = 0; i < WIDTH; i++) changed[(PLACES - 1) * WIDTH + i]! += 1;
    const before = (PLACES - 1) * WIDTH;
    const causal = (values: Float32Array) => Array.from(run(values, () => ({ causal: true })).data).slice(0, before);
    const masked = (values: Float32Array) =>
      Array.from(
        run(values, (graph) => ({ mask: graph.constant([1, 1, 0, 1, 1, 1], 'bool', [2, PLACES]) })).data,
      ).slice(0, before);
    const free = (values: Float32Array) => Array.from(run(values).data).slice(0, before);
    expect(causal(changed)).toEqual(causal(x));
    expect(masked(changed)).toEqual(masked(x));
    expect(free(changed)).not.toEqual(free(x));
  });
});

describe('derivatives of blocks equal finite differences', () => {
  const cases: readonly GradientCase[] = [
    {
      title: 'layer normalisation',
      inputs: [{ shape: [BATCH, 2, 5] }, { shape: [5] }, { shape: [5] }],
      build: (x, gamma, beta) => layerNormalization(x!, { gamma: gamma!, beta: beta! }, 1e-3),
    },
    {
      title: 'rms normalisation',
      inputs: [{ shape: [BATCH, 4] }, { shape: [4] }],
      build: (x, gamma) => rmsNormalization(x!, { gamma: gamma! }, 1e-6),
    },
    { title: 'unit normalisation', inputs: [{ shape: [BATCH, 4] }], build: (x) => unitNormalization(x!) },
    {
      title: 'group normalisation',
      inputs: [{ shape: [BATCH, 2, 3, 4] }, { shape: [4] }],
      build: (x, gamma) => groupNormalization(x!, { gamma: gamma! }, 2, 1e-3),
    },
    {
      title: 'einsum with a batch on both sides',
      inputs: [{ shape: [BATCH, 2, 3] }, { shape: [BATCH, 3, 2] }],
      build: (a, b) => einsum('btd,bdh->bht', a!, b!),
    },
    {
      title: 'causal attention with a mask',
      inputs: [{ shape: [BATCH, PLACES, WIDTH] }, ...projections],
      build: (x, ...parts) =>
        attend(x!, parts, { causal: true, mask: x!.graph.constant([1, 1, 0, 1, 1, 1, 1, 0, 1], 'bool', [3, PLACES]) }),
    },
  ];
  it.each(cases.map((one) => [one.title, one] as const))('%s', (_title, one) => {
    expect(compareWithFiniteDifferences(one).worst).toBeLessThan(1e-5);
  });
});
