import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/base/seededRandom.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { findDefinition } from '../../../shared/nodes/registry.ts';
import type { Picture } from './augmentation.ts';
import { findAugmentation } from './augmentations.ts';
import { createAugmenter } from './createAugmenter.ts';

const KINDS = [
  'randomFlip',
  'randomTranslation',
  'randomRotation',
  'randomZoom',
  'randomShear',
  'randomBrightness',
  'randomContrast',
  'randomHue',
  'randomNoise',
  'randomBlur',
  'cutOut',
] as const;

const photo: FieldType = {
  name: 'photo',
  dtype: 'float32',
  shape: [12, 10, 3],
  role: 'feature',
  semantic: 'image',
  range: [0, 1],
};
const ROWS = [3, 17, 40, 41, 99];
const ELEMENTS = 12 * 10 * 3;

function pixelsOf(rows: readonly number[], dark = 0, light = 1): Float32Array {
  const random = createRandom(5);
  const one = Float32Array.from({ length: ELEMENTS }, () => dark + random() * (light - dark));
  const all = new Float32Array(rows.length * ELEMENTS);
  for (let row = 0; row < rows.length; row++) all.set(one, row * ELEMENTS);
  return all;
}

function augment(kind: string, rows: readonly number[], epoch: number, seed = 1, config = {}, fields = [photo]) {
  const augmenter = createAugmenter([{ node: 'a', kind, config }], fields, seed);
  const values = pixelsOf(rows);
  augmenter?.apply('photo', rows, epoch, values);
  return values;
}

describe.each(KINDS)('%s', (kind) => {
  it('is a kind that a person can choose', () => expect(findDefinition(kind)?.family).toBe('images'));

  it('changes pictures, each otherwise, and within their range', () => {
    const values = augment(kind, ROWS, 1);
    expect(values).not.toEqual(pixelsOf(ROWS));
    const pictures = ROWS.map((_, row) => values.slice(row * ELEMENTS, (row + 1) * ELEMENTS).join());
    expect(new Set(pictures).size).toBeGreaterThan(1);
    for (const value of values) expect(value >= 0 && value <= 1).toBe(true);
  });

  it('does the same to a row of an epoch in whatever batch it is, and something else in another', () => {
    const together = augment(kind, ROWS, 7);
    const apart = Float32Array.from(
      ROWS.toReversed()
        .map((row) => augment(kind, [row], 7))
        .toReversed()
        .flatMap((values) => [...values]),
    );
    expect(apart).toEqual(together);
    expect(augment(kind, ROWS, 8)).not.toEqual(together);
    expect(augment(kind, ROWS, 7, 2)).not.toEqual(together);
  });

  it('leaves a mask alone, or moves it exactly as the picture', () => {
    const mask: FieldType = { ...photo, name: 'mask', role: 'target', dtype: 'int32' };
    // A tenth of so small a picture is often less than half a pixel.
    const config = kind === 'randomZoom' ? { amount: 0.5 } : {};
    const augmenter = createAugmenter([{ node: 'a', kind, config }], [photo, mask], 1);
    const classes = Int32Array.from(pixelsOf(ROWS), (value) => Math.floor(value * 4));
    const painted = classes.slice();
    augmenter?.apply('mask', ROWS, 1, painted);
    const isMoved = findAugmentation(kind).moves;
    expect(augmenter?.touches('mask')).toBe(isMoved);
    expect(painted.join() !== classes.join()).toBe(isMoved);
    expect([...painted].every((value) => [0, 1, 2, 3].includes(value))).toBe(true);
    if (kind !== 'randomFlip' && kind !== 'randomTranslation') return;
    const moved = augment(kind, ROWS, 1);
    expect([...painted]).toEqual(Array.from(moved, (value) => Math.floor(value * 4)));
  });

  it('copes with pictures that have no range, or one colour only', () => {
    const { range: _range, ...free } = photo;
    for (const value of augment(kind, ROWS, 1, 1, {}, [free])) expect(Number.isFinite(value)).toBe(true);
    const flat = new Float32Array(ELEMENTS).fill(2);
    createAugmenter([{ node: 'a', kind, config: {} }], [free], 1)?.apply('photo', [1], 1, flat);
    for (const value of flat) expect(value).toBeCloseTo(2, 4);
  });
});

describe('by hand', () => {
  const line: Picture = { height: 1, width: 4, channels: 1, low: 0, high: 10, isMask: false };
  const run = (kind: string, config: object, draws: readonly number[], pixels: readonly number[], picture = line) => {
    const values = Float32Array.from(pixels);
    let at = 0;
    findAugmentation(kind).create(config)(values, picture, () => draws[at++] ?? 0.5);
    return Array.from(values, (value) => Number(value.toFixed(3)));
  };
  it.each([
    ['randomFlip', { mode: 'horizontal' }, [0.4, 0.4], [1, 2, 3, 4], [4, 3, 2, 1]],
    ['randomFlip', { mode: 'horizontal' }, [0.6, 0.4], [1, 2, 3, 4], [1, 2, 3, 4]],
    ['randomTranslation', { horizontal: 0.5, fill: 'constant' }, [0.5, 0.75], [1, 2, 3, 4], [0, 1, 2, 3]],
    ['randomTranslation', { horizontal: 0.5, fill: 'nearest' }, [0.5, 0], [1, 2, 3, 4], [3, 4, 4, 4]],
    ['randomTranslation', { horizontal: 0.5, fill: 'reflect' }, [0.5, 0], [1, 2, 3, 4], [3, 4, 4, 3]],
    ['randomRotation', { degrees: 180, fill: 'nearest' }, [1], [1, 2, 3, 4], [4, 3, 2, 1]],
    ['randomZoom', { amount: 0.5, fill: 'nearest' }, [0], [1, 2, 3, 4], [1.75, 2.25, 2.75, 3.25]],
    ['randomShear', { degrees: 0, fill: 'nearest' }, [1, 1], [1, 2, 3, 4], [1, 2, 3, 4]],
    ['randomBrightness', { amount: 0.2 }, [1], [1, 2, 3, 9], [3, 4, 5, 10]],
    ['randomContrast', { amount: 0.5 }, [0], [1, 2, 3, 6], [2, 2.5, 3, 4.5]],
    ['randomNoise', { amount: 0 }, [], [1, 2, 3, 4], [1, 2, 3, 4]],
    ['randomBlur', { radius: 0 }, [1], [1, 2, 3, 4], [1, 2, 3, 4]],
    ['cutOut', { size: 0.5, share: 1 }, [0, 0, 0], [0, 0, 4, 8], [3, 3, 4, 8]],
  ])('%s %o', (kind, config, draws, pixels, expected) => {
    expect(run(kind, config, draws, pixels)).toEqual(expected);
  });

  it('turns red into green by a third of the circle, and leaves grey as it is', () => {
    const colour = { ...line, width: 2, channels: 3 };
    expect(run('randomHue', { degrees: 120 }, [1], [9, 0, 0, 5, 5, 5], colour)).toEqual([0, 9, 0, 5, 5, 5]);
  });
  it('blurs without losing light', () => {
    const blurred = run('randomBlur', { radius: 1 }, [1], [0, 0, 0, 0, 9, 0, 0, 0, 0], { ...line, width: 9 });
    expect(blurred.reduce((sum, value) => sum + value, 0)).toBeCloseTo(9, 1);
    expect(blurred[4]).toBeCloseTo(9 * 0.3989, 0);
    expect(blurred[3]).toBe(blurred[5]);
  });
});
