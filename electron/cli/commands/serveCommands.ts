import { type Command, InvalidArgumentError } from 'commander';
import { DEFAULT_PORT } from '../../core/serving/servingService.ts';
import type { CommandContext } from '../commandContext.ts';
import type { ExitCode } from '../exitCodes.ts';
import { readSdkLanguage, sdkCommand } from './sdkCommand.ts';
import { serveCommand } from './serveCommand.ts';

/** Adds the commands that make an API of a run. */
export function describeServeCommands(
  command: (usage: string, description: string) => Command,
  context: CommandContext,
  done: (code: ExitCode) => void,
): void {
  command('serve <runs...>', 'serves trained runs as an API on this machine, until Ctrl+C')
    .option('--port <n>', 'the port, 0 for any that is free', readPort, DEFAULT_PORT)
    .option('--host <host>', 'where to listen; only this machine reaches 127.0.0.1', '127.0.0.1')
    .option('--key-file <file>', 'a file with the key (or TENSORLOOM_KEY); without, one is made and shown once')
    .option('--json', 'address, key and models as one line of JSON on stdout', false)
    .addHelpText('after', '\nSeveral runs of one project are versions of one model, the last one in production.')
    .action(async (runs, options) => done(await serveCommand(runs, options, context)));
  command('sdk <run>', 'writes a client of the model for programs that call it')
    .requiredOption('--language <language>', 'ts or python', readSdkLanguage)
    .requiredOption('--out <dir>', 'a new folder')
    .option('--address <url>', 'where the server will be', `http://127.0.0.1:${DEFAULT_PORT}`)
    .option('--json', 'the files as JSON on stdout', false)
    .action(async (run, options) => done(await sdkCommand(run, options, context)));
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new InvalidArgumentError('a port from 0 to 65535 is needed');
}
