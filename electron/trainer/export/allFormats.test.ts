import { expect, it } from 'vitest';
import { exportFormats } from '../../../shared/run/exportFormats.ts';
import { allFormats } from './formats/allFormats.ts';

it('what the dialog offers and what can be written are the same formats', () => {
  expect(exportFormats.map(({ id }) => id).sort()).toEqual(allFormats.map(({ id }) => id).sort());
  for (const { id, proof } of exportFormats) {
    const format = allFormats.find((one) => one.id === id);
    expect(format?.load !== null, id).toBe(proof === 'predictions');
    if (proof === 'structure') expect(format?.check, id).toBeDefined();
  }
});
