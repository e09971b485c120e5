import type { PictureShape } from '../images/pixelSteps.ts';

/** Below it the neighbours weigh less than a thousandth. */
const NOTHING = 0.27;

/** Blurs in place by a Gaussian of this deviation in pixels, across and then down; edges are drawn out. */
export function blurPicture(pixels: Float32Array, { height, width, channels }: PictureShape, deviation: number): void {
  if (deviation < NOTHING) return;
  const reach = Math.ceil(3 * deviation);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-(((i - reach) / deviation) ** 2) / 2),
  );
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  const line = new Float64Array(Math.max(height, width));
  const along = (start: number, step: number, count: number) => {
    for (let i = 0; i < count; i++) line[i] = pixels[start + i * step] ?? 0;
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let k = 0; k < kernel.length; k++) {
        const place = i + k - reach;
        sum += (kernel[k] ?? 0) * (line[place < 0 ? 0 : place >= count ? count - 1 : place] ?? 0);
      }
      pixels[start + i * step] = sum / total;
    }
  };
  for (let c = 0; c < channels; c++) {
    for (let y = 0; y < height; y++) along(y * width * channels + c, channels, width);
    for (let x = 0; x < width; x++) along(x * channels + c, width * channels, height);
  }
}
