import path from 'node:path';
import { afterAll } from 'vitest';
import { createDataClient } from '../../data/dataClient.ts';
import { createFactsService } from '../../data/factsService.ts';
import { createForkLauncher } from '../../forkLauncher.ts';
import { RunService } from '../../runs/runService.ts';
import type { TaskContext } from '../../runs/taskContext.ts';
import { createStudioEvents } from '../../studio/studioEvents.ts';
import { createSampleDocument, writeSampleTable } from '../../testing/sampleProject.ts';
import { ServingService } from '../servingService.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..', '..');

/** Real processes and a folder for the tests of one file; `train` gives the folder of a run that was really trained. */
export function createServingTest(folder: string) {
  const places = { resources: path.join(root, 'resources'), cache: path.join(folder, 'cache') };
  const launcher = createForkLauncher(path.join(root, 'dist', 'electron'));
  const data = createDataClient(launcher, () => undefined);
  const log: string[] = [];
  const context: TaskContext = { launcher, data, places, log: (line) => log.push(line) };
  const facts = createFactsService(data, places.resources);
  const { emit } = createStudioEvents();
  const runs = new RunService({ runs: path.join(folder, 'runs'), places, launcher, facts, emit });
  const service = new ServingService(context);
  afterAll(async () => {
    await service.stop();
    data.close();
  });
  return {
    context,
    service,
    log,
    train: async (): Promise<string> => {
      const document = createSampleDocument(writeSampleTable(folder), 2);
      const { run, problems } = await runs.start({ document, name: null, projectFolder: null });
      if (!run) throw new Error(JSON.stringify(problems));
      await runs.waitFor(run.info.id);
      return runs.folderOf(run.info.id);
    },
    /** Serves runs at any free port; `ask` speaks to it with the key. */
    serve: async (folders: readonly string[]) => {
      const { key, status } = await service.start({ runs: folders, port: 0, version: '1.0.0' });
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      return {
        key: key ?? '',
        status,
        address: status.address,
        ask: async (at: string, body?: unknown): Promise<{ status: number; headers: Headers; body: unknown }> => {
          const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
          const response = await fetch(`${status.address}${at}`, { ...init, headers });
          const text = await response.text();
          const isJson = response.headers.get('content-type')?.includes('json');
          return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
        },
      };
    },
  };
}
