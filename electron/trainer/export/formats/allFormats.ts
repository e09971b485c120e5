// Written by scripts/generateLists.mjs from the files of this folder. Do not edit.
import { onnxFormat } from './onnx.format.ts';
import { savedmodelFormat } from './savedmodel.format.ts';
import { tfjsFormat } from './tfjs.format.ts';

export const allFormats = [onnxFormat, savedmodelFormat, tfjsFormat];
