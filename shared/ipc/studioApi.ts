import type { Result } from '../base/result.ts';
import type { CallInput, CallOutput, EventOf, WireError } from './rpc.ts';
import type { StudioContract } from './studioContract.ts';

export type StudioCall = keyof StudioContract['calls'] & string;
export type StudioEvent = keyof StudioContract['events'] & string;

/**
 * What preload puts on `window.studio`: functions over plain data, and nothing else of Electron. A call never rejects:
 * class and values of an Error do not survive the border between the worlds, so a failure comes back as a value.
 */
export interface StudioApi {
  call<K extends StudioCall>(
    call: K,
    input: CallInput<StudioContract, K>,
  ): Promise<Result<CallOutput<StudioContract, K>, WireError>>;
  /** Returns the function that stops listening. */
  on<K extends StudioEvent>(event: K, receive: (payload: EventOf<StudioContract, K>) => void): () => void;
  /** Where a file lies that the person dropped on the window; '' for one that is not on the disk. */
  pathOfDroppedFile(file: File): string;
}

declare global {
  interface Window {
    /** Only renderer/bridge touches it. */
    readonly studio: StudioApi;
  }
}
