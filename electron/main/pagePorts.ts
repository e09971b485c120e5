import type { Port } from '../../shared/ipc/rpc.ts';

export interface PagePorts {
  receive(page: unknown, message: unknown): void;
}

/**
 * One port for each load of a page: after a reload the numbers of calls start again, so an answer that was meant for the
 * page before must not look like one for this page. The first message of a page opens its port and closes the last one.
 */
export function createPagePorts(options: {
  readonly send: (page: string, message: unknown) => void;
  readonly opened: (port: Port) => void;
}): PagePorts {
  let current: { readonly page: string; readonly listeners: Set<(message: unknown) => void> } | null = null;
  return {
    receive: (page, message) => {
      if (typeof page !== 'string' || page.length === 0 || page.length > 100) return;
      if (current?.page !== page) {
        const listeners = new Set<(message: unknown) => void>();
        current = { page, listeners };
        options.opened({
          post: (reply) => options.send(page, reply),
          listen: (listener) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
          },
        });
      }
      for (const listener of current.listeners) listener(message);
    },
  };
}
