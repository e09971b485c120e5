import { useEffect, useMemo, useState } from 'react';
import type { Preview } from '../../shared/ipc/dataContract.ts';
import { studio } from '../bridge/studio.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { previewKey } from './previewKey.ts';

/** Milliseconds without a change before rows are read: typing a number must not read a file per digit. */
const QUIET_MS = 350;

export interface PreviewReading {
  /** The last rows that were read; they stay while new ones are on their way. */
  readonly preview: Preview | null;
  readonly loading: boolean;
  /** Why the last reading failed; null when it did not. */
  readonly error: unknown;
  again(): void;
}

/** The rows that leave a node, read again whenever they may have changed. */
export function usePreview(node: string | null, limit: number): PreviewReading {
  const session = useDocumentStore((state) => state.session);
  const document = useDocumentStore((state) => state.document);
  const { nodes, edges } = document;
  // Positions and names do not matter: moving a node reads nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: nodes and edges are all of the document that the key reads.
  const key = useMemo(() => (node !== null && nodes[node] ? previewKey(document, node) : null), [nodes, edges, node]);
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<{
    node: string | null;
    preview: Preview | null;
    loading: boolean;
    error: unknown;
  }>({ node: null, preview: null, loading: false, error: null });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what of the document matters; a turn reads again.
  useEffect(() => {
    if (node === null || key === null || session === '') {
      setState({ node, preview: null, loading: false, error: null });
      return;
    }
    const controller = new AbortController();
    setState((before) =>
      before.node === node ? { ...before, loading: true } : { node, preview: null, loading: true, error: null },
    );
    const timer = setTimeout(async () => {
      const signal = controller.signal;
      try {
        const now = useDocumentStore.getState().document;
        const preview = await studio.call('previewNode', { session, document: now, node, limit }, { signal });
        if (!signal.aborted) setState({ node, preview, loading: false, error: null });
      } catch (error) {
        if (!signal.aborted) setState({ node, preview: null, loading: false, error });
      }
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [session, node, key, limit, turn]);

  return { preview: state.preview, loading: state.loading, error: state.error, again: () => setTurn(turn + 1) };
}
