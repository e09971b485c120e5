import { defineGradient } from '../gradient.ts';

/** Every summand gets the whole gradient. */
export const addNGradient = defineGradient('AddN', ({ dy, node }) => node.inputs.map(() => dy));
