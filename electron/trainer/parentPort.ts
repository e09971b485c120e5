import type { Port } from '../../shared/ipc/rpc.ts';

/** A port to the process that started this one. */
export interface ParentPort extends Port {
  /** Settles when everything that was posted has left this process. */
  flush(): Promise<void>;
  /** Calls back when the other side has gone away. */
  onGone(gone: () => void): void;
}

/** Electron's port of a utility process; its types are the only thing of Electron's that the trainer would need. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  off(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
}

/** Time for Electron to carry away the last messages: it has no word for when they are gone. */
const UTILITY_FLUSH_MS = 100;

/** Finds the port: Electron's for a utility process, Node's for a forked one. Throws when nobody started this process. */
export function findParentPort(): ParentPort {
  const utility = readUtilityPort(process);
  if (utility) return wrapUtilityPort(utility);
  if (process.send) return wrapForkedProcess();
  throw new Error('The trainer is started by the app or the command line, not by hand.');
}

function readUtilityPort(host: object): UtilityPort | null {
  const port = 'parentPort' in host ? host.parentPort : null;
  return isUtilityPort(port) ? port : null;
}

function isUtilityPort(port: unknown): port is UtilityPort {
  return typeof port === 'object' && port !== null && 'postMessage' in port && 'on' in port;
}

function wrapUtilityPort(port: UtilityPort): ParentPort {
  return {
    post: (message) => port.postMessage(message),
    listen: (receive) => {
      const listener = ({ data }: { readonly data: unknown }) => receive(data);
      port.on('message', listener);
      return () => void port.off('message', listener);
    },
    flush: () => new Promise((resolve) => setTimeout(resolve, UTILITY_FLUSH_MS)),
    // Electron ends its utility processes itself.
    onGone: () => undefined,
  };
}

function wrapForkedProcess(): ParentPort {
  let sending = Promise.resolve();
  return {
    post: (message) => {
      // A parent that has just died takes nothing any more; `disconnect` says so.
      const sent = new Promise<void>((resolve) => {
        if (process.connected) process.send?.(message, undefined, {}, () => resolve());
        else resolve();
      });
      sending = sending.then(() => sent);
    },
    listen: (receive) => {
      process.on('message', receive);
      return () => void process.off('message', receive);
    },
    flush: () => sending,
    onGone: (gone) => void process.once('disconnect', gone),
  };
}
