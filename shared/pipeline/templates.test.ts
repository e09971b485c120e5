import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LoomDocument } from '../graph/document.ts';
import { readDocument } from '../graph/readDocument.ts';
import { writeDocument } from '../graph/writeDocument.ts';
import { findDefinition } from '../nodes/registry.ts';
import { compilePlan } from './compilePlan.ts';
import { inferGraph } from './inferGraph.ts';
import { listProblems } from './listProblems.ts';
import { tableFacts } from './sampleGraphs.ts';
import { CARD } from './wiredEdits.ts';

const folder = path.resolve(import.meta.dirname, '../../resources/templates');
const text = z.object({ en: z.string().min(1), zh: z.string().regex(/\p{Script=Han}|Fashion/u) });
const list = z
  .array(z.object({ id: z.string(), file: z.string(), title: text, line: text }))
  .parse(JSON.parse(readFileSync(path.join(folder, 'templates.json'), 'utf8')));
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const fileSchema = z.object({ file: z.object({ path: z.string() }) });
/** What the tables of a template are known to hold. */
const factsOf = (document: LoomDocument) =>
  Object.fromEntries(
    Object.values(document.nodes).flatMap(({ id, values }) => {
      const found = tableFacts[fileSchema.safeParse(values).data?.file.path ?? ''];
      return found ? [[id, found]] : [];
    }),
  );

describe('the list of templates', () => {
  it('starts with the reference model and names every file of the folder', () => {
    expect(list[0]?.id).toBe('fashion-mnist');
    expect(list.map((one) => one.file).sort()).toEqual(
      readdirSync(folder)
        .filter((file) => file.endsWith('.loom'))
        .sort(),
    );
  });
});

describe.each(list.map((one) => [one.id, one.file] as const))('template %s', (_id, file) => {
  const { document, problems, readOnly } = readDocument(read(file));

  const facts = factsOf(document);

  it('is written as the app writes it', () => {
    expect({ problems, readOnly }).toEqual({ problems: [], readOnly: false });
    expect(writeDocument(document)).toBe(read(file));
  });

  it('compiles without a word', () => {
    const { plan, problems: found } = compilePlan(document, facts);
    expect(found).toEqual([]);
    expect(plan).not.toBeNull();
    expect(listProblems(document, facts, inferGraph(document, facts))).toEqual([]);
  });

  it('says every value that its kinds have', () => {
    for (const node of Object.values(document.nodes)) {
      expect(Object.keys(node.values).sort(), node.id).toEqual(
        Object.keys(findDefinition(node.kind)?.params ?? {}).sort(),
      );
    }
  });

  it('is laid out with room between the cards', () => {
    const places = Object.entries(document.positions);
    expect(places).toHaveLength(Object.keys(document.nodes).length);
    for (const [index, [id, a]] of places.entries()) {
      for (const [other, b] of places.slice(index + 1)) {
        const isApart = Math.abs(a.x - b.x) >= CARD.width + 24 || Math.abs(a.y - b.y) >= CARD.height + 24;
        expect(isApart, `${id} and ${other}`).toBe(true);
      }
    }
  });

  it('tells in its notes what it is about', () => {
    expect(document.notes).toMatch(/^# /);
  });
});

it('the reference model is the published one', () => {
  const { plan } = compilePlan(readDocument(read('fashion-mnist.loom')).document, {});
  expect(plan?.model.layers.map((layer) => [layer.className, layer.config.activation ?? null])).toEqual([
    ['InputLayer', null],
    ['Conv2D', 'relu'],
    ['MaxPooling2D', null],
    ['Conv2D', 'relu'],
    ['MaxPooling2D', null],
    ['Flatten', null],
    ['Dense', 'relu'],
    ['Dense', 'softmax'],
  ]);
  expect(plan?.training).toMatchObject({
    epochs: 10,
    batchSize: 32,
    optimizer: { className: 'Adam', config: { learningRate: 0.001 } },
  });
  expect(plan?.model.parameterCount).toBe(121_930);
});
