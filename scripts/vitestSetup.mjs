// Tests fork the trainer and the data process as the app does, so their bundles must be there and fresh. What they write for
// the time of a test lies in one folder, which goes when they end: no test has to tidy up for itself.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildNodeSide } from './build.mjs';
import { SetupError } from './setup/setupError.mjs';

const PREFIX = 'tensorloom-tests-';

export async function setup() {
  const folder = takeTemporaryFolder();
  try {
    await buildNodeSide();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    // Tests that need no bundle can still run. Those that need the broken one fail by themselves, because its old output is gone;
    // and `npm test` counts the build as a check of its own.
    process.stderr.write(`\nThe Node side does not build:\n${error.message}\n`);
  }
  return () => fs.rmSync(folder, { recursive: true, force: true });
}

/** Makes `os.tmpdir()` of this process and of all that it starts a folder of their own; removes those of tests that were killed. */
function takeTemporaryFolder() {
  const parent = os.tmpdir();
  for (const name of fs.readdirSync(parent)) {
    if (name.startsWith(PREFIX) && !isAlive(Number(name.split('-')[2])))
      fs.rmSync(path.join(parent, name), { recursive: true, force: true });
  }
  const folder = fs.mkdtempSync(path.join(parent, `${PREFIX}${process.pid}-`));
  for (const variable of ['TMPDIR', 'TEMP', 'TMP']) process.env[variable] = folder;
  return folder;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
