import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { formatMessage } from '../../../shared/messages/catalogue.ts';
import { ServingService } from '../../core/serving/servingService.ts';
import type { CommandContext } from '../commandContext.ts';
import { EXIT, type ExitCode } from '../exitCodes.ts';

export interface ServeCommandOptions {
  readonly port: number;
  readonly host: string;
  /** A file with the key; else TENSORLOOM_KEY, else one is made. Not the key itself: others see what a command was given. */
  readonly keyFile?: string;
  readonly json: boolean;
}

/** Serves runs until Ctrl+C. The key goes to stdout once; requests in flight are answered before the end. */
export async function serveCommand(
  runs: readonly string[],
  options: ServeCommandOptions,
  { host, language, services }: CommandContext,
): Promise<ExitCode> {
  const service = new ServingService(services.taskContext());
  const own = options.keyFile === undefined ? host.environment.TENSORLOOM_KEY : await readKeyFile(options.keyFile);
  let interrupt: () => void = () => undefined;
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const stopListening = host.onInterrupt(() => interrupt());
  try {
    const { key, status } = await service.start({
      runs: runs.map((run) => path.resolve(run)),
      host: options.host,
      port: options.port,
      key: own === undefined || own === '' ? null : own,
      version: host.version,
    });
    const models = status.models.map(({ model }) => `${model.name} ${model.version}`).join(', ');
    const values = { address: status.address, models };
    if (options.json) host.out(`${JSON.stringify({ address: status.address, key, models: status.models })}\n`);
    else {
      const about = key
        ? formatMessage('cli.servingKey', { key }, language)
        : formatMessage('cli.servingOwnKey', {}, language);
      host.out(`${formatMessage('cli.serving', values, language)}\n${about}\n`);
    }
    await interrupted;
    host.err(`${formatMessage('cli.draining', {}, language)}\n`);
    return EXIT.ok;
  } finally {
    await service.stop();
    stopListening();
  }
}

async function readKeyFile(file: string): Promise<string> {
  return (await readFile(path.resolve(file), 'utf8')).trim();
}
