import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.mjs';
import { ensureNpmPackages, npmPackagesAreInstalled, stampNpmPackages } from './npmPackages.mjs';

function projectFolder() {
  const root = temporaryFolder();
  fs.writeFileSync(path.join(root, 'package.json'), '{"name":"stamp-test","version":"1.0.0"}');
  fs.writeFileSync(
    path.join(root, 'package-lock.json'),
    JSON.stringify({
      name: 'stamp-test',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: { '': { name: 'stamp-test', version: '1.0.0' } },
    }),
  );
  return root;
}

test('packages count as installed only for the lockfile they were installed from', () => {
  const root = projectFolder();
  fs.mkdirSync(path.join(root, 'node_modules'));
  expect(npmPackagesAreInstalled(root)).toBe(false);
  stampNpmPackages(root);
  expect(npmPackagesAreInstalled(root)).toBe(true);
  fs.appendFileSync(path.join(root, 'package-lock.json'), '\n');
  expect(npmPackagesAreInstalled(root)).toBe(false);
});

test('a removed node_modules takes its stamp along', () => {
  const root = projectFolder();
  fs.mkdirSync(path.join(root, 'node_modules'));
  stampNpmPackages(root);
  fs.rmSync(path.join(root, 'node_modules'), { recursive: true });
  expect(npmPackagesAreInstalled(root)).toBe(false);
});

test('npm ci that fails says so and leaves no stamp', async () => {
  const root = projectFolder();
  fs.writeFileSync(
    path.join(root, 'package.json'),
    '{"name":"stamp-test","version":"1.0.0","dependencies":{"left-out":"1.0.0"}}',
  );
  await expect(ensureNpmPackages(root, () => {})).rejects.toMatchObject({ code: 'npm-failed' });
  expect(npmPackagesAreInstalled(root)).toBe(false);
});
