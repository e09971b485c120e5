import { BATCH } from '../../graph/tensorShape.ts';
import * as convolution from '../../ops/convolution.ts';
import { dilatedConv2d, dilatedDepthwiseConv2d } from '../../ops/dilatedConvolution.ts';
import * as linear from '../../ops/linear.ts';
import { batchNormInference, batchNormTraining } from '../../ops/normalization.ts';
import * as pooling from '../../ops/pooling.ts';
import { shapeVector } from '../../ops/shaping.ts';
import * as softmax from '../../ops/softmax.ts';
import { type GradientCase, overShapes } from './gradientCase.ts';

const flags = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;

const products: GradientCase[] = flags.flatMap(([transposeA, transposeB]) => {
  const name = `${transposeA ? 'aᵀ' : 'a'}·${transposeB ? 'bᵀ' : 'b'}`;
  const [a, b] = [transposeA ? [4, 3] : [3, 4], transposeB ? [2, 4] : [4, 2]];
  return [
    ...overShapes(`matMul ${name}`, [[a, b]], (x, y) => linear.matMul(x!, y!, { transposeA, transposeB })),
    ...overShapes(
      `batchMatMul ${name}`,
      [
        [
          [2, ...a],
          [2, ...b],
        ],
        [
          [BATCH, 2, ...a],
          [1, ...b],
        ],
      ],
      (x, y) => linear.batchMatMul(x!, y!, { transposeA, transposeB }),
    ),
  ];
});

/** [input, filter, strides, padding, dilations]: even and odd windows, strides that do not divide, one-wide axes. */
const convolutions2d = [
  [[BATCH, 5, 6, 2], [3, 3, 2, 3], [1, 1], 'VALID', [1, 1]],
  [[2, 5, 4, 1], [2, 3, 1, 2], [1, 1], 'SAME', [1, 1]],
  [[BATCH, 7, 5, 2], [3, 2, 2, 2], [2, 2], 'SAME', [1, 1]],
  [[1, 6, 7, 1], [2, 2, 1, 3], [3, 3], 'VALID', [1, 1]],
  [[2, 1, 1, 3], [1, 1, 3, 2], [1, 1], 'VALID', [1, 1]],
] as const;

const dilated = [
  [[BATCH, 7, 7, 2], [3, 3, 2, 2], [1, 1], 'VALID', [2, 2]],
  [[2, 6, 8, 1], [3, 2, 1, 2], [1, 1], 'SAME', [2, 3]],
  [[1, 5, 6, 2], [2, 3, 2, 1], [1, 1], 'SAME', [3, 1]],
] as const;

const convolutions3d = [
  [[1, 3, 4, 3, 2], [2, 2, 2, 2, 2], [1, 1, 1], 'VALID', [1, 1, 1]],
  [[BATCH, 3, 3, 2, 1], [2, 3, 1, 1, 2], [1, 1, 1], 'SAME', [1, 1, 1]],
  [[1, 5, 4, 3, 1], [3, 2, 2, 1, 2], [2, 2, 2], 'SAME', [1, 1, 1]],
] as const;

/** [input, window, strides, padding]. */
const pools2d = [
  [[BATCH, 4, 4, 2], [2, 2], [2, 2], 'VALID'],
  [[2, 5, 7, 1], [3, 2], [2, 1], 'SAME'],
  [[1, 6, 5, 3], [2, 3], [1, 3], 'VALID'],
] as const;

const pools3d = [
  [[BATCH, 4, 2, 4, 1], [2, 2, 2], [2, 2, 2], 'VALID'],
  [[1, 3, 5, 3, 2], [2, 3, 2], [1, 2, 1], 'SAME'],
  [[1, 3, 3, 4, 1], [3, 1, 2], [1, 1, 2], 'VALID'],
] as const;

/** Output shape, filter (h×w×out×in), input of a transposed convolution. */
const transposed2d = [
  [[BATCH, 4, 6, 3], [2, 2, 3, 2], [BATCH, 2, 3, 2], [2, 2], 'SAME'],
  [[2, 7, 7, 1], [3, 3, 1, 2], [2, 3, 3, 2], [2, 2], 'VALID'],
  [[1, 4, 4, 2], [3, 2, 2, 1], [1, 2, 3, 1], [1, 1], 'VALID'],
] as const;

const transposed3d = [
  [[BATCH, 4, 2, 4, 1], [2, 2, 2, 1, 2], [BATCH, 2, 1, 2, 2], [2, 2, 2], 'SAME'],
  [[1, 5, 3, 3, 2], [3, 3, 3, 2, 1], [1, 2, 1, 1, 1], [2, 2, 2], 'VALID'],
  [[1, 3, 3, 2, 1], [2, 2, 1, 1, 1], [1, 2, 2, 2, 1], [1, 1, 1], 'VALID'],
] as const;

const rows = [[[4, 3]], [[BATCH, 5]], [[1, 2]]] as const;

export const networkCases: readonly GradientCase[] = [
  ...products,
  ...overShapes(
    'biasAdd',
    [
      [[BATCH, 3], [3]],
      [[2, 3, 4], [4]],
      [[2, 1, 2, 5], [5]],
    ],
    (x, b) => linear.biasAdd(x!, b!),
  ),
  ...convolutions2d.flatMap(([input, filter, strides, padding, dilations]) =>
    overShapes(`conv2d ${padding} strides ${strides} dilations ${dilations}`, [[input, filter]], (x, f) =>
      convolution.conv2d(x!, f!, { strides, padding, dilations }),
    ),
  ),
  ...dilated.flatMap(([input, filter, strides, padding, dilations]) => [
    ...overShapes(`dilatedConv2d ${padding} dilations ${dilations}`, [[input, filter]], (x, f) =>
      dilatedConv2d(x!, f!, { strides, padding, dilations }),
    ),
    ...overShapes(`dilatedDepthwiseConv2d ${padding} dilations ${dilations}`, [[input, filter]], (x, f) =>
      dilatedDepthwiseConv2d(x!, f!, { strides, padding, dilations }),
    ),
  ]),
  ...convolutions2d.flatMap(([input, filter, strides, padding, dilations]) =>
    overShapes(`depthwiseConv2d ${padding} strides ${strides}`, [[input, filter]], (x, f) =>
      convolution.depthwiseConv2d(x!, f!, { strides, padding, dilations }),
    ),
  ),
  ...convolutions3d.flatMap(([input, filter, strides, padding, dilations]) =>
    overShapes(`conv3d ${padding} strides ${strides}`, [[input, filter]], (x, f) =>
      convolution.conv3d(x!, f!, { strides, padding, dilations }),
    ),
  ),
  ...transposed2d.flatMap(([output, filter, input, strides, padding]) =>
    overShapes(`transposed conv2d ${padding} strides ${strides}`, [[filter, input]], (f, x) =>
      convolution.convolutionToInput('Conv2D', shapeVector(x!.graph, output, [x!]), f!, x!, {
        strides,
        padding,
        dilations: [1, 1],
      }),
    ),
  ),
  ...transposed3d.flatMap(([output, filter, input, strides, padding]) =>
    overShapes(`transposed conv3d ${padding} strides ${strides}`, [[filter, input]], (f, x) =>
      convolution.convolutionToInput('Conv3D', shapeVector(x!.graph, output, [x!]), f!, x!, {
        strides,
        padding,
        dilations: [1, 1, 1],
      }),
    ),
  ),
  ...overShapes('spaceToBatch', [[[2, 4, 6, 1]], [[BATCH, 2, 4, 2]], [[1, 6, 2, 3]]], (x) =>
    convolution.spaceToBatch(
      x!,
      [2, 2],
      [
        [0, 2],
        [1, 1],
      ],
    ),
  ),
  ...overShapes('batchToSpace', [[[4, 2, 3, 1]], [[8, 3, 2, 2]], [[12, 2, 2, 1]]], (x) =>
    convolution.batchToSpace(
      x!,
      [2, 2],
      [
        [0, 1],
        [1, 0],
      ],
    ),
  ),
  ...pools2d.flatMap(([input, window, strides, padding]) => [
    ...overShapes(`maxPool2d ${padding}`, [[input]], (x) => pooling.maxPool2d(x!, { window, strides, padding })),
    ...overShapes(`avgPool2d ${padding}`, [[input]], (x) => pooling.avgPool2d(x!, { window, strides, padding })),
  ]),
  ...pools3d.flatMap(([shape, window, strides, padding]): GradientCase[] =>
    Object.entries({ maxPool3d: pooling.maxPool3d, avgPool3d: pooling.avgPool3d }).map(([name, pool]) => ({
      title: `${name} ${padding} [${shape}]`,
      dtype: 'float32',
      inputs: [{ shape }],
      build: (x) => pool(x!, { window, strides, padding }),
    })),
  ),
  ...overShapes('softmax', [...rows, [[2, 3, 4]]], (x) => softmax.softmax(x!)),
  ...overShapes('logSoftmax', [...rows, [[2, 3, 4]]], (x) => softmax.logSoftmax(x!)),
  ...overShapes(
    'softmaxCrossEntropy',
    [
      [
        [4, 3],
        [4, 3],
      ],
      [
        [BATCH, 5],
        [BATCH, 5],
      ],
      [
        [1, 2],
        [1, 2],
      ],
    ],
    (x, labels) => softmax.softmaxCrossEntropy(x!, softmax.softmax(labels!)).loss,
  ),
  ...overShapes('sparseSoftmaxCrossEntropy', [[[4, 3]], [[4, 2]], [[4, 7]]], (x) => {
    const classes = typeof x!.shape[1] === 'number' ? x!.shape[1] : 1;
    const labels = x!.graph.constant(
      [0, 1, 2, 1].map((label) => label % classes),
      'int32',
    );
    return softmax.sparseSoftmaxCrossEntropy(x!, labels).loss;
  }),
  ...[[BATCH, 2, 3, 2] as const, [4, 3, 1, 1] as const, [5, 1, 1, 3] as const].flatMap((shape): GradientCase[] => {
    const channel = [shape[3]];
    return [
      {
        title: `batch norm, training [${shape}]`,
        dtype: 'float32',
        inputs: [{ shape }, { shape: channel }, { shape: channel }],
        build: (x, scale, offset) => batchNormTraining({ x: x!, scale: scale!, offset: offset! }, 0.01).y,
      },
      {
        title: `batch norm, frozen [${shape}]`,
        dtype: 'float32',
        inputs: [{ shape }, { shape: channel }, { shape: channel }],
        build: (x, scale, offset) => {
          const mean = x!.graph.constant(new Float32Array(shape[3]).fill(0.2), 'float32');
          const variance = x!.graph.constant(new Float32Array(shape[3]).fill(1.7), 'float32');
          return batchNormInference({ x: x!, scale: scale!, offset: offset!, mean, variance }, 0.01);
        },
      },
    ];
  }),
];
