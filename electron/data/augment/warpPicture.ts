import { type Fill, placeInside } from '../images/placeIndex.ts';
import type { Picture } from './augmentation.ts';

/** Where a pixel comes from, around the middle of the picture: x' = a·x + b·y + right, y' = c·x + d·y + down. */
export interface Warp {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly right: number;
  readonly down: number;
}

/** Arrays that are used again: warping is done for every picture of every batch. */
let source = new Float32Array(0);

function keep(pixels: Float32Array): void {
  if (source.length < pixels.length) source = new Float32Array(pixels.length);
  source.set(pixels);
}

/** Moves a picture by whole pixels, to the right and down: copies, so that nothing is blurred and little is spent. */
export function shiftPicture(pixels: Float32Array, picture: Picture, right: number, down: number, fill: Fill): void {
  const { height, width, channels, low, isMask } = picture;
  keep(pixels);
  const empty = isMask ? 0 : low;
  const columns = Int32Array.from({ length: width }, (_, x) => placeInside(x - right, width, fill));
  const [first, last] = [Math.min(width, Math.max(0, right)), Math.min(width, Math.max(0, width + right))];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const fromRow = placeInside(y - down, height, fill) * width;
    if (fromRow < 0) {
      pixels.fill(empty, row * channels, (row + width) * channels);
      continue;
    }
    const copied = source.subarray((fromRow + first - right) * channels, (fromRow + last - right) * channels);
    if (first < last) pixels.set(copied, (row + first) * channels);
    for (let x = 0; x < width; x++) {
      if (x === first && first < last) x = last;
      if (x >= width) break;
      const from = columns[x] ?? -1;
      for (let c = 0; c < channels; c++) {
        pixels[(row + x) * channels + c] = from < 0 ? empty : (source[(fromRow + from) * channels + c] ?? 0);
      }
    }
  }
}

/** Moves the pixels of a picture: mixed from four neighbours, or the nearest one for a mask. */
export function warpPicture(pixels: Float32Array, picture: Picture, warp: Warp, fill: Fill): void {
  const { height, width, channels, low, isMask } = picture;
  keep(pixels);
  const [midX, midY] = [(width - 1) / 2, (height - 1) / 2];
  const empty = isMask ? 0 : low;
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const fromX = warp.a * (x - midX) + warp.b * (y - midY) + warp.right + midX;
      const fromY = warp.c * (x - midX) + warp.d * (y - midY) + warp.down + midY;
      const [left, top] = isMask ? [Math.round(fromX), Math.round(fromY)] : [Math.floor(fromX), Math.floor(fromY)];
      const [shareX, shareY] = isMask ? [0, 0] : [fromX - left, fromY - top];
      const isInside = left >= 0 && top >= 0 && left + 1 < width && top + 1 < height;
      const x0 = isInside ? left : placeInside(left, width, fill);
      const x1 = isInside ? left + 1 : placeInside(left + 1, width, fill);
      const y0 = isInside ? top : placeInside(top, height, fill);
      const y1 = isInside ? top + 1 : placeInside(top + 1, height, fill);
      for (let c = 0; c < channels; c++) {
        const p00 = x0 < 0 || y0 < 0 ? empty : (source[(y0 * width + x0) * channels + c] ?? 0);
        const p01 = x1 < 0 || y0 < 0 ? empty : (source[(y0 * width + x1) * channels + c] ?? 0);
        const p10 = x0 < 0 || y1 < 0 ? empty : (source[(y1 * width + x0) * channels + c] ?? 0);
        const p11 = x1 < 0 || y1 < 0 ? empty : (source[(y1 * width + x1) * channels + c] ?? 0);
        const above = p00 + (p01 - p00) * shareX;
        const below = p10 + (p11 - p10) * shareX;
        pixels[at++] = above + (below - above) * shareY;
      }
    }
  }
}
