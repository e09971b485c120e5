import { AppError } from '../../shared/base/appError.ts';
import { type Client, createClient } from '../../shared/ipc/rpc.ts';
import type { StudioBridge } from '../../shared/ipc/studioBridge.ts';
import { studioContract } from '../../shared/ipc/studioContract.ts';

declare global {
  interface Window {
    /** Put there by preload; absent when the page is opened outside the app. */
    readonly studio?: StudioBridge;
  }
}

type StudioClient = Client<typeof studioContract>;
let client: StudioClient | null = null;

function connect(): StudioClient {
  if (!window.studio) throw new AppError('studio.missing');
  client ??= createClient(window.studio, studioContract);
  return client;
}

/** Everything that the window may ask of main, typed and parsed. Rejects with an AppError. */
export const studio: Pick<StudioClient, 'call' | 'on'> = {
  call: (call, input, options) => connect().call(call, input, options),
  on: (event, receive) => connect().on(event, receive),
};

/** Where a dropped file lies on disk; '' when it is not a file on disk. */
export function pathOfFile(file: File): string {
  return window.studio?.pathOfFile(file) ?? '';
}
