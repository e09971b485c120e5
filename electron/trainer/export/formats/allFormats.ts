// Written by scripts/generateLists.mjs from the files of this folder. Do not edit.
import { cardFormat } from './card.format.ts';
import { h5Format } from './h5.format.ts';
import { kerasFormat } from './keras.format.ts';
import { onnxFormat } from './onnx.format.ts';
import { savedmodelFormat } from './savedmodel.format.ts';
import { tfjsFormat } from './tfjs.format.ts';

export const allFormats = [
  cardFormat,
  h5Format,
  kerasFormat,
  onnxFormat,
  savedmodelFormat,
  tfjsFormat,
];
