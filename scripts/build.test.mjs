import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildNodeSide, NODE_ENTRIES } from './build.mjs';
import { stampOfSources } from './sourceStamp.mjs';
import { temporaryFolder } from './testing/temporaryFolder.mjs';

/**
 * @param {string} root
 * @param {Record<string, string>} files
 */
function write(root, files) {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  }
}

test('bundles our own sources, leaves packages outside, and puts everything into the preload', async () => {
  const root = temporaryFolder();
  write(root, {
    'shared/name.ts': 'export const name: string = "Tensorloom";',
    'electron/main/main.ts':
      'import { app } from "electron"; import { z } from "zod"; import { name } from "../../shared/name.ts"; app.setName(z.string().parse(name));',
    'electron/preload/preload.ts':
      'import { contextBridge } from "electron"; import { name } from "../../shared/name.ts"; contextBridge.exposeInMainWorld("studio", name);',
  });
  await buildNodeSide({ root });
  expect(fs.readdirSync(path.join(root, 'dist', 'electron')).sort()).toEqual([
    'main.js',
    'main.js.map',
    'preload.cjs',
    'preload.cjs.map',
  ]);
  const main = fs.readFileSync(path.join(root, 'dist', 'electron', 'main.js'), 'utf8');
  expect(main).toContain('from "zod"');
  expect(main).toContain('"Tensorloom"');
  expect(fs.readFileSync(path.join(root, 'dist', 'electron', 'preload.cjs'), 'utf8')).toContain('require("electron")');
});

test('an unchanged tree builds nothing, a changed one builds again, a deleted output comes back', async () => {
  const root = temporaryFolder();
  const output = path.join(root, 'dist', 'electron', 'cli.js');
  write(root, { 'electron/cli/cli.ts': 'console.log(1);' });
  expect((await buildNodeSide({ root })).built).toContain(output);
  expect((await buildNodeSide({ root })).built).toEqual([]);
  write(root, { 'electron/cli/cli.ts': 'console.log(22);' });
  expect((await buildNodeSide({ root })).built).toContain(output);
  fs.rmSync(output);
  expect((await buildNodeSide({ root })).built).toContain(output);
});

test('a source that does not compile is named with its line, and its old output does not survive', async () => {
  const root = temporaryFolder();
  write(root, { 'electron/cli/cli.ts': 'console.log(1);', 'electron/data/dataProcess.ts': 'console.log(2);' });
  await buildNodeSide({ root });
  write(root, { 'electron/cli/cli.ts': 'const = 1;', 'electron/data/dataProcess.ts': 'console.log(33);' });
  await expect(buildNodeSide({ root })).rejects.toMatchObject({
    code: 'build-failed',
    message: expect.stringContaining('electron/cli/cli.ts:1:6'),
  });
  expect(fs.existsSync(path.join(root, 'dist', 'electron', 'cli.js'))).toBe(false);
  expect(fs.readFileSync(path.join(root, 'dist', 'electron', 'dataProcess.js'), 'utf8')).toContain('33');
});

test('tests and files outside of the sources do not change the stamp; a removed file does', () => {
  const root = temporaryFolder();
  write(root, { 'shared/a.ts': '1', 'shared/b.ts': '1' });
  const stamp = stampOfSources(root, ['shared']);
  write(root, { 'shared/a.test.ts': '1', 'docs/a.md': '1' });
  expect(stampOfSources(root, ['shared'])).toBe(stamp);
  fs.rmSync(path.join(root, 'shared', 'b.ts'));
  expect(stampOfSources(root, ['shared'])).not.toBe(stamp);
});

test('every entry has an output of its own', () => {
  expect(new Set(NODE_ENTRIES.map(({ output }) => output)).size).toBe(NODE_ENTRIES.length);
});
