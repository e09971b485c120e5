import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useDocumentStore } from '../stores/documentStore.ts';
import { findPath } from '../stores/followWires.ts';

/** A pointer that only crosses a card on its way asks for nothing. */
const HOVER_MS = 100;
const MARK = 'data-path';

/**
 * Brightens the way through the node under the pointer: everything that feeds it and that it feeds. In a deep network that
 * is nearly the whole graph, so the elements are marked directly: no card or wire is drawn again for it.
 */
export function usePathHighlight(wrapper: RefObject<HTMLElement | null>) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const highlight = useMemo(() => {
    const clear = () => {
      clearTimeout(timer.current);
      for (const element of wrapper.current?.querySelectorAll(`[${MARK}]`) ?? []) element.removeAttribute(MARK);
    };
    const show = (node: string) => {
      clear();
      const canvas = wrapper.current;
      // Not while something moves: the pointer crosses cards then without meaning them.
      if (!canvas || canvas.hasAttribute('data-moving') || canvas.hasAttribute('data-wiring')) return;
      const path = findPath(useDocumentStore.getState().document, node);
      mark(canvas, '.react-flow__node', path.nodes);
      mark(canvas, '.react-flow__edge', path.edges);
    };
    return {
      onEnter: (node: string) => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => show(node), HOVER_MS);
      },
      onLeave: clear,
    };
  }, [wrapper]);
  const edges = useDocumentStore((state) => state.document.edges);
  // A node may be deleted under the pointer, and a wire drawn: then nobody says that the pointer has left.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the wires are what makes the marks stale.
  useEffect(() => highlight.onLeave, [edges, highlight]);
  return highlight;
}

function mark(canvas: HTMLElement, selector: string, ids: ReadonlySet<string>): void {
  for (const element of canvas.querySelectorAll(selector)) {
    if (ids.has(element.getAttribute('data-id') ?? '')) element.setAttribute(MARK, '');
  }
}
