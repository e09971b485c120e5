import { BATCH } from '../../graph/tensorShape.ts';
import { add, multiply } from '../../ops/arithmetic.ts';
import { reciprocal } from '../../ops/elementwise.ts';
import { blockLstm } from '../../ops/recurrent.ts';
import { type Interpolation, resize } from '../../ops/resizing.ts';
import type { GradientCase } from './gradientCase.ts';

/** Ops that TensorFlow has in float32 only (bilinear gives it, whatever comes in). */
export const fusedCases: readonly GradientCase[] = [
  // [times, batch, in, units]
  ...(
    [
      [1, 1, 1, 1],
      [3, BATCH, 2, 3],
      [4, 2, 3, 2],
    ] as const
  ).map(
    ([times, batch, width, units]): GradientCase => ({
      title: `blockLstm of ${times} times, ${width} to ${units}`,
      dtype: 'float32',
      inputs: [
        { shape: [times, batch, width] },
        { shape: [batch, units] },
        { shape: [batch, units] },
        { shape: [width + units, 4 * units] },
        { shape: [4 * units] },
      ],
      build: (x, cell, hidden, kernel, bias) => {
        const inputs = { x: x!, cell: cell!, hidden: hidden!, kernel: kernel!, bias: bias! };
        const outputs = blockLstm(inputs);
        return add(multiply(outputs.cells, 0.3), outputs.hidden);
      },
    }),
  ),
  ...(['nearest', 'bilinear'] as const).flatMap((interpolation: Interpolation) =>
    (
      [
        [
          [BATCH, 2, 3, 1],
          [4, 6],
        ],
        [
          [2, 4, 5, 2],
          [3, 7],
        ],
        [
          [1, 5, 4, 3],
          [2, 2],
        ],
      ] as const
    ).map(
      ([shape, size]): GradientCase => ({
        title: `resize ${interpolation} [${shape}] to ${size}`,
        dtype: 'float32',
        inputs: [{ shape, low: 0.5, high: 1.5 }],
        build: (x) => reciprocal(resize(x!, size, interpolation)),
      }),
    ),
  ),
];
