import { schemaOf } from '../../../shared/nodes/params.ts';
import { randomFlipParams } from '../../../shared/nodes/prepare/images/randomFlip.node.ts';
import { randomRotationParams } from '../../../shared/nodes/prepare/images/randomRotation.node.ts';
import { randomShearParams } from '../../../shared/nodes/prepare/images/randomShear.node.ts';
import { randomTranslationParams } from '../../../shared/nodes/prepare/images/randomTranslation.node.ts';
import { randomZoomParams } from '../../../shared/nodes/prepare/images/randomZoom.node.ts';
import { around, defineAugmentation, type Picture } from './augmentation.ts';
import { shiftPicture, warpPicture } from './warpPicture.ts';

// What is seen stays the same; where it is seen changes. Masks move along.

const RADIANS = Math.PI / 180;
const STILL = { a: 1, b: 0, c: 0, d: 1, right: 0, down: 0 };

export const randomFlip = defineAugmentation({
  kind: 'randomFlip',
  moves: true,
  config: schemaOf(randomFlipParams),
  create:
    ({ mode }) =>
    (pixels, picture, random) => {
      const [isSideways, isUpside] = [random() < 0.5, random() < 0.5];
      if (mode !== 'vertical' && isSideways) flipSideways(pixels, picture);
      if (mode !== 'horizontal' && isUpside) flipUpside(pixels, picture);
    },
});

function flipSideways(pixels: Float32Array, { height, width, channels }: Picture): void {
  for (let y = 0; y < height; y++) {
    const row = y * width * channels;
    for (let x = 0; x < width >> 1; x++) swap(pixels, row + x * channels, row + (width - 1 - x) * channels, channels);
  }
}

function flipUpside(pixels: Float32Array, { height, width, channels }: Picture): void {
  const run = width * channels;
  for (let y = 0; y < height >> 1; y++) swap(pixels, y * run, (height - 1 - y) * run, run);
}

function swap(pixels: Float32Array, one: number, other: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const kept = pixels[one + i] ?? 0;
    pixels[one + i] = pixels[other + i] ?? 0;
    pixels[other + i] = kept;
  }
}

export const randomTranslation = defineAugmentation({
  kind: 'randomTranslation',
  moves: true,
  config: schemaOf(randomTranslationParams),
  create:
    ({ vertical, horizontal, fill }) =>
    (pixels, picture, random) => {
      // Whole pixels: moving blurs nothing.
      const down = Math.round(around(random, vertical) * picture.height);
      const right = Math.round(around(random, horizontal) * picture.width);
      if (down !== 0 || right !== 0) shiftPicture(pixels, picture, right, down, fill);
    },
});

export const randomRotation = defineAugmentation({
  kind: 'randomRotation',
  moves: true,
  config: schemaOf(randomRotationParams),
  create:
    ({ degrees, fill }) =>
    (pixels, picture, random) => {
      const angle = around(random, degrees) * RADIANS;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      warpPicture(pixels, picture, { ...STILL, a: cos, b: -sin, c: sin, d: cos }, fill);
    },
});

export const randomZoom = defineAugmentation({
  kind: 'randomZoom',
  moves: true,
  config: schemaOf(randomZoomParams),
  create:
    ({ amount, fill }) =>
    (pixels, picture, random) => {
      const scale = 1 + around(random, amount);
      warpPicture(pixels, picture, { ...STILL, a: scale, d: scale }, fill);
    },
});

export const randomShear = defineAugmentation({
  kind: 'randomShear',
  moves: true,
  config: schemaOf(randomShearParams),
  create:
    ({ degrees, fill }) =>
    (pixels, picture, random) => {
      const [b, c] = [around(random, degrees), around(random, degrees)].map((angle) => Math.tan(angle * RADIANS));
      warpPicture(pixels, picture, { ...STILL, b: b ?? 0, c: c ?? 0 }, fill);
    },
});
