import { schemaOf } from '../../../shared/nodes/params.ts';
import { cutOutParams } from '../../../shared/nodes/prepare/images/cutOut.node.ts';
import { randomBlurParams } from '../../../shared/nodes/prepare/images/randomBlur.node.ts';
import { randomBrightnessParams } from '../../../shared/nodes/prepare/images/randomBrightness.node.ts';
import { randomContrastParams } from '../../../shared/nodes/prepare/images/randomContrast.node.ts';
import { randomHueParams } from '../../../shared/nodes/prepare/images/randomHue.node.ts';
import { randomNoiseParams } from '../../../shared/nodes/prepare/images/randomNoise.node.ts';
import { createNormal } from '../numbers/normalNumbers.ts';
import { around, defineAugmentation } from './augmentation.ts';
import { blurPicture } from './blurPicture.ts';

// What is seen stays where it is; how bright, clear or covered it is changes. Masks are left alone.

export const randomBrightness = defineAugmentation({
  kind: 'randomBrightness',
  moves: false,
  config: schemaOf(randomBrightnessParams),
  create:
    ({ amount }) =>
    (pixels, { low, high }, random) => {
      const shift = around(random, amount) * (high - low);
      for (let i = 0; i < pixels.length; i++) pixels[i] = clip((pixels[i] ?? 0) + shift, low, high);
    },
});

export const randomContrast = defineAugmentation({
  kind: 'randomContrast',
  moves: false,
  config: schemaOf(randomContrastParams),
  create:
    ({ amount }) =>
    (pixels, { low, high }, random) => {
      const factor = 1 + around(random, amount);
      const mean = meanOf(pixels);
      for (let i = 0; i < pixels.length; i++) pixels[i] = clip(mean + ((pixels[i] ?? 0) - mean) * factor, low, high);
    },
});

/** Turns the colours around the grey axis: what red, green and blue have in common stays, and so does how far they are apart. */
export const randomHue = defineAugmentation({
  kind: 'randomHue',
  moves: false,
  config: schemaOf(randomHueParams),
  create:
    ({ degrees }) =>
    (pixels, { channels, low, high }, random) => {
      const angle = (around(random, degrees) * Math.PI) / 180;
      if (channels !== 3) return;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const [same, next, last] = [
        cos + (1 - cos) / 3,
        (1 - cos) / 3 - sin / Math.sqrt(3),
        (1 - cos) / 3 + sin / Math.sqrt(3),
      ];
      for (let i = 0; i < pixels.length; i += 3) {
        const [red = 0, green = 0, blue = 0] = [pixels[i], pixels[i + 1], pixels[i + 2]];
        pixels[i] = clip(same * red + next * green + last * blue, low, high);
        pixels[i + 1] = clip(last * red + same * green + next * blue, low, high);
        pixels[i + 2] = clip(next * red + last * green + same * blue, low, high);
      }
    },
});

export const randomNoise = defineAugmentation({
  kind: 'randomNoise',
  moves: false,
  config: schemaOf(randomNoiseParams),
  create:
    ({ amount }) =>
    (pixels, { low, high }, random) => {
      const normal = createNormal(random);
      const deviation = random() * amount * (high - low);
      for (let i = 0; i < pixels.length; i++) pixels[i] = clip((pixels[i] ?? 0) + normal() * deviation, low, high);
    },
});

export const randomBlur = defineAugmentation({
  kind: 'randomBlur',
  moves: false,
  config: schemaOf(randomBlurParams),
  create:
    ({ radius }) =>
    (pixels, picture, random) =>
      blurPicture(pixels, picture, random() * radius),
});

/** A covered part shows the mean of the picture: no edge darker or brighter than what it knows. */
export const cutOut = defineAugmentation({
  kind: 'cutOut',
  moves: false,
  config: schemaOf(cutOutParams),
  create:
    ({ size, share }) =>
    (pixels, { height, width, channels }, random) => {
      const [isOn, y, x] = [random() < share, random(), random()];
      if (!isOn) return;
      const [tall, wide] = [Math.max(1, Math.round(size * height)), Math.max(1, Math.round(size * width))];
      const [top, left] = [Math.floor(y * (height - tall + 1)), Math.floor(x * (width - wide + 1))];
      const mean = meanOf(pixels);
      for (let row = top; row < top + tall; row++) {
        const start = (row * width + left) * channels;
        pixels.fill(mean, start, start + wide * channels);
      }
    },
});

function clip(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function meanOf(pixels: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < pixels.length; i++) sum += pixels[i] ?? 0;
  return sum / Math.max(1, pixels.length);
}
