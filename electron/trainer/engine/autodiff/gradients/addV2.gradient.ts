import { defineGradient } from '../gradient.ts';
import { unbroadcast } from '../unbroadcast.ts';

/** d(a + b) = da + db */
export const addV2Gradient = defineGradient('AddV2', ({ dy, input }) => [
  unbroadcast(dy, input(0)),
  unbroadcast(dy, input(1)),
]);
