import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { referencePlan } from '../../engine/testing/sketchPlan.ts';
import { giveRandomWeights, makeExportSource } from '../../testing/exportCase.ts';
import { makeFolder } from '../../testing/runSetup.ts';
import { h5Format } from './h5.format.ts';
import { kerasFormat } from './keras.format.ts';

describe.each([
  [kerasFormat, 'model.keras'],
  [h5Format, 'model.h5'],
] as const)('a file for Keras', (format, file) => {
  it(`${file}: every weight is read back as it was, with rows to compare beside it`, async () => {
    const source = await makeExportSource(giveRandomWeights(referencePlan()));
    const folder = path.join(await makeFolder(format.id), 'model');
    await mkdir(folder);
    await format.write(source, folder);
    await format.check?.(source, folder);
    expect((await readdir(folder)).sort()).toEqual([file, 'rows', 'verify.py']);
    const weights = source.model.weights.map((tensor) => ({ ...tensor, data: tensor.data.map((value) => value + 1) }));
    const other = { ...source, model: { ...source.model, weights } };
    await expect(format.check?.(other, folder)).rejects.toMatchObject({ code: 'export.modelBroken' });
  });
});
