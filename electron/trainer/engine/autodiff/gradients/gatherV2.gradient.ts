import { reshape } from '../../ops/shaping.ts';
import { unsortedSegmentSum } from '../../ops/slicing.ts';
import { defineGradient } from '../gradient.ts';

/** A row gets the sum of the gradients of every place where it was looked up. */
export const gatherV2Gradient = defineGradient('GatherV2', ({ dy, input }) => {
  const [table, indices] = [input(0), input(1)];
  const [rows, ...rest] = table.shape;
  const width = rest.filter((size) => typeof size === 'number');
  if (typeof rows !== 'number' || width.length < rest.length) throw new Error('A table has a known size');
  return [unsortedSegmentSum(reshape(dy, [-1, ...width]), reshape(indices, [-1]), rows)];
});
