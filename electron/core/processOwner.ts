import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readJsonFile } from './jsonFile.ts';
import { writeFileAtomic } from './writeFileAtomic.ts';

/** Which process holds something. `started` tells it from a later process that was given the same number. */
export const processOwnerSchema = z.object({ pid: z.number().int(), started: z.string() });
export type ProcessOwner = z.infer<typeof processOwnerSchema>;

/** Describes a living process; null when there is none with this number. */
export async function describeProcess(pid: number): Promise<ProcessOwner | null> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return null;
  }
  return { pid, started: await readStartTime(pid) };
}

/** Writes down that this process holds `file`'s folder. */
export async function claim(file: string): Promise<void> {
  await writeFileAtomic(file, JSON.stringify(await describeProcess(process.pid)));
}

/** Whether another process holds the file and still lives. An unreadable claim is nobody's. */
export async function isHeldByAnother(file: string): Promise<boolean> {
  try {
    const owner = processOwnerSchema.safeParse(await readJsonFile(file));
    if (!owner.success || owner.data.pid === process.pid) return false;
    return (await describeProcess(owner.data.pid))?.started === owner.data.started;
  } catch {
    return false;
  }
}

async function readStartTime(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended and only waits to be fetched. Field 22 of proc(5) is the start time.
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '');
  } catch {
    // No /proc: the number alone must do.
    return '';
  }
}
