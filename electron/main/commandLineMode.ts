import { app } from 'electron';
import { runCommandLine } from '../cli/commandLine.ts';
import { listenForInterrupts } from '../cli/interrupts.ts';
import type { AppFolders } from '../core/appFolders.ts';
import { createUtilityLauncher } from './utilityLauncher.ts';

/** The installed app has no Node beside it: `tensorloom --cli …` is its command line. No window, no display. */
export async function runAsCommandLine(args: readonly string[], folders: AppFolders): Promise<void> {
  const code = await runCommandLine(args, {
    version: app.getVersion(),
    resources: folders.resources,
    launcher: createUtilityLauncher(folders.entries),
    environment: process.env,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    onInterrupt: listenForInterrupts,
  });
  // A pipe takes what was written a little later than we wrote it.
  await Promise.all([drain(process.stdout), drain(process.stderr)]);
  app.exit(code);
}

function drain(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
