import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { createForkLauncher } from '../core/forkLauncher.ts';
import { runCommandLine } from './commandLine.ts';
import { listenForInterrupts } from './interrupts.ts';

// Bundled as dist/electron/cli.js of a clone; the packaged app has its own way in (electron/main, --cli).
const entries = import.meta.dirname;
const root = path.resolve(entries, '..', '..');
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));

process.exitCode = await runCommandLine(process.argv.slice(2), {
  version,
  resources: path.join(root, 'resources'),
  launcher: createForkLauncher(entries),
  environment: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  onInterrupt: listenForInterrupts,
});
