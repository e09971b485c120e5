import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createForkLauncher } from '../../electron/core/forkLauncher.ts';
import type { Plan } from '../../shared/pipeline/plan.ts';
import { trainerMessageSchema } from '../../shared/run/trainerProtocol.ts';
import { type PacedRun, sleep } from './pacedRun.ts';

export interface HeadlessRun extends PacedRun {
  /** From the start of the process to the message that the first batches are done. */
  readonly startMs: number;
  end(): Promise<void>;
}

/** Starts the built trainer as the app does, without a window, and returns after its first batches. It goes on training. */
export async function startHeadlessRun(plan: Plan, preparedFolder: string, folder: string): Promise<HeadlessRun> {
  await mkdir(folder, { recursive: true });
  const launcher = createForkLauncher(path.join(process.cwd(), 'dist', 'electron'));
  const begun = performance.now();
  const lines: string[] = [];
  const trainer = launcher.launch('trainerProcess', { log: (line) => void lines.push(line) });
  const startMs = await new Promise<number>((resolve, reject) => {
    trainer.port.listen((message) => {
      const said = trainerMessageSchema.parse(message);
      if (said.message === 'metrics') resolve(performance.now() - begun);
      if (said.message === 'failed') reject(new Error(`The run failed: ${JSON.stringify(said.failure)}`));
    });
    trainer.exited.then(() => reject(new Error(`The trainer ended:\n${lines.slice(-5).join('\n')}`)));
    trainer.port.post({ task: 'train', runFolder: folder, preparedFolder, plan, resume: false });
  });
  return {
    name: 'headless',
    folder,
    startMs,
    pause: async () => trainer.port.post({ command: 'pause' }),
    resume: async () => trainer.port.post({ command: 'resume' }),
    end: async () => {
      trainer.port.post({ command: 'stop' });
      await Promise.race([trainer.exited, sleep(5_000)]);
      trainer.kill();
      await trainer.exited;
    },
  };
}
