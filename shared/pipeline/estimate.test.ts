import { describe, expect, it } from 'vitest';
import { estimateModel } from './estimate.ts';
import type { LayerStep } from './plan.ts';

type Sketch = Pick<LayerStep, 'kind' | 'outputShape'> & { readonly kernels: Readonly<Record<string, number[]>> };

function count(input: number[], { kind, outputShape, kernels }: Sketch, config: LayerStep['config'] = {}): number {
  const step = { className: '', config, weights: [] };
  const weights = Object.entries(kernels).map(([name, shape]) => ({ name, shape, trainable: true }));
  const layers: LayerStep[] = [
    { ...step, node: 'input_1', kind: 'input', inputs: [], outputShape: input },
    { ...step, node: 'layer_1', kind, inputs: ['input_1'], outputShape, weights },
  ];
  return estimateModel({ layers }).multiplyAdds;
}

describe('multiply-adds of a row', () => {
  it.each<[string, number, number]>([
    [
      'a convolution per channel',
      count([6, 6, 4], { kind: 'depthwiseConv2d', outputShape: [4, 4, 4], kernels: { kernel: [3, 3, 4, 1] } }),
      4 * 4 * 4 * 9,
    ],
    [
      'a separable convolution: both halves',
      count([6, 6, 4], {
        kind: 'separableConv2d',
        outputShape: [4, 4, 8],
        kernels: { depthwise_kernel: [3, 3, 4, 1], pointwise_kernel: [1, 1, 4, 8] },
      }),
      16 * (9 * 4) + 16 * 4 * 8,
    ],
    [
      'a transposed convolution: at every pixel that comes in',
      count([5, 5, 3], { kind: 'conv2dTranspose', outputShape: [10, 10, 2], kernels: { kernel: [4, 4, 2, 3] } }),
      25 * 16 * 2 * 3,
    ],
    [
      'an LSTM that gives its last step: every step',
      count([50, 16], { kind: 'lstm', outputShape: [64], kernels: { kernel: [16, 256], recurrent_kernel: [64, 256] } }),
      50 * (16 * 256 + 64 * 256),
    ],
    [
      'an embedding looks up',
      count([20], { kind: 'embedding', outputShape: [20, 8], kernels: { embeddings: [99, 8] } }),
      0,
    ],
    [
      'attention: four products with weights, two of places with places',
      count(
        [10, 8],
        {
          kind: 'multiHeadAttention',
          outputShape: [10, 8],
          kernels: {
            query_kernel: [8, 2, 4],
            key_kernel: [8, 2, 4],
            value_kernel: [8, 2, 4],
            attention_output_kernel: [2, 4, 8],
          },
        },
        { numHeads: 2, keyDim: 4 },
      ),
      4 * 10 * 64 + 2 * 10 * 10 * 8,
    ],
  ])('%s', (_title, got, expected) => {
    expect(got).toBe(expected);
  });
});
