/** What the app was started with. */
export interface MainArguments {
  /** Arguments of the command line after `--cli`; null for a window. */
  readonly commandLine: readonly string[] | null;
  /** Keeps settings, journals and runs in another folder (tests). */
  readonly userData: string | null;
  /** A .loom file to open, as the system passes it. */
  readonly project: string | null;
}

const USER_DATA = '--user-data=';

/** Reads the arguments of the app's process; those of Electron and Chromium are passed over. */
export function readArguments(argv: readonly string[]): MainArguments {
  const cli = argv.indexOf('--cli');
  const own = argv.slice(1, cli === -1 ? undefined : cli);
  const userData = own.find((argument) => argument.startsWith(USER_DATA))?.slice(USER_DATA.length) ?? null;
  return {
    commandLine: cli === -1 ? null : argv.slice(cli + 1),
    userData: userData === '' ? null : userData,
    project: own.findLast((argument) => !argument.startsWith('-') && argument.endsWith('.loom')) ?? null,
  };
}
