// Written by scripts/generateLists.mjs from the files of this folder. Do not edit.
import { normalisePixelsPrepare } from './normalisePixels.prepare.ts';
import { splitPrepare } from './split.prepare.ts';

export const allPrepares = [
  normalisePixelsPrepare,
  splitPrepare,
];
