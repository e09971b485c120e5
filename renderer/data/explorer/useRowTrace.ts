import { useEffect, useMemo, useState } from 'react';
import type { RowTrace } from '../../../shared/ipc/dataContract.ts';
import { collectDescendants } from '../../../shared/pipeline/topology.ts';
import { studio } from '../../bridge/studio.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { lastDataNode, listDataNodes, previewKey } from '../previewKey.ts';

export interface TraceReading {
  readonly stages: RowTrace['stages'] | null;
  readonly error: unknown;
}

/** What became of a row that leaves a node, from its source to the last data node behind that node. */
export function useRowTrace(node: string, row: number): TraceReading {
  const session = useDocumentStore((state) => state.session);
  const document = useDocumentStore((state) => state.document);
  const until = useMemo(() => {
    const behind = collectDescendants(document, node);
    const data = listDataNodes(document).filter((id) => id === node || behind.has(id));
    const nodes = Object.fromEntries(
      data.flatMap((id) => Object.entries(document.nodes).filter(([one]) => one === id)),
    );
    return lastDataNode({ ...document, nodes }) ?? node;
  }, [document, node]);
  const key = previewKey(document, until);
  const [reading, setReading] = useState<TraceReading>({ stages: null, error: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what of the document matters.
  useEffect(() => {
    const { signal, abort } = startAsking();
    void (async () => {
      try {
        const request = { session, document: useDocumentStore.getState().document, node, until, rowId: row };
        const { stages } = await studio.call('traceRow', request, { signal });
        if (!signal.aborted) setReading({ stages, error: null });
      } catch (error) {
        if (!signal.aborted) setReading({ stages: null, error });
      }
    })();
    return abort;
  }, [session, node, until, row, key]);
  return reading;
}

function startAsking(): { readonly signal: AbortSignal; abort(): void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
