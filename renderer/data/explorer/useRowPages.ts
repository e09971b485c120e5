import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RowsPage } from '../../../shared/ipc/dataContract.ts';
import { studio } from '../../bridge/studio.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import type { ExplorerState } from '../../stores/explorerStore.ts';
import { previewKey } from '../previewKey.ts';

const PAGE = 100;
/** Pages that stay in memory; those out of sight the longest go first. */
const MAX_PAGES = 40;
/** Milliseconds without a change before rows are asked for: a condition is typed letter by letter. */
const QUIET_MS = 250;

export type ExplorerRow = RowsPage['page'][number];

/** What is known about the rows as a whole. */
export type RowsSummary = Omit<RowsPage, 'page'>;

export interface RowPages {
  readonly summary: RowsSummary | null;
  readonly loading: boolean;
  readonly error: unknown;
  /** Undefined while the row is on its way. */
  rowAt(place: number): ExplorerRow | undefined;
  /** A row by its number, as long as its page is in memory. */
  findRow(rowId: number): ExplorerRow | undefined;
  /** The rows in sight: their pages are asked for, those that nobody looks at any more are given up. */
  show(first: number, last: number): void;
  again(): void;
}

/** The rows that leave a node, page by page as they come into sight. Only changed data or another question reads again. */
export function useRowPages(node: string | null, wanted: Pick<ExplorerState, 'filter' | 'sort'>): RowPages {
  const session = useDocumentStore((state) => state.session);
  const document = useDocumentStore((state) => state.document);
  const { nodes, edges } = document;
  const { filter, sort } = wanted;
  // biome-ignore lint/correctness/useExhaustiveDependencies: nodes and edges are all of the document that the key reads.
  const data = useMemo(() => (node !== null && nodes[node] ? previewKey(document, node) : ''), [nodes, edges, node]);
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<{ summary: RowsSummary | null; loading: boolean; error: unknown }>({
    summary: null,
    loading: true,
    error: null,
  });
  const [, redraw] = useState(0);
  const pages = useRef(new Map<number, RowsPage['page']>());
  const asking = useRef(new Map<number, AbortController>());
  const shownPages = useRef<readonly [number, number]>([0, 0]);

  const ask = useCallback(
    async (page: number) => {
      if (node === null || pages.current.has(page) || asking.current.has(page)) return;
      const controller = new AbortController();
      asking.current.set(page, controller);
      const { signal } = controller;
      try {
        const now = useDocumentStore.getState().document;
        const place = { session, document: now, node, offset: page * PAGE, limit: PAGE };
        const { page: rows, ...summary } = await studio.call('exploreRows', { ...place, filter, sort }, { signal });
        if (signal.aborted) return;
        pages.current.set(page, rows);
        forgetFar(pages.current, page);
        setState({ summary, loading: false, error: null });
        redraw((count) => count + 1);
      } catch (error) {
        if (!signal.aborted) setState((before) => ({ ...before, loading: false, error }));
      } finally {
        if (asking.current.get(page) === controller) asking.current.delete(page);
      }
    },
    [session, node, filter, sort],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the data, a turn reads again.
  useEffect(() => {
    setState((before) => ({ ...before, loading: true, error: null }));
    const timer = setTimeout(() => {
      pages.current.clear();
      for (let page = shownPages.current[0]; page <= shownPages.current[1]; page++) void ask(page);
      void ask(0);
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      for (const controller of asking.current.values()) controller.abort();
      asking.current.clear();
      // Kept until the new ones are there would show rows of another question.
      pages.current.clear();
    };
  }, [ask, data, turn]);

  const show = useCallback(
    (first: number, last: number) => {
      const from = Math.floor(first / PAGE);
      const to = Math.floor(last / PAGE);
      shownPages.current = [from, to];
      for (const [page, controller] of asking.current) {
        if (page !== 0 && (page < from - 1 || page > to + 1)) {
          controller.abort();
          asking.current.delete(page);
        }
      }
      for (let page = from; page <= to; page++) void ask(page);
    },
    [ask],
  );

  return {
    ...state,
    rowAt: (place) => pages.current.get(Math.floor(place / PAGE))?.[place % PAGE],
    findRow: (rowId) => {
      for (const page of pages.current.values()) {
        const found = page.find((row) => row.rowId === rowId);
        if (found) return found;
      }
      return undefined;
    },
    show,
    again: () => setTurn(turn + 1),
  };
}

function forgetFar(pages: Map<number, unknown>, around: number): void {
  if (pages.size <= MAX_PAGES) return;
  const farthest = [...pages.keys()].sort((a, b) => Math.abs(b - around) - Math.abs(a - around));
  for (const page of farthest.slice(0, pages.size - MAX_PAGES)) pages.delete(page);
}
