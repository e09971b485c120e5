import { z } from 'zod';
import { stringifySorted } from '../../../shared/base/hash.ts';
import { recentProjectSchema } from '../../../shared/ipc/studioContract.ts';
import { isThere, readJsonFile } from '../jsonFile.ts';
import { writeFileAtomic } from '../writeFileAtomic.ts';

const MAX_RECENT = 20;
const storedSchema = z.array(recentProjectSchema.omit({ exists: true }));
type StoredRecent = z.infer<typeof storedSchema>[number];
export type RecentProject = z.infer<typeof recentProjectSchema>;

export interface RecentProjects {
  /** Newest first; a project whose file is gone stays, marked, until the person removes it (it may lie on a disk that is not plugged in). */
  list(): Promise<readonly RecentProject[]>;
  note(path: string, name: string): Promise<void>;
  remove(path: string): Promise<void>;
}

/** Opens the list of recent projects; a damaged list is an empty one, never a reason not to start. */
export function openRecentProjects(file: string, now: () => number = Date.now): RecentProjects {
  let queue: Promise<unknown> = Promise.resolve();
  const change = (edit: (list: readonly StoredRecent[]) => readonly StoredRecent[]): Promise<void> => {
    const next = queue
      .catch(() => undefined)
      .then(async () => writeFileAtomic(file, `${stringifySorted(edit(await readStored(file)), 2)}\n`));
    queue = next;
    return next;
  };
  return {
    list: async () => {
      await queue.catch(() => undefined);
      return Promise.all(
        (await readStored(file)).map(async (entry) => ({ ...entry, exists: await isThere(entry.path) })),
      );
    },
    note: (path, name) =>
      change((list) =>
        [{ path, name, openedAt: now() }, ...list.filter((entry) => entry.path !== path)].slice(0, MAX_RECENT),
      ),
    remove: (path) => change((list) => list.filter((entry) => entry.path !== path)),
  };
}

async function readStored(file: string): Promise<readonly StoredRecent[]> {
  try {
    return storedSchema.parse((await readJsonFile(file)) ?? []);
  } catch {
    return [];
  }
}
