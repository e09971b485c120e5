import { readdirSync } from 'node:fs';
import { icons } from 'lucide-react';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Text } from '../base/text.ts';
import type { NodeDefinition } from './definition.ts';
import { migrateValues } from './migrateValues.ts';
import { findDefinition, listDefinitions } from './registry.ts';

const definitions = listDefinitions();
const byKind: [string, NodeDefinition][] = definitions.map((definition) => [definition.kind, definition]);

/** Names of Keras and PyTorch are the same in every language; everything that is a sentence is not. */
function expectSaidInBoth(text: Text): void {
  for (const language of LANGUAGES) expect(text[language].trim()).not.toBe('');
  if (/\s\w+\s/.test(text.en)) {
    expect(text.zh).not.toBe(text.en);
    expect(text.zh).toMatch(/\p{Script=Han}/u);
  }
}

describe('the registry', () => {
  it('has every kind that has a file, once', () => {
    const kinds = definitions.map((definition) => definition.kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
    const named = files.flatMap((file) => /(\w+)\.node\.ts$/.exec(file)?.[1] ?? []);
    expect([...kinds].sort()).toEqual(named.sort());
  });

  it('does not know a kind that nobody defined', () => {
    expect(findDefinition('conv9d')).toBeUndefined();
    expect(findDefinition('constructor')).toBeUndefined();
  });
});

describe.each(byKind)('%s', (_kind, definition) => {
  it('is explained in both languages', () => {
    for (const language of LANGUAGES) expect(definition.title[language]).not.toBe('');
    expectSaidInBoth(definition.docs);
    if (definition.nativeOnly) expectSaidInBoth(definition.nativeOnly);
    // Several sentences: what it does, and when to use it.
    expect(definition.docs.en.match(/[.?!:](\s|$)/g)?.length).toBeGreaterThanOrEqual(2);
    expect(definition.docs.zh.match(/[。？！：；]/g)?.length).toBeGreaterThanOrEqual(2);
    for (const parameter of Object.values(definition.params)) {
      expectSaidInBoth(parameter.help);
      expectSaidInBoth(parameter.label);
      if (parameter.unit) expectSaidInBoth(parameter.unit);
      if (parameter.control.type === 'fields') expectSaidInBoth(parameter.control.emptyMeans);
    }
  });

  it('is found by other words, also Chinese ones', () => {
    expect(definition.keywords.length).toBeGreaterThanOrEqual(4);
    expect(definition.keywords.some((word) => /\p{Script=Han}/u.test(word))).toBe(true);
  });

  it('has an icon that exists', () => {
    expect(Object.keys(icons)).toContain(definition.icon);
  });

  it('starts with values that it accepts', () => {
    for (const parameter of Object.values(definition.params)) {
      expect(parameter.schema.safeParse(parameter.initial).success).toBe(true);
    }
    const values = definition.initialValues();
    expect(definition.readValues(values)).toEqual({ values, problems: [] });
  });

  it('keeps its values through a file', () => {
    const values = definition.initialValues();
    expect(definition.readValues(JSON.parse(JSON.stringify(values)))).toEqual({ values, problems: [] });
  });

  it('replaces a value that cannot be by the initial one, and says so', () => {
    for (const [name, parameter] of Object.entries(definition.params)) {
      const { values, problems } = definition.readValues({ [name]: { no: 'such thing' } });
      expect(values[name]).toEqual(parameter.initial);
      expect(problems).toMatchObject([{ severity: 'error', parameter: name }]);
    }
  });

  it('brings values of any former version to the present one', () => {
    for (let version = 1; version <= definition.version; version++) {
      const migrated = migrateValues(definition, version, definition.initialValues());
      expect(definition.readValues(migrated).problems).toEqual([]);
      if (version < definition.version) expect(definition.migrate?.[version]).toBeDefined();
    }
  });

  it('has ports with distinct names on each side', () => {
    const values = definition.initialValues();
    for (const ports of [definition.inputs(values), definition.outputs(values)]) {
      expect(new Set(ports.map((port) => port.name)).size).toBe(ports.length);
      for (const port of ports) for (const language of LANGUAGES) expect(port.label[language]).not.toBe('');
    }
  });

  it('offers to fill its ports only with kinds that fit', () => {
    for (const port of definition.inputs(definition.initialValues())) {
      for (const kind of port.suggests ?? []) {
        const offered = findDefinition(kind);
        expect(offered?.outputs(offered.initialValues()).map((output) => output.carries)).toContain(port.carries);
      }
    }
  });

  it('says nothing and gives nothing when nothing comes in', () => {
    const needed = definition.inputs(definition.initialValues()).filter((port) => !port.optional);
    if (needed.length === 0 || definition.outputs(definition.initialValues()).length === 0) return;
    expect(definition.infer(definition.initialValues(), {}, null)).toEqual({ outputs: null, problems: [] });
  });

  it('has an example that is accepted', () => {
    expect(definition.examples.some((example) => example.output !== 'rejected')).toBe(true);
  });

  it.each(definition.examples.map((example) => [example.title, example] as const))('%s', (_title, example) => {
    const { values, problems } = definition.readValues({ ...example.values });
    expect(problems).toEqual([]);
    const inference = definition.infer(values, example.inputs, example.facts ?? null);
    const errors = inference.problems.filter((problem) => problem.severity === 'error');
    if (example.output === 'rejected') {
      expect(errors.length).toBeGreaterThan(0);
      return;
    }
    expect(errors).toEqual([]);
    expect(inference.outputs).toEqual(example.output === 'nothing' ? [] : [example.output]);
  });
});
