// Written by scripts/generateLists.mjs from the files of this folder. Do not edit.
import { fillMissingPrepare } from './fillMissing.prepare.ts';
import { normalisePixelsPrepare } from './normalisePixels.prepare.ts';
import { oneHotPrepare } from './oneHot.prepare.ts';
import { scalePrepare } from './scale.prepare.ts';
import { selectColumnsPrepare } from './selectColumns.prepare.ts';
import { splitPrepare } from './split.prepare.ts';

export const allPrepares = [
  fillMissingPrepare,
  normalisePixelsPrepare,
  oneHotPrepare,
  scalePrepare,
  selectColumnsPrepare,
  splitPrepare,
];
