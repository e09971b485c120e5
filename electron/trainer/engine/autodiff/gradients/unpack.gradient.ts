import { readInt } from '../../graph/attribute.ts';
import { zerosLike } from '../../ops/elementwise.ts';
import { stack } from '../../ops/shaping.ts';
import { defineGradient } from '../gradient.ts';

/** The slices put together again; zeros where nothing arrived. */
export const unpackGradient = defineGradient('Unpack', ({ dys, output, node }) => [
  stack(
    dys.map((dy, index) => dy ?? zerosLike(output(index))),
    readInt(node, 'axis'),
  ),
]);
