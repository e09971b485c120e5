import { afterEach, describe, expect, it } from 'vitest';
import type { Executor } from '../../loop/executor.ts';
import { buildPlan, type TestLayer } from '../../testing/buildPlan.ts';
import { createGraphExecutor } from '../graphExecutor.ts';
import { loadGraphEngine } from '../loadGraphEngine.ts';

const open: Executor[] = [];
afterEach(() => {
  for (const executor of open.splice(0)) executor.close();
});

/** What the last layer gives for one row; weights follow from node and seed, so that two lengths share them. */
async function predict(shape: readonly number[], layers: readonly TestLayer[], row: readonly number[]) {
  const plan = buildPlan({
    fields: [
      { name: 'x', dtype: 'float32', shape, role: 'feature' },
      { name: 'y', dtype: 'float32', shape: [], role: 'target' },
    ],
    inputs: { input_1: ['x'] },
    layers,
    training: { objectives: [{ name: 'meanSquaredError', prediction: layers.at(-1)?.node ?? '', target: 'y' }] },
  });
  const executor = createGraphExecutor(loadGraphEngine());
  open.push(executor);
  await executor.open(plan);
  const output = executor.predict({ rows: 1, feeds: { input_1: Float32Array.from(row) } });
  return [...(output[layers.at(-1)?.node ?? ''] ?? [])];
}

function expectClose(a: readonly number[], b: readonly number[]): void {
  expect(a.length).toBe(b.length);
  for (const [i, value] of a.entries()) expect(value).toBeCloseTo(b[i] ?? Number.NaN, 5);
}

const short = [0.3, -0.4, 0.9, 0.1, -0.6, 0.7];
const padded = [...short, 0, 0, 0, 0];
const masking: TestLayer = { node: 'masking_1', kind: 'masking' };

describe('a sequence that was filled up gives what the short one gives', () => {
  const recurrent = (kind: string, values: Readonly<Record<string, unknown>> = {}): TestLayer => ({
    node: 'recurrent_1',
    kind,
    values: { units: 3, ...values },
  });
  it.each([
    ['LSTM', [recurrent('lstm')]],
    ['LSTM in both directions', [recurrent('lstm', { bidirectional: true })]],
    ['GRU', [recurrent('gru')]],
    ['GRU, reset before', [recurrent('gru', { resetAfter: false })]],
    ['simple RNN', [recurrent('simpleRNN')]],
    [
      'two stacked, with layers between that hand the mask on',
      [
        recurrent('lstm', { returnSequences: true }),
        { node: 'layer_normalization_1', kind: 'layerNormalization' },
        { node: 'dense_1', kind: 'dense', values: { units: 3, activation: 'tanh' } },
        { node: 'gru_1', kind: 'gru', values: { units: 2 } },
      ],
    ],
    ['average over time', [{ node: 'pool_1', kind: 'globalAveragePooling1d' }]],
    [
      'attention, then the average',
      [
        { node: 'attention_1', kind: 'multiHeadAttention', values: { numHeads: 2, keyDim: 2 } },
        { node: 'pool_1', kind: 'globalAveragePooling1d' },
      ],
    ],
  ] satisfies [string, TestLayer[]][])('%s', async (_title, layers) => {
    const whole = await predict([3, 2], [masking, ...layers], short);
    expectClose(await predict([5, 2], [masking, ...layers], padded), whole);
    // The mask is what does it: without one the added zeros count.
    const counted = await predict([5, 2], layers, padded);
    expect(counted.some((value, i) => Math.abs(value - (whole[i] ?? 0)) > 1e-4)).toBe(true);
  });

  it('an embedding whose 0 means nothing', async () => {
    const layers = (maskZero: boolean): TestLayer[] => [
      { node: 'embedding_1', kind: 'embedding', values: { inputDim: 9, outputDim: 4, maskZero } },
      recurrent('lstm'),
    ];
    const whole = await predict([3], layers(true), [4, 8, 2]);
    expectClose(await predict([6], layers(true), [4, 8, 2, 0, 0, 0]), whole);
    expect(await predict([6], layers(false), [4, 8, 2, 0, 0, 0])).not.toEqual(whole);
  });
});

it('attention that looks only backwards does not see what comes later', async () => {
  const attention: TestLayer = {
    node: 'attention_1',
    kind: 'multiHeadAttention',
    values: { numHeads: 2, keyDim: 3, useCausalMask: true },
  };
  const before = await predict([3, 2], [attention], short);
  const after = await predict([3, 2], [attention], [...short.slice(0, 4), 5, -5]);
  expectClose(before.slice(0, 4), after.slice(0, 4));
  expect(before[4]).not.toBeCloseTo(after[4] ?? Number.NaN, 3);
});

it('the sine encoding is that of the first transformer', async () => {
  const encoded = await predict([2, 4], [{ node: 'encoding_1', kind: 'positionalEncoding' }], Array(8).fill(0));
  expectClose(encoded, [0, 1, 0, 1, Math.sin(1), Math.cos(1), Math.sin(0.01), Math.cos(0.01)]);
});
