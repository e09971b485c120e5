import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDefinition } from '../../../shared/nodes/registry.ts';
import { openPrepared } from '../preparedData.ts';
import { chainSteps, createCalls, createTestFolder, csvSource, writeModelFolder } from '../testing/dataFixture.ts';

const folder = createTestFolder();
const calls = createCalls(folder);

/** A step as the canvas writes it. */
function step(kind: string, values: Record<string, unknown> = {}) {
  const definition = findDefinition(kind);
  if (!definition) throw new Error(`No kind ${kind}`);
  const read = definition.readValues(values);
  expect(read.problems).toEqual([]);
  const compiled = definition.step(read.values);
  if (compiled.type !== 'prepare') throw new Error(`${kind} prepares nothing`);
  return { kind, config: { ...compiled.config } };
}

const penguins = csvSource('resource:penguins/penguins.csv', { target: 'species' });

async function readRows(prepared: string) {
  const data = await openPrepared(prepared);
  const { rows, fields } = data.description;
  const features = fields.filter(({ type, file }) => type.role === 'feature' && file !== null);
  return Array.from({ length: rows }, (_, row) =>
    features.map(({ type, elements }) => {
      const out = new Float32Array(elements);
      data.gatherRows(type.name, [row], out);
      return [type.name, ...out] as const;
    }),
  );
}

async function makeModel(name: string, chain: ReturnType<typeof chainSteps>) {
  const result = await calls.prepare(chain);
  const model = path.join(folder, name);
  writeModelFolder(model, chain, result.folder);
  return { model, ...result };
}

describe('a row is the same in training and as a new row', () => {
  // Held-out rows are compared: training rows alone get folds, copies and weights.
  const chains = {
    'renamed, filled from neighbours, condensed': [
      step('renameColumns', { columns: ['body_mass_g', 'bill_length_mm'], names: 'mass, bill' }),
      step('scale', { method: 'robust' }),
      step('knnImpute', { neighbours: 3 }),
      step('computedColumn', { name: 'ratio', expression: 'mass - bill' }),
      step('polynomialFeatures', { columns: ['mass', 'bill'] }),
      step('pca', { components: 3, columns: ['mass', 'bill', 'flipper_length_mm', 'ratio'] }),
      step('fillMissing', { indicator: true }),
      step('ordinalEncode'),
      step('split', { method: 'stratified' }),
    ],
    'binned, encoded, chosen': [
      step('filterRows', { condition: "body_mass_g > 3000 and species != 'Gentoo'" }),
      step('fillMissing', { numbers: 'constant', constant: 1, indicator: true, categories: 'newCategory' }),
      step('binColumns', { columns: ['bill_depth_mm'], bins: 3 }),
      step('powerTransform', { columns: ['body_mass_g'] }),
      step('quantileTransform', { columns: ['flipper_length_mm'], output: 'normal' }),
      step('frequencyEncode', { columns: ['sex'] }),
      step('hashingEncode', { columns: ['bill_depth_mm'], places: 4 }),
      step('targetEncode', { columns: ['island'] }),
      step('selectFeatures', { keep: 2, columns: ['body_mass_g', 'flipper_length_mm', 'bill_length_mm'] }),
      step('split', { method: 'fold', fold: 2 }),
    ],
    'by time of the row': [
      step('sortRows', { by: 'body_mass_g' }),
      step('clipOutliers', { action: 'missing' }),
      step('fillMissing', { numbers: 'median' }),
      step('split', { method: 'inOrder' }),
      step('classWeights'),
      step('smote', { ratio: 0.9 }),
      step('oneHot'),
    ],
  };

  it.each(Object.entries(chains))('%s', async (name, steps) => {
    const chain = chainSteps(penguins, ...steps);
    const { model, folder: prepared } = await makeModel(name, chain);
    const preview = await calls.preview(chain, 5);
    expect(preview.sample.length).toBe(5);
    const asFile = await calls.newRows(model, { type: 'csv', path: 'resource:penguins/penguins.csv' });
    expect(asFile.rows).toBeGreaterThan(200);
    const trained = await openPrepared(prepared);
    const rowIds = [...trained.rowIds];
    const heldOut = rowIds.flatMap((rowId, row) => (trained.split[row] === 0 ? [] : [{ rowId, row }]));
    expect(heldOut.length).toBeGreaterThan(20);
    const again = await calls.newRows(model, { type: 'rowIds', rowIds: heldOut.map(({ rowId }) => rowId) });
    const before = await readRows(prepared);
    const after = await readRows(again.folder);
    expect(after).toEqual(heldOut.map(({ row }) => before[row]));
  });
});
