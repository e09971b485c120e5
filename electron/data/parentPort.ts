import type { Port } from '../../shared/ipc/rpc.ts';

/** What Electron's utilityProcess puts on `process`; typed here because this code runs without Electron too. */
interface ElectronParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', receive: (event: { readonly data: unknown }) => void): void;
  off(event: 'message', receive: (event: { readonly data: unknown }) => void): void;
}

/**
 * The way to whoever started this process: Electron's utilityProcess in the app, child_process.fork in tests and on the
 * command line. A forked process ends when its parent is gone.
 */
export function openParentPort(): Port {
  const electron = findElectronPort();
  if (electron) {
    return {
      post: (message) => electron.postMessage(message),
      listen: (receive) => {
        const onMessage = (event: { readonly data: unknown }) => receive(event.data);
        electron.on('message', onMessage);
        return () => electron.off('message', onMessage);
      },
    };
  }
  if (!process.send) throw new Error('Started neither by utilityProcess nor by fork: there is nobody to talk to');
  process.on('disconnect', () => process.exit(0));
  return {
    post: (message) => {
      // The parent may have gone while we worked: then nobody waits for the answer.
      if (process.connected) process.send?.(message, undefined, undefined, () => {});
    },
    listen: (receive) => {
      process.on('message', receive);
      return () => process.off('message', receive);
    },
  };
}

function findElectronPort(): ElectronParentPort | null {
  const port: unknown = Reflect.get(process, 'parentPort');
  return isElectronPort(port) ? port : null;
}

function isElectronPort(port: unknown): port is ElectronParentPort {
  return typeof port === 'object' && port !== null && 'postMessage' in port && 'on' in port;
}
