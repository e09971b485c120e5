import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeZip } from '../testing/makeZip.mjs';
import { temporaryFolder } from '../testing/temporaryFolder.mjs';
import { replaceFolder } from './workFolder.mjs';
import { extractFromZip, listZip } from './zip.mjs';

const CONTENT = 'a long enough text to be worth compressing '.repeat(2000);

/** @param {Record<string, string>} files */
function zipFile(files) {
  const folder = temporaryFolder();
  const file = path.join(folder, 'archive.zip');
  fs.writeFileSync(file, makeZip(files));
  return { file, folder };
}

test('chosen files come out whole, executable, under the names given to them', async () => {
  const { file, folder } = zipFile({
    'in/deflated.txt': CONTENT,
    'in/stored.txt': CONTENT,
    'in/empty': '',
    'left/out': 'x',
  });
  const out = path.join(folder, 'out');
  /** @type {number[]} */
  const totals = [];
  let progress = 0;
  const written = await extractFromZip(file, out, (name) => (name.startsWith('in/') ? name.slice(3) : null), {
    start: (total) => totals.push(total),
    progress: (bytes) => {
      progress = bytes;
    },
  });
  expect(written).toBe(3);
  expect(fs.readdirSync(out).sort()).toEqual(['deflated.txt', 'empty', 'stored.txt']);
  expect(fs.readFileSync(path.join(out, 'deflated.txt'), 'utf8')).toBe(CONTENT);
  expect(fs.readFileSync(path.join(out, 'stored.txt'), 'utf8')).toBe(CONTENT);
  expect(fs.statSync(path.join(out, 'deflated.txt')).mode & 0o777).toBe(0o755);
  expect(totals).toEqual([CONTENT.length * 2]);
  expect(progress).toBe(CONTENT.length * 2);
});

test('a name that climbs out of the folder is refused', async () => {
  const { file, folder } = zipFile({ '../escaped': 'x' });
  await expect(extractFromZip(file, path.join(folder, 'out'), (name) => name)).rejects.toThrow('outside its folder');
  expect(fs.existsSync(path.join(folder, 'escaped'))).toBe(false);
});

test('a download that broke off is no archive, and nothing of it stays', async () => {
  const { file, folder } = zipFile({ a: CONTENT, b: CONTENT });
  fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2));
  expect(() => listZip(file)).toThrow('not a complete zip archive');
  await expect(
    replaceFolder(path.join(folder, 'out'), 'unpacking', (out) => extractFromZip(file, out, (name) => name)),
  ).rejects.toThrow();
  expect(fs.readdirSync(folder)).toEqual(['archive.zip']);
});
