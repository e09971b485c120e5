import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { listDefinitions } from '../nodes/registry.ts';
import { writeNodeReference } from './nodeReference.ts';

const docs = path.resolve(import.meta.dirname, '../../docs');

it.each([
  ['en', 'nodes.md'],
  ['zh', 'nodes.zh.md'],
] as const)('the node reference (%s) is up to date: else UPDATE=1 npx vitest run shared/codegen', (language, name) => {
  const file = path.join(docs, name);
  const reference = writeNodeReference(listDefinitions(), language);
  if (process.env.UPDATE === '1') {
    mkdirSync(docs, { recursive: true });
    writeFileSync(file, reference);
  }
  expect(readFileSync(file, 'utf8')).toBe(reference);
  for (const definition of listDefinitions()) {
    expect(reference).toContain(`\`${definition.kind}\``);
    expect(reference).toContain(definition.docs[language]);
  }
});
