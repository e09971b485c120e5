#!/usr/bin/env node
// The command line inside a clone: sets up and builds what is missing (words on stderr), then becomes `tensorloom`.
import path from 'node:path';
import { ensureBuild } from './build.mjs';
import { runMain } from './runMain.mjs';
import { runProgram } from './runProgram.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { PROJECT_ROOT } from './setup/paths.mjs';

await runMain(async () => {
  await ensureSetup({ window: false });
  await ensureBuild({ window: false });
  // `npm run` changes into the project's folder; the paths that a person typed are relative to where they typed them.
  const cwd = process.env.npm_lifecycle_event === 'tensorloom' ? process.env.INIT_CWD : undefined;
  return await runProgram(
    process.execPath,
    [path.join(PROJECT_ROOT, 'dist', 'electron', 'cli.js'), ...process.argv.slice(2)],
    { cwd },
  );
});
