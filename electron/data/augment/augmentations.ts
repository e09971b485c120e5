import { AppError } from '../../../shared/base/appError.ts';
import type { Augmentation } from './augmentation.ts';
import { randomFlip, randomRotation, randomShear, randomTranslation, randomZoom } from './movePictures.ts';
import { cutOut, randomBlur, randomBrightness, randomContrast, randomHue, randomNoise } from './tintPictures.ts';

/** A list of its own, so that the trainer need not load everything else that prepares data. */
const augmentations: ReadonlyMap<string, Augmentation> = new Map(
  [
    randomFlip,
    randomTranslation,
    randomRotation,
    randomZoom,
    randomShear,
    randomBrightness,
    randomContrast,
    randomHue,
    randomNoise,
    randomBlur,
    cutOut,
  ].map((one) => [one.kind, one]),
);

/** Whether a kind changes pictures by chance. */
export function isAugmentation(kind: string): boolean {
  return augmentations.has(kind);
}

/** The augmentation of a kind. Errors: `data.unknownKind`. */
export function findAugmentation(kind: string): Augmentation {
  const found = augmentations.get(kind);
  if (!found) throw new AppError('data.unknownKind', { kind });
  return found;
}
