import { defineGradient } from '../gradient.ts';

/** Passes the gradient on. */
export const deepCopyGradient = defineGradient('DeepCopy', ({ dy }) => [dy]);
