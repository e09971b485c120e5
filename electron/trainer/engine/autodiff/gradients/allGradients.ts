// Written by scripts/generateLists.mjs from the files of this folder. Do not edit.
import { absGradient } from './abs.gradient.ts';
import { addNGradient } from './addN.gradient.ts';
import { addV2Gradient } from './addV2.gradient.ts';
import { avgPoolGradient } from './avgPool.gradient.ts';
import { avgPool3DGradient } from './avgPool3D.gradient.ts';
import { batchMatMulV2Gradient } from './batchMatMulV2.gradient.ts';
import { batchToSpaceNDGradient } from './batchToSpaceND.gradient.ts';
import { biasAddGradient } from './biasAdd.gradient.ts';
import { blockLSTMV2Gradient } from './blockLSTMV2.gradient.ts';
import { broadcastToGradient } from './broadcastTo.gradient.ts';
import { castGradient } from './cast.gradient.ts';
import { concatV2Gradient } from './concatV2.gradient.ts';
import { conv2DGradient } from './conv2D.gradient.ts';
import { conv2DBackpropInputGradient } from './conv2DBackpropInput.gradient.ts';
import { conv3DGradient } from './conv3D.gradient.ts';
import { conv3DBackpropInputV2Gradient } from './conv3DBackpropInputV2.gradient.ts';
import { cosGradient } from './cos.gradient.ts';
import { cumsumGradient } from './cumsum.gradient.ts';
import { deepCopyGradient } from './deepCopy.gradient.ts';
import { depthwiseConv2dNativeGradient } from './depthwiseConv2dNative.gradient.ts';
import { divNoNanGradient } from './divNoNan.gradient.ts';
import { eluGradient } from './elu.gradient.ts';
import { erfGradient } from './erf.gradient.ts';
import { expGradient } from './exp.gradient.ts';
import { expandDimsGradient } from './expandDims.gradient.ts';
import { expm1Gradient } from './expm1.gradient.ts';
import { fillGradient } from './fill.gradient.ts';
import { fusedBatchNormV3Gradient } from './fusedBatchNormV3.gradient.ts';
import { gatherV2Gradient } from './gatherV2.gradient.ts';
import { identityGradient } from './identity.gradient.ts';
import { leakyReluGradient } from './leakyRelu.gradient.ts';
import { logGradient } from './log.gradient.ts';
import { log1pGradient } from './log1p.gradient.ts';
import { logSoftmaxGradient } from './logSoftmax.gradient.ts';
import { matMulGradient } from './matMul.gradient.ts';
import { maxGradient } from './max.gradient.ts';
import { maxPoolGradient } from './maxPool.gradient.ts';
import { maxPool3DGradient } from './maxPool3D.gradient.ts';
import { maximumGradient } from './maximum.gradient.ts';
import { meanGradient } from './mean.gradient.ts';
import { minGradient } from './min.gradient.ts';
import { minimumGradient } from './minimum.gradient.ts';
import { mulGradient } from './mul.gradient.ts';
import { negGradient } from './neg.gradient.ts';
import { packGradient } from './pack.gradient.ts';
import { padGradient } from './pad.gradient.ts';
import { powGradient } from './pow.gradient.ts';
import { realDivGradient } from './realDiv.gradient.ts';
import { reciprocalGradient } from './reciprocal.gradient.ts';
import { reluGradient } from './relu.gradient.ts';
import { relu6Gradient } from './relu6.gradient.ts';
import { reshapeGradient } from './reshape.gradient.ts';
import { resizeBilinearGradient } from './resizeBilinear.gradient.ts';
import { resizeNearestNeighborGradient } from './resizeNearestNeighbor.gradient.ts';
import { reverseV2Gradient } from './reverseV2.gradient.ts';
import { rsqrtGradient } from './rsqrt.gradient.ts';
import { selectV2Gradient } from './selectV2.gradient.ts';
import { seluGradient } from './selu.gradient.ts';
import { sigmoidGradient } from './sigmoid.gradient.ts';
import { sinGradient } from './sin.gradient.ts';
import { sliceGradient } from './slice.gradient.ts';
import { softmaxGradient } from './softmax.gradient.ts';
import { softmaxCrossEntropyWithLogitsGradient } from './softmaxCrossEntropyWithLogits.gradient.ts';
import { softplusGradient } from './softplus.gradient.ts';
import { softsignGradient } from './softsign.gradient.ts';
import { spaceToBatchNDGradient } from './spaceToBatchND.gradient.ts';
import { sparseSegmentMeanGradient } from './sparseSegmentMean.gradient.ts';
import { sparseSoftmaxCrossEntropyWithLogitsGradient } from './sparseSoftmaxCrossEntropyWithLogits.gradient.ts';
import { splitVGradient } from './splitV.gradient.ts';
import { sqrtGradient } from './sqrt.gradient.ts';
import { squareGradient } from './square.gradient.ts';
import { squaredDifferenceGradient } from './squaredDifference.gradient.ts';
import { squeezeGradient } from './squeeze.gradient.ts';
import { subGradient } from './sub.gradient.ts';
import { sumGradient } from './sum.gradient.ts';
import { tanhGradient } from './tanh.gradient.ts';
import { tileGradient } from './tile.gradient.ts';
import { transposeGradient } from './transpose.gradient.ts';
import { unpackGradient } from './unpack.gradient.ts';
import { unsortedSegmentSumGradient } from './unsortedSegmentSum.gradient.ts';

export const allGradients = [
  absGradient,
  addNGradient,
  addV2Gradient,
  avgPoolGradient,
  avgPool3DGradient,
  batchMatMulV2Gradient,
  batchToSpaceNDGradient,
  biasAddGradient,
  blockLSTMV2Gradient,
  broadcastToGradient,
  castGradient,
  concatV2Gradient,
  conv2DGradient,
  conv2DBackpropInputGradient,
  conv3DGradient,
  conv3DBackpropInputV2Gradient,
  cosGradient,
  cumsumGradient,
  deepCopyGradient,
  depthwiseConv2dNativeGradient,
  divNoNanGradient,
  eluGradient,
  erfGradient,
  expGradient,
  expandDimsGradient,
  expm1Gradient,
  fillGradient,
  fusedBatchNormV3Gradient,
  gatherV2Gradient,
  identityGradient,
  leakyReluGradient,
  logGradient,
  log1pGradient,
  logSoftmaxGradient,
  matMulGradient,
  maxGradient,
  maxPoolGradient,
  maxPool3DGradient,
  maximumGradient,
  meanGradient,
  minGradient,
  minimumGradient,
  mulGradient,
  negGradient,
  packGradient,
  padGradient,
  powGradient,
  realDivGradient,
  reciprocalGradient,
  reluGradient,
  relu6Gradient,
  reshapeGradient,
  resizeBilinearGradient,
  resizeNearestNeighborGradient,
  reverseV2Gradient,
  rsqrtGradient,
  selectV2Gradient,
  seluGradient,
  sigmoidGradient,
  sinGradient,
  sliceGradient,
  softmaxGradient,
  softmaxCrossEntropyWithLogitsGradient,
  softplusGradient,
  softsignGradient,
  spaceToBatchNDGradient,
  sparseSegmentMeanGradient,
  sparseSoftmaxCrossEntropyWithLogitsGradient,
  splitVGradient,
  sqrtGradient,
  squareGradient,
  squaredDifferenceGradient,
  squeezeGradient,
  subGradient,
  sumGradient,
  tanhGradient,
  tileGradient,
  transposeGradient,
  unpackGradient,
  unsortedSegmentSumGradient,
];
