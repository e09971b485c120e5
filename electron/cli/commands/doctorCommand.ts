import os from 'node:os';
import { runTrainerTask } from '../../core/runs/trainerClient.ts';
import type { CommandContext } from '../commandContext.ts';
import { EXIT, type ExitCode } from '../exitCodes.ts';

/** Says what this machine trains with. */
export async function doctorCommand(
  options: { readonly json: boolean },
  { host, services }: CommandContext,
): Promise<ExitCode> {
  // Asked of a process that really loads it: a file that lies there may still not load.
  const { engine } = await runTrainerTask(host.launcher, { task: 'describeEngine' }, { log: services.log });
  const found = {
    tensorloom: host.version,
    node: process.versions.node,
    electron: process.versions.electron ?? null,
    engine: engine?.executor ?? null,
    backend: engine?.backend ?? null,
    tensorflow: engine?.tensorflow ?? null,
    threads: engine?.threads ?? null,
    system: `${os.type()} ${os.release()} ${process.arch}`,
    cores: os.availableParallelism(),
    memoryGb: Math.round(os.totalmem() / 1e8) / 10,
    display: process.platform !== 'linux' || Boolean(host.environment.DISPLAY ?? host.environment.WAYLAND_DISPLAY),
  };
  host.out(
    options.json
      ? `${JSON.stringify(found)}\n`
      : Object.entries(found)
          .map(([name, value]) => `${name.padEnd(10)}  ${value ?? '–'}\n`)
          .join(''),
  );
  return EXIT.ok;
}
