import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openPrepared, readPrepared } from '../preparedData.ts';
import { chainSteps, createCalls, createTestFolder, normaliseStep, splitStep } from '../testing/dataFixture.ts';

const steel = { kind: 'steelDefects', config: { rows: 100, seed: 3 } };
const flip = { kind: 'randomFlip', config: { mode: 'both' } };
const shift = { kind: 'randomTranslation', config: { vertical: 0.2, horizontal: 0.2, fill: 'reflect' } };

it('prepares pictures as they are, and carries what is to be done to them in every epoch', async () => {
  const calls = createCalls(createTestFolder());
  const plain = await calls.prepare(chainSteps(steel, normaliseStep, splitStep()));
  const augmented = await calls.prepare(chainSteps(steel, normaliseStep, flip, shift, splitStep()));
  const description = await readPrepared(augmented.folder);
  expect(description.augment).toEqual([
    { node: 'randomFlip_2', kind: 'randomFlip', config: flip.config },
    { node: 'randomTranslation_3', kind: 'randomTranslation', config: shift.config },
  ]);
  expect((await readPrepared(plain.folder)).augment).toBeUndefined();
  for (const file of ['field0.bin', 'field1.bin', 'split.bin', 'rowIds.bin']) {
    const read = (folder: string) => fs.readFileSync(path.join(folder, file));
    expect(read(augmented.folder).equals(read(plain.folder)), file).toBe(true);
  }
  // Bytes stay bytes: 48 × 48 a picture.
  expect((await openPrepared(augmented.folder)).description.fields[0]?.stored).toEqual({
    dtype: 'uint8',
    divisor: 255,
  });
});

it('shows what training would make of a picture beside the picture, and of training rows only', async () => {
  const calls = createCalls(createTestFolder());
  const preview = await calls.preview(chainSteps(steel, flip, shift, splitStep()), 40);
  const held = preview.sample.filter(({ split }) => split !== 'train');
  const training = preview.sample.filter(({ split }) => split === 'train');
  expect(held.length).toBeGreaterThan(3);
  expect(held.every(({ augmented }) => augmented === undefined)).toBe(true);
  expect(training.filter(({ augmented }) => augmented).length).toBe(12);
  const images = training[0]?.augmented?.map((cell) => JSON.stringify(cell)) ?? [];
  expect(images).toHaveLength(3);
  expect(new Set([...images, JSON.stringify(training[0]?.cells[0])]).size).toBeGreaterThan(2);
  expect(images[0]).toMatch(/data:image\/png;base64/);
  const plain = await calls.preview(chainSteps(steel, splitStep()), 5);
  expect(plain.sample.some((row) => 'augmented' in row)).toBe(false);
});
