import type { Handlers } from '../../../shared/ipc/rpc.ts';
import type { StudioContract } from '../../../shared/ipc/studioContract.ts';
import { toModelName } from '../../../shared/serving/servedModel.ts';
import { readRunInfo } from '../runs/runFolder.ts';
import type { RunService } from '../runs/runService.ts';
import type { TaskContext } from '../runs/taskContext.ts';
import { DEFAULT_PORT, type ServingService } from '../serving/servingService.ts';
import { writeSdkFolder } from '../serving/writeSdkFolder.ts';
import type { Desktop } from './desktop.ts';

type ServingCalls = 'getServing' | 'startServing' | 'stopServing' | 'listServedRequests' | 'writeSdk';

/** Answers what makes an API of a trained model. */
export function createServingHandlers(services: {
  readonly runs: RunService;
  readonly desktop: Desktop;
  readonly serving: ServingService;
  readonly tasks: TaskContext;
  readonly version: string;
}): Pick<Handlers<StudioContract>, ServingCalls> {
  const { runs, desktop, serving, version } = services;
  return {
    getServing: async () => serving.status(),
    startServing: async ({ run, port }) => {
      const folder = runs.folderOf(run);
      if (serving.status()) return { key: null, status: await serving.add(folder, { replace: true }) };
      return serving.start({ runs: [folder], port: port ?? DEFAULT_PORT, version });
    },
    stopServing: async () => {
      await serving.stop();
      return {};
    },
    listServedRequests: async ({ limit }) => [...serving.requests(limit)],
    writeSdk: async ({ run, language, out: given }, { signal }) => {
      const folder = runs.folderOf(run);
      const { documentName } = await readRunInfo(folder);
      const out = given ?? (await desktop.askSave('folder', `${toModelName(documentName)}-${language}`));
      if (out === null) return null;
      const address = serving.status()?.address ?? `http://127.0.0.1:${DEFAULT_PORT}`;
      const written = await writeSdkFolder(folder, language, out, address, { ...services.tasks, signal });
      return { out: written.out, files: [...written.files] };
    },
  };
}
