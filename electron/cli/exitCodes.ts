/** What a command's exit code says. */
export const EXIT = { ok: 0, failed: 1, badInput: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Codes of errors in what the person gave: a file, a folder, a row. Everything else is a failure of ours or of the world. */
const BAD_INPUT = [
  'project.notFound',
  'project.notAFile',
  'project.tooLarge',
  'project.unreadable',
  'run.notFound',
  'run.unreadable',
  'run.noModel',
  'run.folderTaken',
  'run.dataChanged',
  'export.folderTaken',
  'serve.weakKey',
  'serve.notLoopback',
  'serve.unknownLanguage',
  'serve.folderTaken',
  'export.unknownFormat',
  'cli.',
  'set.',
  'data.',
];
/** Of the data process, but not the person's doing. */
const NOT_INPUT = ['data.processDied', 'data.writeFailed', 'data.preparedBroken'];

/** The exit code for an error by its code. */
export function exitCodeOf(code: string): ExitCode {
  if (NOT_INPUT.includes(code)) return EXIT.failed;
  return BAD_INPUT.some((known) => (known.endsWith('.') ? code.startsWith(known) : code === known))
    ? EXIT.badInput
    : EXIT.failed;
}
