// Written by scripts/generateLists.mjs from the files of this folder. Do not edit.
import { binColumnsPrepare } from './binColumns.prepare.ts';
import { castColumnPrepare } from './castColumn.prepare.ts';
import { classWeightsPrepare } from './classWeights.prepare.ts';
import { clipOutliersPrepare } from './clipOutliers.prepare.ts';
import { computedColumnPrepare } from './computedColumn.prepare.ts';
import { datePartsPrepare } from './dateParts.prepare.ts';
import { dropDuplicatesPrepare } from './dropDuplicates.prepare.ts';
import { editRowsPrepare } from './editRows.prepare.ts';
import { fillMissingPrepare } from './fillMissing.prepare.ts';
import { filterRowsPrepare } from './filterRows.prepare.ts';
import { frequencyEncodePrepare } from './frequencyEncode.prepare.ts';
import { groupAggregatePrepare } from './groupAggregate.prepare.ts';
import { hashingEncodePrepare } from './hashingEncode.prepare.ts';
import { cropImagePrepare } from './images/cropImage.prepare.ts';
import { cutOutPrepare } from './images/cutOut.prepare.ts';
import { greyImagePrepare } from './images/greyImage.prepare.ts';
import { normaliseImagePrepare } from './images/normaliseImage.prepare.ts';
import { padImagePrepare } from './images/padImage.prepare.ts';
import { randomBlurPrepare } from './images/randomBlur.prepare.ts';
import { randomBrightnessPrepare } from './images/randomBrightness.prepare.ts';
import { randomContrastPrepare } from './images/randomContrast.prepare.ts';
import { randomFlipPrepare } from './images/randomFlip.prepare.ts';
import { randomHuePrepare } from './images/randomHue.prepare.ts';
import { randomNoisePrepare } from './images/randomNoise.prepare.ts';
import { randomRotationPrepare } from './images/randomRotation.prepare.ts';
import { randomShearPrepare } from './images/randomShear.prepare.ts';
import { randomTranslationPrepare } from './images/randomTranslation.prepare.ts';
import { randomZoomPrepare } from './images/randomZoom.prepare.ts';
import { resizeImagePrepare } from './images/resizeImage.prepare.ts';
import { joinTablesPrepare } from './joinTables.prepare.ts';
import { knnImputePrepare } from './knnImpute.prepare.ts';
import { normalisePixelsPrepare } from './normalisePixels.prepare.ts';
import { oneHotPrepare } from './oneHot.prepare.ts';
import { ordinalEncodePrepare } from './ordinalEncode.prepare.ts';
import { oversamplePrepare } from './oversample.prepare.ts';
import { pcaPrepare } from './pca.prepare.ts';
import { polynomialFeaturesPrepare } from './polynomialFeatures.prepare.ts';
import { powerTransformPrepare } from './powerTransform.prepare.ts';
import { quantileTransformPrepare } from './quantileTransform.prepare.ts';
import { renameColumnsPrepare } from './renameColumns.prepare.ts';
import { sampleRowsPrepare } from './sampleRows.prepare.ts';
import { scalePrepare } from './scale.prepare.ts';
import { selectColumnsPrepare } from './selectColumns.prepare.ts';
import { selectFeaturesPrepare } from './selectFeatures.prepare.ts';
import { detrendSeriesPrepare } from './series/detrendSeries.prepare.ts';
import { differenceSeriesPrepare } from './series/differenceSeries.prepare.ts';
import { fillGapsPrepare } from './series/fillGaps.prepare.ts';
import { fourierFeaturesPrepare } from './series/fourierFeatures.prepare.ts';
import { lagFeaturesPrepare } from './series/lagFeatures.prepare.ts';
import { resampleSeriesPrepare } from './series/resampleSeries.prepare.ts';
import { rollingFeaturesPrepare } from './series/rollingFeatures.prepare.ts';
import { smoothSeriesPrepare } from './series/smoothSeries.prepare.ts';
import { windowSeriesPrepare } from './series/windowSeries.prepare.ts';
import { setRolePrepare } from './setRole.prepare.ts';
import { smotePrepare } from './smote.prepare.ts';
import { sortRowsPrepare } from './sortRows.prepare.ts';
import { splitPrepare } from './split.prepare.ts';
import { sqlQueryPrepare } from './sqlQuery.prepare.ts';
import { targetEncodePrepare } from './targetEncode.prepare.ts';
import { bagOfWordsPrepare } from './text/bagOfWords.prepare.ts';
import { cleanTextPrepare } from './text/cleanText.prepare.ts';
import { removeStopWordsPrepare } from './text/removeStopWords.prepare.ts';
import { subwordTokensPrepare } from './text/subwordTokens.prepare.ts';
import { textStatisticsPrepare } from './text/textStatistics.prepare.ts';
import { textToSequencePrepare } from './text/textToSequence.prepare.ts';
import { tfIdfPrepare } from './text/tfIdf.prepare.ts';
import { undersamplePrepare } from './undersample.prepare.ts';

export const allPrepares = [
  binColumnsPrepare,
  castColumnPrepare,
  classWeightsPrepare,
  clipOutliersPrepare,
  computedColumnPrepare,
  datePartsPrepare,
  dropDuplicatesPrepare,
  editRowsPrepare,
  fillMissingPrepare,
  filterRowsPrepare,
  frequencyEncodePrepare,
  groupAggregatePrepare,
  hashingEncodePrepare,
  cropImagePrepare,
  cutOutPrepare,
  greyImagePrepare,
  normaliseImagePrepare,
  padImagePrepare,
  randomBlurPrepare,
  randomBrightnessPrepare,
  randomContrastPrepare,
  randomFlipPrepare,
  randomHuePrepare,
  randomNoisePrepare,
  randomRotationPrepare,
  randomShearPrepare,
  randomTranslationPrepare,
  randomZoomPrepare,
  resizeImagePrepare,
  joinTablesPrepare,
  knnImputePrepare,
  normalisePixelsPrepare,
  oneHotPrepare,
  ordinalEncodePrepare,
  oversamplePrepare,
  pcaPrepare,
  polynomialFeaturesPrepare,
  powerTransformPrepare,
  quantileTransformPrepare,
  renameColumnsPrepare,
  sampleRowsPrepare,
  scalePrepare,
  selectColumnsPrepare,
  selectFeaturesPrepare,
  detrendSeriesPrepare,
  differenceSeriesPrepare,
  fillGapsPrepare,
  fourierFeaturesPrepare,
  lagFeaturesPrepare,
  resampleSeriesPrepare,
  rollingFeaturesPrepare,
  smoothSeriesPrepare,
  windowSeriesPrepare,
  setRolePrepare,
  smotePrepare,
  sortRowsPrepare,
  splitPrepare,
  sqlQueryPrepare,
  targetEncodePrepare,
  bagOfWordsPrepare,
  cleanTextPrepare,
  removeStopWordsPrepare,
  subwordTokensPrepare,
  textStatisticsPrepare,
  textToSequencePrepare,
  tfIdfPrepare,
  undersamplePrepare,
];
