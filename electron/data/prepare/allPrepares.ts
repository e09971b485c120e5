// Written by scripts/generateLists.mjs from the files of this folder. Do not edit.
import { castColumnPrepare } from './castColumn.prepare.ts';
import { computedColumnPrepare } from './computedColumn.prepare.ts';
import { fillMissingPrepare } from './fillMissing.prepare.ts';
import { filterRowsPrepare } from './filterRows.prepare.ts';
import { normalisePixelsPrepare } from './normalisePixels.prepare.ts';
import { oneHotPrepare } from './oneHot.prepare.ts';
import { renameColumnsPrepare } from './renameColumns.prepare.ts';
import { scalePrepare } from './scale.prepare.ts';
import { selectColumnsPrepare } from './selectColumns.prepare.ts';
import { setRolePrepare } from './setRole.prepare.ts';
import { splitPrepare } from './split.prepare.ts';
import { cleanTextPrepare } from './text/cleanText.prepare.ts';
import { removeStopWordsPrepare } from './text/removeStopWords.prepare.ts';
import { textToSequencePrepare } from './text/textToSequence.prepare.ts';

export const allPrepares = [
  castColumnPrepare,
  computedColumnPrepare,
  fillMissingPrepare,
  filterRowsPrepare,
  normalisePixelsPrepare,
  oneHotPrepare,
  renameColumnsPrepare,
  scalePrepare,
  selectColumnsPrepare,
  setRolePrepare,
  splitPrepare,
  cleanTextPrepare,
  removeStopWordsPrepare,
  textToSequencePrepare,
];
