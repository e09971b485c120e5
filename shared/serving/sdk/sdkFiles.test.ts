import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import type { ServedModel } from '../servedModel.ts';
import { SNIPPET_LANGUAGES, writeSnippet } from '../snippets.ts';
import { writeSdk } from './sdkFiles.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const folder = mkdtempSync(path.join(tmpdir(), 'sdk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const table: ServedModel = {
  name: 'penguins',
  version: '2',
  title: 'Penguins */ """ \\ \n of the islands',
  input: 'table',
  image: null,
  columns: [
    { name: 'bill length', type: 'number', unit: 'mm */ x', classes: null, example: 39.1 },
    { name: 'O\'Brien "x"\\', type: 'text', unit: null, classes: null, example: "it's" },
    { name: '岛', type: 'category', unit: null, classes: ['a"b', 'c'], example: null },
  ],
  target: { name: 'species', unit: null, classes: ['Adelie', 'Gentoo "2"'] },
  inputs: [{ name: 'input_1', shape: [3], width: 3 }],
  outputs: [{ name: 'dense_1', shape: [2], width: 2 }],
};
const image: ServedModel = {
  ...table,
  name: '3d.clothes',
  input: 'image',
  image: { height: 28, width: 28, channels: 1 },
  columns: [],
  target: { name: 'price', unit: '€', classes: null },
};
const address = 'http://127.0.0.1:8501';

/** What the type checker says about a program beside the client; '' when nothing. */
async function check(model: ServedModel, program: string): Promise<string> {
  const at = mkdtempSync(path.join(folder, 'client-'));
  writeFileSync(path.join(at, 'client.ts'), writeSdk(model, 'ts', address)['client.ts'] ?? '');
  writeFileSync(path.join(at, 'use.ts'), `import { ModelClient, type Label } from './client.ts';\n${program}\n`);
  const options = ['--noEmit', '--strict', '--noUncheckedIndexedAccess', '--noUnusedLocals', '--erasableSyntaxOnly'];
  const kind = ['--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--lib', 'es2022,dom'];
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [
    tsc,
    ...options,
    ...kind,
    '--types',
    '',
    '--ignoreConfig',
    '--allowImportingTsExtensions',
    path.join(at, 'use.ts'),
  ];
  try {
    await promisify(execFile)(process.execPath, args);
    return '';
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  }
}

describe('the TypeScript client', () => {
  const row = `{ 'bill length': 39.1, 'O\\'Brien "x"\\\\': 'text', '岛': 'c' }`;

  it('knows the columns and the classes of its model, and refuses others before anything runs', async () => {
    const refused = [
      `{ 'bill length': 39.1 }`,
      row.replace('39.1', "'39'"),
      row.replace("'c'", "'d'"),
      row.replace('{', '{ other: 1,'),
    ];
    // A line that is expected to be wrong and is not is an error as well.
    const lines = refused.map((given) => `// @ts-expect-error\nawait client.predict(${given});`);
    const program = `const client = new ModelClient({ key: 'k' });
      const { prediction } = await client.predict(${row});
      export const label: Label | null = prediction; export const one: 'Adelie' | 'Gentoo "2"' | null = label;
      ${lines.join('\n')}`;
    expect(await check(table, program)).toBe('');
    expect(await check(table, program.replace('// @ts-expect-error', ''))).toMatch(/missing the following properties/);
  });

  it('takes images, and gives numbers for a regression', async () => {
    const program = `const { prediction } = await new ModelClient().predict(new Uint8Array(3));
      export const one: Label | null = prediction; export const price = Number(one) * 2;
      // @ts-expect-error
      await new ModelClient().predict('text');`;
    expect(await check(image, program)).toBe('');
  });
});

it('the Python client has the columns as they are called, and a name that can be imported', () => {
  const [[name, text] = ['', '']] = Object.entries(writeSdk(table, 'python', address));
  expect(name).toBe('penguins_client.py');
  expect(text).toContain('    "bill length": Optional[float],\n    "O\'Brien \\"x\\"\\\\": Optional[str],');
  expect(text).toContain('    "岛": Optional[Literal["a\\"b", "c"]],');
  expect(text).toContain('Label = Literal["Adelie", "Gentoo \\"2\\""]');
  expect(text.split('"""')[1]?.split('\n')[0]).toBe(
    "Client of the model \"Penguins * / ''' / of the islands\", made from its schema. Needs the standard library alone.",
  );
  expect(Object.keys(writeSdk(image, 'python', address))).toEqual(['model_3d_clothes_client.py']);
});

it('snippets take the key from the environment', () => {
  for (const language of SNIPPET_LANGUAGES) {
    for (const model of [table, image]) {
      const text = writeSnippet(model, address, language);
      expect(text).toContain('TENSORLOOM_KEY');
      expect(text).toContain(`${address}/predict/${model.name}`);
    }
  }
  expect(writeSnippet(table, address, 'curl')).toContain("it'\\''s");
});
