import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.mjs';
import { verifySha256 } from './verify.mjs';

const SHA256_OF_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test('a file with the pinned content stays', async () => {
  const file = path.join(temporaryFolder(), 'download');
  fs.writeFileSync(file, 'abc');
  await verifySha256(file, SHA256_OF_ABC, 'The download');
  expect(fs.existsSync(file)).toBe(true);
});

test('a file with other content is refused, named with both hashes, and deleted', async () => {
  const file = path.join(temporaryFolder(), 'download');
  fs.writeFileSync(file, 'abd');
  const refusal = verifySha256(file, SHA256_OF_ABC, 'The download');
  await expect(refusal).rejects.toMatchObject({
    code: 'hash-mismatch',
    message: expect.stringContaining(SHA256_OF_ABC),
    next: expect.stringContaining('again'),
  });
  expect(fs.existsSync(file)).toBe(false);
});
