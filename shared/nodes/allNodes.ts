// Written by scripts/generateLists.mjs from the files of this folder. Do not edit.
import { csvFileNode } from './data/csvFile.node.ts';
import { excelFileNode } from './data/excelFile.node.ts';
import { fashionMnistNode } from './data/fashionMnist.node.ts';
import { idxFileNode } from './data/idxFile.node.ts';
import { imageFolderNode } from './data/imageFolder.node.ts';
import { jsonFileNode } from './data/jsonFile.node.ts';
import { machineFailuresNode } from './data/machineFailures.node.ts';
import { numpyFileNode } from './data/numpyFile.node.ts';
import { parquetFileNode } from './data/parquetFile.node.ts';
import { steelDefectsNode } from './data/steelDefects.node.ts';
import { tabularShapesNode } from './data/tabularShapes.node.ts';
import { textFolderNode } from './data/textFolder.node.ts';
import { trafficVolumeNode } from './data/trafficVolume.node.ts';
import { evaluateNode } from './evaluation/evaluate.node.ts';
import { activationNode } from './layers/activation.node.ts';
import { addNode } from './layers/add.node.ts';
import { alphaDropoutNode } from './layers/alphaDropout.node.ts';
import { averageNode } from './layers/average.node.ts';
import { averagePooling1dNode } from './layers/averagePooling1d.node.ts';
import { averagePooling2dNode } from './layers/averagePooling2d.node.ts';
import { averagePooling3dNode } from './layers/averagePooling3d.node.ts';
import { batchNormalizationNode } from './layers/batchNormalization.node.ts';
import { concatenateNode } from './layers/concatenate.node.ts';
import { conv1dNode } from './layers/conv1d.node.ts';
import { conv2dNode } from './layers/conv2d.node.ts';
import { conv2dTransposeNode } from './layers/conv2dTranspose.node.ts';
import { conv3dNode } from './layers/conv3d.node.ts';
import { cropping1dNode } from './layers/cropping1d.node.ts';
import { cropping2dNode } from './layers/cropping2d.node.ts';
import { denseNode } from './layers/dense.node.ts';
import { depthwiseConv2dNode } from './layers/depthwiseConv2d.node.ts';
import { dotNode } from './layers/dot.node.ts';
import { dropoutNode } from './layers/dropout.node.ts';
import { eluNode } from './layers/elu.node.ts';
import { embeddingNode } from './layers/embedding.node.ts';
import { flattenNode } from './layers/flatten.node.ts';
import { gaussianDropoutNode } from './layers/gaussianDropout.node.ts';
import { gaussianNoiseNode } from './layers/gaussianNoise.node.ts';
import { globalAveragePooling1dNode } from './layers/globalAveragePooling1d.node.ts';
import { globalAveragePooling2dNode } from './layers/globalAveragePooling2d.node.ts';
import { globalAveragePooling3dNode } from './layers/globalAveragePooling3d.node.ts';
import { globalMaxPooling1dNode } from './layers/globalMaxPooling1d.node.ts';
import { globalMaxPooling2dNode } from './layers/globalMaxPooling2d.node.ts';
import { globalMaxPooling3dNode } from './layers/globalMaxPooling3d.node.ts';
import { groupNormalizationNode } from './layers/groupNormalization.node.ts';
import { gruNode } from './layers/gru.node.ts';
import { inputNode } from './layers/input.node.ts';
import { layerNormalizationNode } from './layers/layerNormalization.node.ts';
import { leakyReLUNode } from './layers/leakyReLU.node.ts';
import { lstmNode } from './layers/lstm.node.ts';
import { maskingNode } from './layers/masking.node.ts';
import { maxPooling1dNode } from './layers/maxPooling1d.node.ts';
import { maxPooling2dNode } from './layers/maxPooling2d.node.ts';
import { maxPooling3dNode } from './layers/maxPooling3d.node.ts';
import { maximumNode } from './layers/maximum.node.ts';
import { minimumNode } from './layers/minimum.node.ts';
import { multiHeadAttentionNode } from './layers/multiHeadAttention.node.ts';
import { multiplyNode } from './layers/multiply.node.ts';
import { permuteNode } from './layers/permute.node.ts';
import { positionalEncodingNode } from './layers/positionalEncoding.node.ts';
import { preluNode } from './layers/prelu.node.ts';
import { repeatVectorNode } from './layers/repeatVector.node.ts';
import { rescalingNode } from './layers/rescaling.node.ts';
import { reshapeNode } from './layers/reshape.node.ts';
import { rmsNormalizationNode } from './layers/rmsNormalization.node.ts';
import { separableConv2dNode } from './layers/separableConv2d.node.ts';
import { simpleRNNNode } from './layers/simpleRNN.node.ts';
import { softmaxNode } from './layers/softmax.node.ts';
import { spatialDropout1dNode } from './layers/spatialDropout1d.node.ts';
import { spatialDropout2dNode } from './layers/spatialDropout2d.node.ts';
import { subtractNode } from './layers/subtract.node.ts';
import { thresholdedReLUNode } from './layers/thresholdedReLU.node.ts';
import { timeDistributedNode } from './layers/timeDistributed.node.ts';
import { unitNormalizationNode } from './layers/unitNormalization.node.ts';
import { upSampling1dNode } from './layers/upSampling1d.node.ts';
import { upSampling2dNode } from './layers/upSampling2d.node.ts';
import { zeroPadding1dNode } from './layers/zeroPadding1d.node.ts';
import { zeroPadding2dNode } from './layers/zeroPadding2d.node.ts';
import { binaryCrossentropyNode } from './losses/binaryCrossentropy.node.ts';
import { binaryFocalCrossentropyNode } from './losses/binaryFocalCrossentropy.node.ts';
import { categoricalCrossentropyNode } from './losses/categoricalCrossentropy.node.ts';
import { categoricalFocalCrossentropyNode } from './losses/categoricalFocalCrossentropy.node.ts';
import { categoricalHingeNode } from './losses/categoricalHinge.node.ts';
import { cosineSimilarityNode } from './losses/cosineSimilarity.node.ts';
import { diceNode } from './losses/dice.node.ts';
import { hingeNode } from './losses/hinge.node.ts';
import { huberNode } from './losses/huber.node.ts';
import { klDivergenceNode } from './losses/klDivergence.node.ts';
import { logCoshNode } from './losses/logCosh.node.ts';
import { meanAbsoluteErrorNode } from './losses/meanAbsoluteError.node.ts';
import { meanAbsolutePercentageErrorNode } from './losses/meanAbsolutePercentageError.node.ts';
import { meanSquaredErrorNode } from './losses/meanSquaredError.node.ts';
import { meanSquaredLogarithmicErrorNode } from './losses/meanSquaredLogarithmicError.node.ts';
import { poissonNode } from './losses/poisson.node.ts';
import { sparseCategoricalCrossentropyNode } from './losses/sparseCategoricalCrossentropy.node.ts';
import { squaredHingeNode } from './losses/squaredHinge.node.ts';
import { tverskyNode } from './losses/tversky.node.ts';
import { accuracyNode } from './metrics/accuracy.node.ts';
import { aucNode } from './metrics/auc.node.ts';
import { cosineSimilarityMetricNode } from './metrics/cosineSimilarityMetric.node.ts';
import { f1ScoreNode } from './metrics/f1Score.node.ts';
import { meanAbsoluteErrorMetricNode } from './metrics/meanAbsoluteErrorMetric.node.ts';
import { meanAbsolutePercentageErrorMetricNode } from './metrics/meanAbsolutePercentageErrorMetric.node.ts';
import { precisionNode } from './metrics/precision.node.ts';
import { r2ScoreNode } from './metrics/r2Score.node.ts';
import { recallNode } from './metrics/recall.node.ts';
import { rootMeanSquaredErrorNode } from './metrics/rootMeanSquaredError.node.ts';
import { topKAccuracyNode } from './metrics/topKAccuracy.node.ts';
import { adadeltaNode } from './optimizers/adadelta.node.ts';
import { adagradNode } from './optimizers/adagrad.node.ts';
import { adamNode } from './optimizers/adam.node.ts';
import { adamWNode } from './optimizers/adamW.node.ts';
import { adamaxNode } from './optimizers/adamax.node.ts';
import { ftrlNode } from './optimizers/ftrl.node.ts';
import { lionNode } from './optimizers/lion.node.ts';
import { nadamNode } from './optimizers/nadam.node.ts';
import { rmspropNode } from './optimizers/rmsprop.node.ts';
import { sgdNode } from './optimizers/sgd.node.ts';
import { binColumnsNode } from './prepare/binColumns.node.ts';
import { castColumnNode } from './prepare/castColumn.node.ts';
import { classWeightsNode } from './prepare/classWeights.node.ts';
import { clipOutliersNode } from './prepare/clipOutliers.node.ts';
import { computedColumnNode } from './prepare/computedColumn.node.ts';
import { datePartsNode } from './prepare/dateParts.node.ts';
import { dropDuplicatesNode } from './prepare/dropDuplicates.node.ts';
import { editRowsNode } from './prepare/editRows.node.ts';
import { fillMissingNode } from './prepare/fillMissing.node.ts';
import { filterRowsNode } from './prepare/filterRows.node.ts';
import { frequencyEncodeNode } from './prepare/frequencyEncode.node.ts';
import { groupAggregateNode } from './prepare/groupAggregate.node.ts';
import { hashingEncodeNode } from './prepare/hashingEncode.node.ts';
import { cropImageNode } from './prepare/images/cropImage.node.ts';
import { cutOutNode } from './prepare/images/cutOut.node.ts';
import { greyImageNode } from './prepare/images/greyImage.node.ts';
import { normaliseImageNode } from './prepare/images/normaliseImage.node.ts';
import { padImageNode } from './prepare/images/padImage.node.ts';
import { randomBlurNode } from './prepare/images/randomBlur.node.ts';
import { randomBrightnessNode } from './prepare/images/randomBrightness.node.ts';
import { randomContrastNode } from './prepare/images/randomContrast.node.ts';
import { randomFlipNode } from './prepare/images/randomFlip.node.ts';
import { randomHueNode } from './prepare/images/randomHue.node.ts';
import { randomNoiseNode } from './prepare/images/randomNoise.node.ts';
import { randomRotationNode } from './prepare/images/randomRotation.node.ts';
import { randomShearNode } from './prepare/images/randomShear.node.ts';
import { randomTranslationNode } from './prepare/images/randomTranslation.node.ts';
import { randomZoomNode } from './prepare/images/randomZoom.node.ts';
import { resizeImageNode } from './prepare/images/resizeImage.node.ts';
import { joinTablesNode } from './prepare/joinTables.node.ts';
import { knnImputeNode } from './prepare/knnImpute.node.ts';
import { normalisePixelsNode } from './prepare/normalisePixels.node.ts';
import { oneHotNode } from './prepare/oneHot.node.ts';
import { ordinalEncodeNode } from './prepare/ordinalEncode.node.ts';
import { oversampleNode } from './prepare/oversample.node.ts';
import { pcaNode } from './prepare/pca.node.ts';
import { polynomialFeaturesNode } from './prepare/polynomialFeatures.node.ts';
import { powerTransformNode } from './prepare/powerTransform.node.ts';
import { quantileTransformNode } from './prepare/quantileTransform.node.ts';
import { renameColumnsNode } from './prepare/renameColumns.node.ts';
import { sampleRowsNode } from './prepare/sampleRows.node.ts';
import { scaleNode } from './prepare/scale.node.ts';
import { selectColumnsNode } from './prepare/selectColumns.node.ts';
import { selectFeaturesNode } from './prepare/selectFeatures.node.ts';
import { detrendSeriesNode } from './prepare/series/detrendSeries.node.ts';
import { differenceSeriesNode } from './prepare/series/differenceSeries.node.ts';
import { fillGapsNode } from './prepare/series/fillGaps.node.ts';
import { fourierFeaturesNode } from './prepare/series/fourierFeatures.node.ts';
import { lagFeaturesNode } from './prepare/series/lagFeatures.node.ts';
import { resampleSeriesNode } from './prepare/series/resampleSeries.node.ts';
import { rollingFeaturesNode } from './prepare/series/rollingFeatures.node.ts';
import { smoothSeriesNode } from './prepare/series/smoothSeries.node.ts';
import { windowSeriesNode } from './prepare/series/windowSeries.node.ts';
import { setRoleNode } from './prepare/setRole.node.ts';
import { smoteNode } from './prepare/smote.node.ts';
import { sortRowsNode } from './prepare/sortRows.node.ts';
import { splitNode } from './prepare/split.node.ts';
import { sqlQueryNode } from './prepare/sqlQuery.node.ts';
import { targetEncodeNode } from './prepare/targetEncode.node.ts';
import { bagOfWordsNode } from './prepare/text/bagOfWords.node.ts';
import { cleanTextNode } from './prepare/text/cleanText.node.ts';
import { removeStopWordsNode } from './prepare/text/removeStopWords.node.ts';
import { subwordTokensNode } from './prepare/text/subwordTokens.node.ts';
import { textStatisticsNode } from './prepare/text/textStatistics.node.ts';
import { textToSequenceNode } from './prepare/text/textToSequence.node.ts';
import { tfIdfNode } from './prepare/text/tfIdf.node.ts';
import { undersampleNode } from './prepare/undersample.node.ts';
import { cosineDecayNode } from './training/cosineDecay.node.ts';
import { earlyStoppingNode } from './training/earlyStopping.node.ts';
import { exponentialDecayNode } from './training/exponentialDecay.node.ts';
import { oneCycleNode } from './training/oneCycle.node.ts';
import { polynomialDecayNode } from './training/polynomialDecay.node.ts';
import { reduceLROnPlateauNode } from './training/reduceLROnPlateau.node.ts';
import { stepDecayNode } from './training/stepDecay.node.ts';
import { trainingNode } from './training/training.node.ts';
import { warmUpNode } from './training/warmUp.node.ts';

export const allNodes = [
  csvFileNode,
  excelFileNode,
  fashionMnistNode,
  idxFileNode,
  imageFolderNode,
  jsonFileNode,
  machineFailuresNode,
  numpyFileNode,
  parquetFileNode,
  steelDefectsNode,
  tabularShapesNode,
  textFolderNode,
  trafficVolumeNode,
  evaluateNode,
  activationNode,
  addNode,
  alphaDropoutNode,
  averageNode,
  averagePooling1dNode,
  averagePooling2dNode,
  averagePooling3dNode,
  batchNormalizationNode,
  concatenateNode,
  conv1dNode,
  conv2dNode,
  conv2dTransposeNode,
  conv3dNode,
  cropping1dNode,
  cropping2dNode,
  denseNode,
  depthwiseConv2dNode,
  dotNode,
  dropoutNode,
  eluNode,
  embeddingNode,
  flattenNode,
  gaussianDropoutNode,
  gaussianNoiseNode,
  globalAveragePooling1dNode,
  globalAveragePooling2dNode,
  globalAveragePooling3dNode,
  globalMaxPooling1dNode,
  globalMaxPooling2dNode,
  globalMaxPooling3dNode,
  groupNormalizationNode,
  gruNode,
  inputNode,
  layerNormalizationNode,
  leakyReLUNode,
  lstmNode,
  maskingNode,
  maxPooling1dNode,
  maxPooling2dNode,
  maxPooling3dNode,
  maximumNode,
  minimumNode,
  multiHeadAttentionNode,
  multiplyNode,
  permuteNode,
  positionalEncodingNode,
  preluNode,
  repeatVectorNode,
  rescalingNode,
  reshapeNode,
  rmsNormalizationNode,
  separableConv2dNode,
  simpleRNNNode,
  softmaxNode,
  spatialDropout1dNode,
  spatialDropout2dNode,
  subtractNode,
  thresholdedReLUNode,
  timeDistributedNode,
  unitNormalizationNode,
  upSampling1dNode,
  upSampling2dNode,
  zeroPadding1dNode,
  zeroPadding2dNode,
  binaryCrossentropyNode,
  binaryFocalCrossentropyNode,
  categoricalCrossentropyNode,
  categoricalFocalCrossentropyNode,
  categoricalHingeNode,
  cosineSimilarityNode,
  diceNode,
  hingeNode,
  huberNode,
  klDivergenceNode,
  logCoshNode,
  meanAbsoluteErrorNode,
  meanAbsolutePercentageErrorNode,
  meanSquaredErrorNode,
  meanSquaredLogarithmicErrorNode,
  poissonNode,
  sparseCategoricalCrossentropyNode,
  squaredHingeNode,
  tverskyNode,
  accuracyNode,
  aucNode,
  cosineSimilarityMetricNode,
  f1ScoreNode,
  meanAbsoluteErrorMetricNode,
  meanAbsolutePercentageErrorMetricNode,
  precisionNode,
  r2ScoreNode,
  recallNode,
  rootMeanSquaredErrorNode,
  topKAccuracyNode,
  adadeltaNode,
  adagradNode,
  adamNode,
  adamWNode,
  adamaxNode,
  ftrlNode,
  lionNode,
  nadamNode,
  rmspropNode,
  sgdNode,
  binColumnsNode,
  castColumnNode,
  classWeightsNode,
  clipOutliersNode,
  computedColumnNode,
  datePartsNode,
  dropDuplicatesNode,
  editRowsNode,
  fillMissingNode,
  filterRowsNode,
  frequencyEncodeNode,
  groupAggregateNode,
  hashingEncodeNode,
  cropImageNode,
  cutOutNode,
  greyImageNode,
  normaliseImageNode,
  padImageNode,
  randomBlurNode,
  randomBrightnessNode,
  randomContrastNode,
  randomFlipNode,
  randomHueNode,
  randomNoiseNode,
  randomRotationNode,
  randomShearNode,
  randomTranslationNode,
  randomZoomNode,
  resizeImageNode,
  joinTablesNode,
  knnImputeNode,
  normalisePixelsNode,
  oneHotNode,
  ordinalEncodeNode,
  oversampleNode,
  pcaNode,
  polynomialFeaturesNode,
  powerTransformNode,
  quantileTransformNode,
  renameColumnsNode,
  sampleRowsNode,
  scaleNode,
  selectColumnsNode,
  selectFeaturesNode,
  detrendSeriesNode,
  differenceSeriesNode,
  fillGapsNode,
  fourierFeaturesNode,
  lagFeaturesNode,
  resampleSeriesNode,
  rollingFeaturesNode,
  smoothSeriesNode,
  windowSeriesNode,
  setRoleNode,
  smoteNode,
  sortRowsNode,
  splitNode,
  sqlQueryNode,
  targetEncodeNode,
  bagOfWordsNode,
  cleanTextNode,
  removeStopWordsNode,
  subwordTokensNode,
  textStatisticsNode,
  textToSequenceNode,
  tfIdfNode,
  undersampleNode,
  cosineDecayNode,
  earlyStoppingNode,
  exponentialDecayNode,
  oneCycleNode,
  polynomialDecayNode,
  reduceLROnPlateauNode,
  stepDecayNode,
  trainingNode,
  warmUpNode,
];
