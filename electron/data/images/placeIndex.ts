/** What stands outside a picture: its mirror image, its edge drawn out, or nothing. */
export type Fill = 'reflect' | 'nearest' | 'constant';

/** The place inside 0 … size − 1 that stands for any place; −1 where nothing does. */
export function placeInside(place: number, size: number, fill: Fill): number {
  if (place >= 0 && place < size) return place;
  if (fill === 'constant') return -1;
  if (fill === 'nearest') return place < 0 ? 0 : size - 1;
  // d c b a | a b c d | d c b a: the mirror stands at the edge, as Keras has it.
  const period = 2 * size;
  const around = ((place % period) + period) % period;
  return around < size ? around : period - 1 - around;
}
