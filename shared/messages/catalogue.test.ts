import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../base/text.ts';
import { listDefinitions } from '../nodes/registry.ts';
import { MONITORS } from '../nodes/training/monitor.ts';
import { describeProblem, formatMessage, formatText, listMessageCodes } from './catalogue.ts';

const shared = path.resolve(import.meta.dirname, '..');
const codes = new Set(listMessageCodes());

/** The text of every source file that may name a problem, without tests. */
function readSources(): readonly { readonly file: string; readonly text: string }[] {
  return readdirSync(shared, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && /^(base|graph|nodes|pipeline|run)\b/.test(file),
    )
    .map((file) => ({ file, text: readFileSync(path.join(shared, file), 'utf8') }));
}

function listPlaceholders(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
}

describe('the catalogue', () => {
  it('says everything in every language, with the same values', () => {
    for (const code of codes) {
      const texts = LANGUAGES.map((language) => formatMessage(code, {}, language));
      for (const text of texts) expect(text.trim(), code).not.toBe('');
      expect(listPlaceholders(texts[1] ?? ''), code).toEqual(listPlaceholders(texts[0] ?? ''));
    }
  });

  it('has a sentence for every code of a problem', () => {
    // Codes are `family.name` as whole texts; families that the catalogue knows tell them from other texts with a dot.
    const families = new Set([...codes].map((code) => code.split('.')[0]));
    let found = 0;
    for (const { file, text } of readSources()) {
      for (const [, code = ''] of text.matchAll(/'([a-z][a-zA-Z]*\.[a-zA-Z]+)'/g)) {
        // Names of files have a dot as well.
        if (!families.has(code.split('.')[0]) || /\.(json|jsonl|txt)$/.test(code)) continue;
        expect(codes.has(code), `${code} in ${file}`).toBe(true);
        found++;
      }
      for (const [, code = ''] of text.matchAll(/code: '([^']+)'/g))
        expect(codes.has(code), `${code} in ${file}`).toBe(true);
    }
    expect(found).toBeGreaterThan(60);
  });

  it('has a word for whatever problems may refer to', () => {
    for (const definition of listDefinitions()) {
      const values = definition.initialValues();
      for (const port of [...definition.inputs(values), ...definition.outputs(values)]) {
        expect(codes.has(`carries.${port.carries}`), port.carries).toBe(true);
        for (const language of LANGUAGES) {
          expect(formatMessage(`port.${port.name}`, {}, language), port.name).toBe(port.label[language]);
        }
      }
    }
    for (const [monitor, { metric }] of Object.entries(MONITORS)) {
      expect(codes.has(`monitor.${monitor}`), monitor).toBe(true);
      if (metric !== null) expect(codes.has(`metric.${metric}`), metric).toBe(true);
    }
  });
});

describe('formatText', () => {
  it('puts values in and leaves those visible that are missing', () => {
    expect(formatText('needs {needs}, got {got}', { needs: 4 })).toBe('needs 4, got {got}');
  });

  it('never looks behind the values into the prototype', () => {
    expect(formatText('{constructor} {toString}', {})).toBe('{constructor} {toString}');
  });
});

describe('describeProblem', () => {
  it('translates the words that values refer to', () => {
    const problem = { code: 'connect.typesDiffer', values: { from: '@carries.dataset', to: '@carries.tensor' } };
    expect(describeProblem(problem, 'en')).toBe('Needs a tensor, and this gives data.');
    expect(describeProblem(problem, 'zh')).toBe('这里需要张量，而它给出的是数据。');
  });

  it('leaves a value alone that only looks like a reference', () => {
    expect(describeProblem({ code: 'connect.noPort', values: { port: '@me' } }, 'en')).toBe('There is no port @me.');
  });

  it('shows the bare code of a sentence that is missing', () => {
    expect(describeProblem({ code: 'no.such', values: { a: 1 } }, 'en')).toBe('no.such {"a":1}');
  });
});
