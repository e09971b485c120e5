// Written by scripts/generateLists.mjs from the files of this folder. Do not edit.
import { activationLayer } from './activation.layer.ts';
import { addLayer } from './add.layer.ts';
import { averagePooling2dLayer } from './averagePooling2d.layer.ts';
import { batchNormalizationLayer } from './batchNormalization.layer.ts';
import { concatenateLayer } from './concatenate.layer.ts';
import { conv2dLayer } from './conv2d.layer.ts';
import { denseLayer } from './dense.layer.ts';
import { dropoutLayer } from './dropout.layer.ts';
import { flattenLayer } from './flatten.layer.ts';
import { globalAveragePooling2dLayer } from './globalAveragePooling2d.layer.ts';
import { maxPooling2dLayer } from './maxPooling2d.layer.ts';
import { reshapeLayer } from './reshape.layer.ts';

export const allLayers = [
  activationLayer,
  addLayer,
  averagePooling2dLayer,
  batchNormalizationLayer,
  concatenateLayer,
  conv2dLayer,
  denseLayer,
  dropoutLayer,
  flattenLayer,
  globalAveragePooling2dLayer,
  maxPooling2dLayer,
  reshapeLayer,
];
