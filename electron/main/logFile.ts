import { mkdirSync } from 'node:fs';
import path from 'node:path';
import log from 'electron-log/main.js';

/** Writes lines to a file in the app's data folder (rotated at 5 MB) and to the terminal. Nothing ever leaves the machine. */
export interface Log {
  info(line: string): void;
  error(line: string, cause?: unknown): void;
}

/** Opens the app's log. */
export function openLog(folder: string): Log {
  mkdirSync(folder, { recursive: true });
  log.transports.file.resolvePathFn = () => path.join(folder, 'main.log');
  log.transports.file.maxSize = 5 * 1024 * 1024;
  log.transports.console.level = 'warn';
  return {
    info: (line) => log.info(line),
    error: (line, cause) => log.error(line, cause instanceof Error ? (cause.stack ?? cause.message) : (cause ?? '')),
  };
}
