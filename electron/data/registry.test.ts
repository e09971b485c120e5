import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listMessageCodes } from '../../shared/messages/catalogue.ts';
import { allNodes } from '../../shared/nodes/allNodes.ts';
import type { NodeDefinition } from '../../shared/nodes/definition.ts';
import type { DatasetType, FieldType } from '../../shared/nodes/portType.ts';
import { findKind, findSource } from './chain.ts';
import type { Batch, Column } from './columns.ts';
import { openColumns } from './openColumns.ts';
import type { OpenSource } from './sourceImplementation.ts';

const definitions: readonly NodeDefinition[] = allNodes;
const stepOf = (node: NodeDefinition, values = node.initialValues()) => node.step(values);
const sources = definitions.filter((node) => stepOf(node).type === 'source');
const prepares = definitions.filter((node) => stepOf(node).type === 'prepare');

async function* noBatches(): AsyncGenerator<Batch> {}

describe('every kind of the catalogue has its implementation', () => {
  it('has kinds at all', () => expect(sources.length * prepares.length).toBeGreaterThan(0));
  it.each(sources.map((node) => node.kind))('source %s', (kind) => expect(findSource(kind).kind).toBe(kind));
  it.each(prepares.map((node) => node.kind))('prepare %s', (kind) => expect(findKind(kind).kind).toBe(kind));
});

describe('what a step gives is what infer says', () => {
  const examples = prepares.flatMap((node) =>
    node.examples
      .filter(({ output }) => output !== 'rejected')
      .map((example) => ({ node, example, name: `${node.kind}: ${example.title}` })),
  );
  it.each(examples)('$name', async ({ node, example }) => {
    const { values } = node.readValues(example.values ?? {});
    const step = node.step(values);
    const input = example.inputs.data?.[0];
    if (step.type !== 'prepare' || input?.carries !== 'dataset') throw new Error('not a preparation');
    // A width that is not known yet is a question of the canvas; the data process always has the facts.
    if (hasOpenQuestions(input)) return;
    const implementation = findKind(node.kind);
    if (implementation.type === 'derive') {
      // What only the rows can say comes as facts, which are then what is compared with.
      if (example.facts) return;
      const inputs = node.inputs(values).flatMap((port) => example.inputs[port.name] ?? []);
      const opened = inputs.flatMap((type) => (type.carries === 'dataset' ? [openZeros(type)] : []));
      const source = await implementation.derive(step.config, opened, { ...readContext, purpose: 'training' });
      const [output] = node.infer(values, example.inputs, null).outputs ?? [];
      const plain = (fields: readonly FieldType[]) => fields.map(({ missing: _missing, ...field }) => field);
      expect(plain(output?.carries === 'dataset' ? output.fields : [])).toEqual(plain(source.fields));
      return;
    }
    const fitted = await implementation.fit(step.config, input.fields, noBatches, readContext);
    const { fields } = implementation.ready(step.config, input.fields, fitted, 'training');
    const [inferred] = node.infer(values, example.inputs, null).outputs ?? [];
    expect(inferred?.carries === 'dataset' ? inferred.fields : null).toEqual(fields);
  });
});

const readContext = {
  // Where the files lie that examples name.
  places: { projectFolder: path.join(import.meta.dirname, 'testing', 'tokenizer'), resourcesFolder: '' },
  signal: new AbortController().signal,
  progress: () => {},
};

/** A data set of so many rows as the example says (at most 100), all cells the same. */
function openZeros({ fields, rows }: DatasetType): OpenSource {
  const count = Math.min(rows ?? 100, 100);
  const columns = fields.map((field): Column => {
    if (field.dtype === 'string')
      return { type: 'texts', values: new Array<string>(count).fill(field.classes?.[0] ?? '0') };
    const elements = field.shape.reduce<number>((product, dim) => product * (dim ?? 1), 1);
    return { type: 'numbers', elements, values: new Float64Array(count * elements) };
  });
  return openColumns({ fields, columns, rows: count });
}

function hasOpenQuestions(dataset: DatasetType): boolean {
  return dataset.fields.some((field) => field.classes === null || field.shape.includes(null));
}

it('every code that is used has its sentence', () => {
  const known = new Set(listMessageCodes());
  const files = fs
    .readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'));
  const used = files.flatMap((name) => [
    ...fs.readFileSync(path.join(import.meta.dirname, name), 'utf8').matchAll(/(AppError\(|broken\()?'(data\.\w+)'/g),
  ]);
  expect(used.length).toBeGreaterThan(30);
  const missing = used.flatMap(([, thrown, code = '']) => {
    const needed = thrown ? `error.${code}` : code;
    return known.has(needed) ? [] : [needed];
  });
  expect(missing).toEqual([]);
});
