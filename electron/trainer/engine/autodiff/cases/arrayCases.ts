import { BATCH } from '../../graph/tensorShape.ts';
import { add, multiply } from '../../ops/arithmetic.ts';
import * as reduction from '../../ops/reduction.ts';
import { meanOfRows } from '../../ops/segments.ts';
import * as shaping from '../../ops/shaping.ts';
import * as slicing from '../../ops/slicing.ts';
import { type GradientCase, overShapes } from './gradientCase.ts';

const reductions = { sum: reduction.sum, mean: reduction.mean, max: reduction.max, min: reduction.min };

export const arrayCases: readonly GradientCase[] = [
  ...Object.entries(reductions).flatMap(([name, reduce]) => [
    ...overShapes(`${name} of everything`, [[[3]], [[BATCH, 2, 3]]], (x) => reduce(x!)),
    ...overShapes(`${name} over the batch`, [[[BATCH, 5]], [[BATCH, 1, 2]]], (x) => reduce(x!, { axes: [0] })),
    ...overShapes(`${name} over inner axes`, [[[BATCH, 2, 3, 2]]], (x) => reduce(x!, { axes: [-2, 1] })),
    ...overShapes(`${name} keeping axes`, [[[2, 3, 2]], [[BATCH, 3, 2]]], (x) =>
      reduce(x!, { axes: [0, 2], keepDims: true }),
    ),
  ]),
  ...overShapes('cumulative sum', [[[5]], [[BATCH, 4]]], (x) => reduction.cumulativeSum(x!, -1)),
  ...overShapes('exclusive reversed cumulative sum', [[[2, 3]], [[BATCH, 3, 2]]], (x) =>
    reduction.cumulativeSum(x!, 1, { exclusive: true, reverse: true }),
  ),
  ...overShapes('reshape', [[[2, 6]], [[BATCH, 3, 4]], [[12]]], (x) => shaping.reshape(x!, [-1, 2, 3, 2])),
  ...overShapes('transpose', [[[2, 3, 4]], [[BATCH, 2, 5]], [[3, 1, 2]]], (x) => shaping.transpose(x!, [2, 0, 1])),
  ...overShapes('expandDims', [[[3]], [[BATCH, 2]], [[2, 1]]], (x) => shaping.expandDims(x!, -1)),
  ...overShapes('squeeze', [[[3, 1]], [[BATCH, 1, 2]], [[2, 1, 1]]], (x) => shaping.squeeze(x!, [1])),
  ...overShapes('broadcastTo', [[[3]], [[2, 3]], [[1, 1]]], (x) =>
    shaping.broadcastTo(x!, x!.graph.constant([4, 2, 3], 'int32')),
  ),
  ...overShapes('fill', [[[]], [[]], [[]]], (x) => shaping.fill(x!.graph.constant([2, 3], 'int32'), x!)),
  ...overShapes(
    'stack',
    [
      [[3], [3]],
      [
        [BATCH, 2],
        [BATCH, 2],
      ],
      [
        [2, 1, 2],
        [2, 1, 2],
      ],
    ],
    (a, b) => shaping.stack([a!, b!, a!], 1),
  ),
  ...overShapes('unstack, one part used', [[[3, 2]], [[3, BATCH]], [[3, 2, 2]]], (x) => {
    const [first, , third] = slicing.unstack(x!, 0);
    return multiply(first!, third!);
  }),
  ...overShapes(
    'concat of known sizes',
    [
      [
        [2, 3],
        [2, 1],
      ],
      [
        [BATCH, 3],
        [BATCH, 2],
      ],
    ],
    (a, b) => slicing.concat([a!, b!, a!], 1),
  ),
  ...overShapes(
    'concat along the batch',
    [
      [
        [BATCH, 2],
        [3, 2],
      ],
      [
        [BATCH, 1],
        [BATCH, 1],
      ],
    ],
    (a, b) => slicing.concat([a!, b!], 0),
  ),
  ...overShapes('split, one part used', [[[6]], [[6, BATCH]], [[6, 2]]], (x) => {
    const [first, , third] = slicing.split(x!, [2, 1, 3], 0);
    return add(reduction.sum(first!), reduction.sum(multiply(third!, third!)));
  }),
  ...overShapes('slice', [[[4, 3]], [[4, 3, 2]], [[5, 4, 1]]], (x) =>
    slicing.slice(x!, [1, 0, 0].slice(0, x!.shape.length), [2, -1, -1].slice(0, x!.shape.length)),
  ),
  ...overShapes('slice beside the batch', [[[BATCH, 4]]], (x) => slicing.slice(x!, [0, 1], [-1, 2])),
  ...overShapes('pad', [[[2, 3]], [[BATCH, 2]], [[1, 1]]], (x) =>
    slicing.pad(x!, [
      [0, 0],
      [2, 1],
    ]),
  ),
  ...overShapes('tile', [[[2, 3]], [[BATCH, 2]], [[1, 4]]], (x) => slicing.tile(x!, [1, 3])),
  ...overShapes('reverse', [[[2, 3]], [[BATCH, 2]], [[3, 1, 2]]], (x) => slicing.reverse(x!, [1])),
  ...overShapes('mean of rows', [[[5, 2]], [[4, 3]], [[6, 1]]], (x) =>
    meanOfRows(x!, x!.graph.constant([0, 3, 3, 1, 0, 3], 'int32', [2, 3])),
  ),
  ...overShapes('gather', [[[5, 2]], [[4, 1, 2]], [[6]]], (x) =>
    slicing.gather(x!, x!.graph.constant([0, 3, 3, 1, 0, 3], 'int32', [2, 3])),
  ),
  ...overShapes('unsortedSegmentSum', [[[4, 2]], [[4]], [[4, 1, 3]]], (x) =>
    slicing.unsortedSegmentSum(x!, x!.graph.constant([0, 2, 2, 0], 'int32'), 4),
  ),
];
