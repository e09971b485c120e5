import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { registerCanvas } from '../stores/canvasControl.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { layoutCard } from '../stores/nodeLayout.ts';
import { useSettingsStore } from '../stores/settingsStore.ts';

const MOVE_MS = 160;
/** Room for the tools in the lower corners. */
const PADDING = { top: '32px', x: '32px', bottom: '56px' } as const;

/** Lets menus, keys and other panels move the canvas. */
export function useCanvasControl(wrapper: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    const motion = () => ({ duration: isMotionReduced() ? 0 : MOVE_MS });
    return registerCanvas({
      zoomIn: () => void flow.zoomIn(motion()),
      zoomOut: () => void flow.zoomOut(motion()),
      zoomTo: (zoom) => void flow.zoomTo(zoom, motion()),
      fit: (nodes) => {
        // React Flow would keep the wish until there is a node, and move the canvas away under the first one that is dropped.
        if (store.getState().nodes.length === 0) return;
        const { uiScale } = useSettingsStore.getState().settings;
        const only = nodes ? { nodes: nodes.map((id) => ({ id })) } : {};
        void flow.fitView({ ...motion(), ...only, padding: PADDING, maxZoom: uiScale });
      },
      reveal: (node, focus) => {
        const { document } = useDocumentStore.getState();
        const record = document.nodes[node];
        const place = document.positions[node];
        if (!record || !place) return;
        const { width, height } = layoutCard(record);
        const { width: seenWidth, height: seenHeight } = store.getState();
        const { x, y, zoom } = flow.getViewport();
        const left = place.x * zoom + x;
        const top = place.y * zoom + y;
        const isInSight = left > 0 && top > 0 && left + width * zoom < seenWidth && top + height * zoom < seenHeight;
        if (!isInSight) void flow.setCenter(place.x + width / 2, place.y + height / 2, { zoom, ...motion() });
        if (focus) focusNode(wrapper.current, node, isInSight ? 0 : 30);
      },
      centre: () => {
        const box = wrapper.current?.getBoundingClientRect();
        if (!box) return { x: 0, y: 0 };
        return flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
      },
      toCanvas: (screen) => flow.screenToFlowPosition(screen),
      toScreen: (place) => flow.flowToScreenPosition(place),
      focus: () => wrapper.current?.focus({ preventScroll: true }),
    });
  }, [flow, store, wrapper]);
}

/** A node that comes into sight is drawn a few frames later; until then there is nothing to focus. */
function focusNode(wrapper: HTMLElement | null, node: string, tries: number): void {
  const element = wrapper?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(node)}"]`);
  if (element) element.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusNode(wrapper, node, tries - 1));
}

function isMotionReduced(): boolean {
  return (
    useSettingsStore.getState().settings.reducedMotion === 'on' ||
    window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
