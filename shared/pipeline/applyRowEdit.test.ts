import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentSchema } from '../graph/document.ts';
import { applyRowEdit } from './applyRowEdit.ts';
import { compileDataSteps } from './compileDataSteps.ts';

const file = path.join(import.meta.dirname, '../../resources/templates/penguin-species.loom');
const document = documentSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const source = Object.values(document.nodes).find(({ kind }) => kind === 'csvFile')?.id ?? '';
const last = Object.values(document.nodes).find(({ kind }) => kind === 'split')?.id ?? '';

const kindsBefore = (one: typeof document, node: string) => compileDataSteps(one, node)?.steps.map(({ kind }) => kind);

describe('a change to a row', () => {
  it('becomes a node right behind the one that was looked at, and all that it fed takes the changed rows', () => {
    const edited = applyRowEdit(document, source, { row: 4, exclude: true });
    if (!edited) throw new Error('not edited');
    expect(edited.document.nodes[edited.node]).toMatchObject({
      kind: 'editRows',
      values: { edits: [{ row: 4, exclude: true }] },
    });
    expect(kindsBefore(edited.document, last)?.slice(0, 2)).toEqual(['csvFile', 'editRows']);
    expect(Object.keys(edited.document.nodes)).toHaveLength(Object.keys(document.nodes).length + 1);
  });

  it('joins the others in that node, from either side of it; the last word about a cell counts', () => {
    const first = applyRowEdit(document, source, { row: 7, field: 'species', value: 'Gentoo' });
    const second = first && applyRowEdit(first.document, source, { row: 7, field: 'species', value: 'Adelie' });
    const third = second && applyRowEdit(second.document, second.node, { row: 2, exclude: true });
    expect(third?.node).toBe(first?.node);
    expect(third?.document.nodes[third.node]?.values.edits).toEqual([
      { row: 2, exclude: true },
      { row: 7, field: 'species', value: 'Adelie' },
    ]);
    const fourth = third && applyRowEdit(third.document, third.node, { row: 7, exclude: true });
    expect(fourth?.document.nodes[fourth.node]?.values.edits).toEqual([
      { row: 2, exclude: true },
      { row: 7, exclude: true },
    ]);
  });

  it('needs a node that gives rows', () => {
    const layer = Object.values(document.nodes).find(({ kind }) => kind === 'dense')?.id ?? '';
    expect(applyRowEdit(document, layer, { row: 0, exclude: true })).toBeNull();
    expect(applyRowEdit(document, 'gone', { row: 0, exclude: true })).toBeNull();
  });

  it('can be made where nothing follows yet', () => {
    const alone = { ...document, edges: {} };
    const edited = applyRowEdit(alone, source, { row: 0, exclude: true });
    expect(edited && kindsBefore(edited.document, edited.node)).toEqual(['csvFile', 'editRows']);
  });
});
