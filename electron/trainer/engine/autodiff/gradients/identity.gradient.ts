import { defineGradient } from '../gradient.ts';

/** Passes the gradient on. */
export const identityGradient = defineGradient('Identity', ({ dy }) => [dy]);
