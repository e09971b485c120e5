// Written by scripts/generateLists.mjs from the files of this folder. Do not edit.
import { fashionMnistSource } from './fashionMnist.source.ts';

export const allSources = [
  fashionMnistSource,
];
