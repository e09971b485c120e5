import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Studio } from './studio.ts';

/** What goes wrong in the world, on purpose. */

/** The process id of the trainer that is running; null when there is none. */
export async function findTrainer({ app }: Studio): Promise<number | null> {
  return await app.evaluate(({ app: running }) => {
    const metrics = running.getAppMetrics();
    return metrics.find(({ name, serviceName }) => /trainer/i.test(`${name} ${serviceName}`))?.pid ?? null;
  });
}

/** Ends the trainer as the system does when memory runs out. */
export async function killTrainer(studio: Studio): Promise<void> {
  const pid = await findTrainer(studio);
  if (pid === null) throw new Error('No trainer is running.');
  process.kill(pid, 'SIGKILL');
}

/** Makes `folder` a disk of one megabyte. Returns what takes it away; null where that needs rights that we do not have. */
export async function mountSmallDisk(folder: string): Promise<(() => void) | null> {
  await mkdir(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  return () => execFileSync('umount', [folder]);
}

/** Leaves no free byte on a small disk, beside what is there already. */
export async function fillDisk(folder: string): Promise<void> {
  for (const size of [64 * 1024, 4096, 512]) {
    for (let part = 0; part < 40; part++) {
      try {
        await writeFile(path.join(folder, `filler-${size}-${part}`), Buffer.alloc(size, 1));
      } catch {
        break;
      }
    }
  }
}

/** Changes a project file's text, as another program or a bad disk would. */
export async function damageProject(file: string, damage: (text: string) => string): Promise<string> {
  const damaged = damage(await readFile(file, 'utf8'));
  await writeFile(file, damaged);
  return damaged;
}
