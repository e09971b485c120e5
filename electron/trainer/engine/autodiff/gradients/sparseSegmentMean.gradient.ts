import { meanOfRowsGrad } from '../../ops/segments.ts';
import { defineGradient } from '../gradient.ts';

/** Each row that was looked up gets its share of the gradient of every mean that it went into. */
export const sparseSegmentMeanGradient = defineGradient('SparseSegmentMean', ({ dy, node }) => [
  meanOfRowsGrad(node, dy),
]);
