import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.mjs';
import { withLock } from './lock.mjs';

test('two pieces of work never overlap, and the second says that it waits', async () => {
  const file = path.join(temporaryFolder(), 'a', 'lock');
  /** @type {string[]} */
  const log = [];
  const work = (/** @type {string} */ name) =>
    withLock(
      file,
      () => log.push(`${name} waits`),
      async () => {
        log.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 100));
        log.push(`${name} ends`);
      },
    );
  await Promise.all([work('first'), work('second')]);
  expect(log).toEqual(['first begins', 'second waits', 'first ends', 'second begins', 'second ends']);
  expect(fs.readdirSync(path.dirname(file))).toEqual([]);
});

test('the lock of a process that no longer lives is taken over', async () => {
  const file = path.join(temporaryFolder(), 'lock');
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  fs.writeFileSync(file, String(dead));
  await expect(
    withLock(
      file,
      () => expect.unreachable('nobody is there to wait for'),
      async () => 'done',
    ),
  ).resolves.toBe('done');
});

test('work that throws gives the lock back', async () => {
  const file = path.join(temporaryFolder(), 'lock');
  await expect(
    withLock(
      file,
      () => {},
      () => Promise.reject(new Error('broken')),
    ),
  ).rejects.toThrow('broken');
  expect(fs.existsSync(file)).toBe(false);
});
