import { sum } from '../../ops/reduction.ts';
import { defineGradient } from '../gradient.ts';

/** The one value gets the sum. */
export const fillGradient = defineGradient('Fill', ({ dy }) => [null, sum(dy)]);
