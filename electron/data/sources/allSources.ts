// Written by scripts/generateLists.mjs from the files of this folder. Do not edit.
import { csvFileSource } from './csvFile.source.ts';
import { fashionMnistSource } from './fashionMnist.source.ts';
import { imageFolderSource } from './imageFolder.source.ts';

export const allSources = [
  csvFileSource,
  fashionMnistSource,
  imageFolderSource,
];
