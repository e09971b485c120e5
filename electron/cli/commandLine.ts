import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { AppError } from '../../shared/base/appError.ts';
import { formatMessage } from '../../shared/messages/catalogue.ts';
import { exportFormatIds } from '../../shared/run/exportFormats.ts';
import { type CliHost, openCliServices, readLanguage } from './cliHost.ts';
import type { CommandContext } from './commandContext.ts';
import { doctorCommand } from './commands/doctorCommand.ts';
import { evaluateCommand, exportCommand, predictCommand, readSplit } from './commands/modelCommands.ts';
import { nodesCommand } from './commands/nodesCommand.ts';
import { runCommand } from './commands/runCommand.ts';
import { describeServeCommands } from './commands/serveCommands.ts';
import { validateCommand } from './commands/validateCommand.ts';
import { EXIT, type ExitCode, exitCodeOf } from './exitCodes.ts';

/** Runs one command line to its end and returns its exit code: 0 well, 1 failed, 2 bad input. Never throws. */
export async function runCommandLine(args: readonly string[], host: CliHost): Promise<ExitCode> {
  const services = openCliServices(host);
  const context: CommandContext = { host, services, language: readLanguage(host.environment) };
  let code: ExitCode = EXIT.ok;
  const program = describeProgram(context, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.badInput;
    if (error instanceof AppError) {
      host.err(`${describeError(error, context)}\n`);
      return exitCodeOf(error.code);
    }
    host.err(`${error instanceof Error ? error.stack : String(error)}\n`);
    return EXIT.failed;
  } finally {
    services.close();
  }
}

/** Problems and errors share their sentences where they say the same. */
function describeError({ code, values }: AppError, { language }: CommandContext): string {
  const asError = formatMessage(`error.${code}`, values, language);
  return asError.startsWith(`error.${code} `) ? formatMessage(code, values, language) : asError;
}

function describeProgram(context: CommandContext, done: (code: ExitCode) => void): Command {
  const { host } = context;
  const program = new Command('tensorloom')
    .description('Trains, judges and exports the networks of .loom projects, without a window.')
    .version(host.version)
    .configureOutput({ writeOut: host.out, writeErr: host.err })
    .showHelpAfterError('(tensorloom --help lists everything)')
    .exitOverride()
    .addHelpText('after', '\nExit codes: 0 done, 1 failed, 2 bad input.');
  const command = (usage: string, description: string) =>
    program.command(usage).description(description).exitOverride();

  withOverrides(command('run <project.loom>', 'trains a project into a run folder and judges it on the test split'))
    .requiredOption('--out <dir>', 'the run folder, new or empty')
    .option('--json', 'one line of JSON on stdout at the end', false)
    .addHelpText('after', '\nCtrl+C stops after the batch in hand and keeps a checkpoint; twice ends at once.')
    .action(async (file, options) => done(await runCommand(file, options, context)));
  withOverrides(command('validate <project.loom>', 'says what stands in the way of a run'))
    .option('--json', 'problems as JSON on stdout', false)
    .action(async (file, options) => done(await validateCommand(file, options, context)));
  command('evaluate <run>', 'judges a trained run')
    .option('--split <split>', 'train, validation or test', readSplit, 'test')
    .option('--json', 'the whole report as JSON on stdout', false)
    .action(async (run, options) => done(await evaluateCommand(run, options, context)));
  command('predict <run>', 'predicts rows of a CSV file or the images of a folder, in order')
    .requiredOption('--rows <csv|folder>', 'what to predict')
    .option('--out <file>', 'write the results as CSV')
    .option('--json', '{"predictions": […]} on stdout, in the order of the rows', false)
    .action(async (run, options) => done(await predictCommand(run, options, context)));
  command('export <run>', 'writes the model in another format, proved in a fresh process')
    .option('--format <id>', exportFormatIds().join(', '), 'tfjs')
    .requiredOption('--out <dir>', 'a new folder')
    .option('--json', 'files and proof as JSON on stdout', false)
    .action(async (run, options) => done(await exportCommand(run, options, context)));
  describeServeCommands(command, context, done);
  command('nodes', 'lists every kind of node')
    .option('--json', 'with category, ports and parameters, as JSON on stdout', false)
    .action((options) => done(nodesCommand(options, context)));
  command('doctor', 'says what this machine trains with')
    .option('--json', 'as JSON on stdout', false)
    .action(async (options) => done(await doctorCommand(options, context)));
  return program;
}

function withOverrides(command: Command): Command {
  return command
    .option('--epochs <n>', 'instead of the project’s', readWholeNumber)
    .option('--seed <n>', 'instead of the project’s', readWholeNumber)
    .option('--set <node.param=value>', 'any parameter, as often as needed', collect, []);
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function readWholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('a whole number is needed');
  return Number(text);
}
