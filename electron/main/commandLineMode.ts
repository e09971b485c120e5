import { spawnSync } from 'node:child_process';
import { app } from 'electron';
import { runCommandLine } from '../cli/commandLine.ts';
import { listenForInterrupts } from '../cli/interrupts.ts';
import type { AppFolders } from '../core/appFolders.ts';
import { createUtilityLauncher } from './utilityLauncher.ts';

const HEADLESS = ['--ozone-platform=headless', '--disable-gpu', '--log-level=3'];

/**
 * The command line needs no screen, but Chromium on Linux ends where there is none, and takes the switch that says so only
 * from the system, not from us: this process starts itself again with it, waits, and ends with the same exit code.
 */
export function becomeHeadless(): void {
  if (process.platform !== 'linux' || app.commandLine.hasSwitch('ozone-platform')) return;
  // Ctrl+C is for the one that works; this one must live to pass its exit code on.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  const result = spawnSync(process.execPath, [...HEADLESS, ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(result.status ?? 1);
}

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
