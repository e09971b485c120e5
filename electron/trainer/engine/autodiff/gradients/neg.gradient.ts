import { negative } from '../../ops/elementwise.ts';
import { defineGradient } from '../gradient.ts';

/** d(−x) = −dx */
export const negGradient = defineGradient('Neg', ({ dy }) => [negative(dy)]);
