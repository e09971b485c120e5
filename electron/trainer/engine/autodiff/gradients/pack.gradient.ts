import { readInt } from '../../graph/attribute.ts';
import { unstack } from '../../ops/slicing.ts';
import { defineGradient } from '../gradient.ts';

/** Each tensor gets its slice. */
export const packGradient = defineGradient('Pack', ({ dy, node }) => unstack(dy, readInt(node, 'axis')));
