import { create } from 'zustand';
import type { RequestEntry, ServingStatus } from '../../shared/serving/servingStatus.ts';
import { studio } from '../bridge/studio.ts';
import { showFailure } from '../stores/showFailure.ts';

const LOG_LINES = 100;

interface ServingState {
  /** null: nothing is served. */
  readonly status: ServingStatus | null;
  readonly requests: readonly RequestEntry[];
  /** Of the server that runs, until the person hides it; in this page's memory and nowhere else. */
  readonly key: string | null;
  readonly busy: 'starting' | 'stopping' | null;
}

/** What is served, as the panel shows it; survives another tab of the dock. */
export const useServingStore = create<ServingState>(() => ({ status: null, requests: [], key: null, busy: null }));

/** Asks how it goes. */
export async function refreshServing(): Promise<void> {
  try {
    const [status, requests] = await Promise.all([
      studio.call('getServing', {}),
      studio.call('listServedRequests', { limit: LOG_LINES }),
    ]);
    useServingStore.setState((before) => ({ status, requests, key: status ? before.key : null }));
  } catch (error) {
    showFailure(error);
  }
}

/** Serves a run; while something is served, the run takes over from the version of its project. */
export async function startServing(run: string, port: number | null): Promise<void> {
  await during('starting', async () => {
    const { key, status } = await studio.call('startServing', { run, port });
    useServingStore.setState((before) => ({ status, key: key ?? before.key }));
  });
}

export async function stopServing(): Promise<void> {
  await during('stopping', async () => {
    await studio.call('stopServing', {});
    useServingStore.setState({ key: null });
  });
}

async function during(busy: 'starting' | 'stopping', work: () => Promise<void>): Promise<void> {
  useServingStore.setState({ busy });
  try {
    await work();
  } catch (error) {
    showFailure(error);
  } finally {
    useServingStore.setState({ busy: null });
  }
  await refreshServing();
}
