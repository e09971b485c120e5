import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.mjs';
import { replaceFolder, requireFreeSpace } from './workFolder.mjs';

test('a folder appears only when it is complete', async () => {
  const target = path.join(temporaryFolder(), 'lib');
  await replaceFolder(target, 'testing', async (folder) => {
    fs.writeFileSync(path.join(folder, 'a'), '1');
    expect(fs.existsSync(target)).toBe(false);
  });
  expect(fs.readdirSync(target)).toEqual(['a']);
});

test('a failure half-way leaves the old folder as it was and nothing beside it', async () => {
  const root = temporaryFolder();
  const target = path.join(root, 'lib');
  fs.mkdirSync(target);
  fs.writeFileSync(path.join(target, 'old'), '1');
  const broken = replaceFolder(target, 'testing', async (folder) => {
    fs.writeFileSync(path.join(folder, 'half'), '1');
    throw new Error('the connection broke');
  });
  await expect(broken).rejects.toThrow('the connection broke');
  expect(fs.readdirSync(root)).toEqual(['lib']);
  expect(fs.readdirSync(target)).toEqual(['old']);
});

test('what a killed attempt left behind is not taken for a part of the next one', async () => {
  const target = path.join(temporaryFolder(), 'lib');
  fs.mkdirSync(`${target}.partial`);
  fs.writeFileSync(path.join(`${target}.partial`, 'half'), '1');
  await replaceFolder(target, 'testing', async (folder) => fs.writeFileSync(path.join(folder, 'whole'), '1'));
  expect(fs.readdirSync(target)).toEqual(['whole']);
});

test('a full disk is said in words, with the next step', async () => {
  const target = path.join(temporaryFolder(), 'lib');
  const full = replaceFolder(target, 'unpacking TensorFlow', async () => {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  });
  await expect(full).rejects.toMatchObject({
    code: 'disk-full',
    message: 'The disk is full (while unpacking TensorFlow).',
    next: expect.stringContaining('Free about'),
  });
});

test('too little space is refused before anything starts, for a folder that does not exist yet', () => {
  const folder = path.join(temporaryFolder(), 'not', 'there');
  requireFreeSpace(folder, 1, 'TensorFlow');
  expect(() => requireFreeSpace(folder, 1e18, 'TensorFlow')).toThrow(/TensorFlow needs 1000000000.00 GB on the disk/);
});
