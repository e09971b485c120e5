import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** A folder for the tests of a file, with a name that real people have; deleted after them. */
export function makeTemporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), '项目 α '));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
