// Written by scripts/generateLists.mjs from the files of this folder. Do not edit.
import { activationLayer } from './activation.layer.ts';
import { addLayer } from './add.layer.ts';
import { alphaDropoutLayer } from './alphaDropout.layer.ts';
import { averageLayer } from './average.layer.ts';
import { averagePooling1dLayer } from './averagePooling1d.layer.ts';
import { averagePooling2dLayer } from './averagePooling2d.layer.ts';
import { averagePooling3dLayer } from './averagePooling3d.layer.ts';
import { batchNormalizationLayer } from './batchNormalization.layer.ts';
import { concatenateLayer } from './concatenate.layer.ts';
import { conv1dLayer } from './conv1d.layer.ts';
import { conv2dLayer } from './conv2d.layer.ts';
import { conv2dTransposeLayer } from './conv2dTranspose.layer.ts';
import { conv3dLayer } from './conv3d.layer.ts';
import { cropping2dLayer } from './cropping2d.layer.ts';
import { denseLayer } from './dense.layer.ts';
import { depthwiseConv2dLayer } from './depthwiseConv2d.layer.ts';
import { dotLayer } from './dot.layer.ts';
import { dropoutLayer } from './dropout.layer.ts';
import { eluLayer } from './elu.layer.ts';
import { embeddingLayer } from './embedding.layer.ts';
import { flattenLayer } from './flatten.layer.ts';
import { gaussianDropoutLayer } from './gaussianDropout.layer.ts';
import { gaussianNoiseLayer } from './gaussianNoise.layer.ts';
import { globalAveragePooling1dLayer } from './globalAveragePooling1d.layer.ts';
import { globalAveragePooling2dLayer } from './globalAveragePooling2d.layer.ts';
import { globalMaxPooling1dLayer } from './globalMaxPooling1d.layer.ts';
import { globalMaxPooling2dLayer } from './globalMaxPooling2d.layer.ts';
import { gruLayer } from './gru.layer.ts';
import { layerNormalizationLayer } from './layerNormalization.layer.ts';
import { leakyReLULayer } from './leakyReLU.layer.ts';
import { lstmLayer } from './lstm.layer.ts';
import { maxPooling1dLayer } from './maxPooling1d.layer.ts';
import { maxPooling2dLayer } from './maxPooling2d.layer.ts';
import { maxPooling3dLayer } from './maxPooling3d.layer.ts';
import { maximumLayer } from './maximum.layer.ts';
import { minimumLayer } from './minimum.layer.ts';
import { multiplyLayer } from './multiply.layer.ts';
import { permuteLayer } from './permute.layer.ts';
import { preluLayer } from './prelu.layer.ts';
import { repeatVectorLayer } from './repeatVector.layer.ts';
import { rescalingLayer } from './rescaling.layer.ts';
import { reshapeLayer } from './reshape.layer.ts';
import { separableConv2dLayer } from './separableConv2d.layer.ts';
import { simpleRNNLayer } from './simpleRNN.layer.ts';
import { softmaxLayer } from './softmax.layer.ts';
import { spatialDropout1dLayer } from './spatialDropout1d.layer.ts';
import { spatialDropout2dLayer } from './spatialDropout2d.layer.ts';
import { thresholdedReLULayer } from './thresholdedReLU.layer.ts';
import { upSampling2dLayer } from './upSampling2d.layer.ts';
import { zeroPadding2dLayer } from './zeroPadding2d.layer.ts';

export const allLayers = [
  activationLayer,
  addLayer,
  alphaDropoutLayer,
  averageLayer,
  averagePooling1dLayer,
  averagePooling2dLayer,
  averagePooling3dLayer,
  batchNormalizationLayer,
  concatenateLayer,
  conv1dLayer,
  conv2dLayer,
  conv2dTransposeLayer,
  conv3dLayer,
  cropping2dLayer,
  denseLayer,
  depthwiseConv2dLayer,
  dotLayer,
  dropoutLayer,
  eluLayer,
  embeddingLayer,
  flattenLayer,
  gaussianDropoutLayer,
  gaussianNoiseLayer,
  globalAveragePooling1dLayer,
  globalAveragePooling2dLayer,
  globalMaxPooling1dLayer,
  globalMaxPooling2dLayer,
  gruLayer,
  layerNormalizationLayer,
  leakyReLULayer,
  lstmLayer,
  maxPooling1dLayer,
  maxPooling2dLayer,
  maxPooling3dLayer,
  maximumLayer,
  minimumLayer,
  multiplyLayer,
  permuteLayer,
  preluLayer,
  repeatVectorLayer,
  rescalingLayer,
  reshapeLayer,
  separableConv2dLayer,
  simpleRNNLayer,
  softmaxLayer,
  spatialDropout1dLayer,
  spatialDropout2dLayer,
  thresholdedReLULayer,
  upSampling2dLayer,
  zeroPadding2dLayer,
];
