import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { documentSchema, type LoomDocument } from '../../shared/graph/document.ts';
import { applyFix } from '../../shared/pipeline/applyFix.ts';
import { compileDataSteps } from '../../shared/pipeline/compileDataSteps.ts';
import { inferGraph } from '../../shared/pipeline/inferGraph.ts';
import { listProfileFixes } from './profileFixes.ts';

const file = path.join(import.meta.dirname, '../../resources/templates/penguin-species.loom');
const document: LoomDocument = documentSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const source = Object.values(document.nodes).find(({ kind }) => kind === 'csvFile')?.id ?? '';
const split = Object.values(document.nodes).find(({ kind }) => kind === 'split')?.id ?? '';
const field = 'sex';

it.each([
  ['profile.constant', ['selectColumns']],
  ['profile.leak', ['selectColumns']],
  ['profile.idLike', ['setRole', 'selectColumns']],
  ['profile.imbalance', ['classWeights', 'oversample']],
  ['profile.duplicates', ['dropDuplicates']],
])('%s is mended by a node behind the one looked at', (code, kinds) => {
  const fixes = listProfileFixes(document, source, { code, values: { field } });
  const made = fixes.map((fix) => {
    const mended = applyFix(document, fix);
    expect(inferGraph(mended, {})).toBeDefined();
    return compileDataSteps(mended, split)?.steps[1]?.kind;
  });
  expect(made).toEqual(kinds);
});

it('does nothing about what it does not know, or at a node that gives no data', () => {
  expect(listProfileFixes(document, source, { code: 'data.filtered', values: {} })).toEqual([]);
  expect(listProfileFixes(document, 'training_1', { code: 'profile.constant', values: { field } })).toEqual([]);
});
