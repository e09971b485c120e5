import type { z } from 'zod';
import type { StudioContract } from '../../../shared/ipc/studioContract.ts';

export type StudioEventName = keyof StudioContract['events'] & string;
export type StudioPayload<K extends StudioEventName> = z.input<StudioContract['events'][K]>;
export type Emit = <K extends StudioEventName>(event: K, payload: StudioPayload<K>) => void;

/** What services tell whoever listens: the window, or the command line. Events broadcast state; nobody steers by them. */
export interface StudioEvents {
  readonly emit: Emit;
  listen(listener: Emit): () => void;
}

/** A set of listeners. */
export function createStudioEvents(): StudioEvents {
  const listeners = new Set<Emit>();
  return {
    emit: (event, payload) => {
      for (const listener of listeners) listener(event, payload);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
