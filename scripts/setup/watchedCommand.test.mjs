import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.mjs';
import { runWatched } from './watchedCommand.mjs';

/** @param {string} script */
const node = (script) => /** @type {const} */ ([process.execPath, ['-e', script]]);

test('reports what arrives, the exit code and the last words', async () => {
  const folder = temporaryFolder();
  const file = JSON.stringify(path.join(folder, 'download'));
  /** @type {number[]} */
  const seen = [];
  const [command, args] = node(
    `const fs = require('fs'); fs.writeFileSync(${file}, 'x'.repeat(1000)); setTimeout(() => { console.error('no space'); process.exit(3); }, 600);`,
  );
  const result = await runWatched(command, [...args], { folder, onBytes: (bytes) => seen.push(bytes) });
  expect(result).toEqual({ code: 3, output: 'no space\n', ended: null });
  expect(seen).toEqual([1000]);
});

test('a host that never answers is given up, one that stops sending, too', async () => {
  const folder = temporaryFolder();
  const [command, args] = node('setInterval(() => {}, 1000)');
  expect((await runWatched(command, [...args], { folder, firstByteMs: 500 })).ended).toBe('silent');

  const file = JSON.stringify(path.join(folder, 'download'));
  const [slow, slowArgs] = node(`require('fs').writeFileSync(${file}, 'x'); setInterval(() => {}, 1000)`);
  expect((await runWatched(slow, [...slowArgs], { folder, firstByteMs: 30_000, stallMs: 500 })).ended).toBe('stalled');
});

test('a program that does not exist is a result, not a crash', async () => {
  const result = await runWatched('tensorloom-no-such-program', [], { folder: temporaryFolder() });
  expect(result.code).toBeNull();
  expect(result.output).toContain('ENOENT');
});
