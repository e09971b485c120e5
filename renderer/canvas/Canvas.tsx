import '@xyflow/react/dist/base.css';
import './canvas.css';
import {
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import { canvasControl } from '../stores/canvasControl.ts';
import { useReadingOrder } from '../stores/derivedStore.ts';
import { nodeCategory } from '../stores/describeNode.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { isDark, useSettingsStore } from '../stores/settingsStore.ts';
import { select, useViewStore } from '../stores/viewStore.ts';
import { canvasTexts } from '../texts/canvasTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { categoryColours } from '../theme/colours.ts';
import { CanvasMenu } from './CanvasMenu.tsx';
import { CanvasTools } from './CanvasTools.tsx';
import { ConnectionLine } from './ConnectionLine.tsx';
import { DetailLevel } from './DetailLevel.tsx';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { FlowEdge } from './FlowEdge.tsx';
import { FlowNode } from './FlowNode.tsx';
import { createEdgeProjection, createNodeProjection, type FlowEdgeType, type FlowNodeType } from './projectFlow.ts';
import { useCanvasControl } from './useCanvasControl.ts';
import { useDragging } from './useDragging.ts';
import { useDropping } from './useDropping.ts';
import { usePathHighlight } from './usePathHighlight.ts';
import { useWiring } from './useWiring.ts';

// Constants of the module: new objects would make React Flow build every node anew.
const NODE_TYPES = { node: FlowNode };
const EDGE_TYPES = { wire: FlowEdge };
const PAN_BUTTONS = [1];
const MULTI_SELECT_KEYS = ['Shift', 'Control', 'Meta'];
const SNAP_GRID: [number, number] = [16, 16];
const PRO = { hideAttribution: true };
/** From here on only what is in sight is drawn; below it, panning need not draw any card. */
const MANY_NODES = 800;

/** The canvas: React Flow as a projection of the document. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Flow />
    </ReactFlowProvider>
  );
}

function Flow() {
  const say = useTexts(canvasTexts);
  const wrapper = useRef<HTMLDivElement>(null);
  const flow = useReactFlow<FlowNodeType, FlowEdgeType>();
  const nodes = useFlowNodes();
  const edges = useFlowEdges();
  const wiring = useWiring();
  const dragging = useDragging();
  const dropping = useDropping();
  useCanvasControl(wrapper);
  useFitOnOpen();
  const path = usePathHighlight(wrapper);
  const wheelZooms = useSettingsStore((state) => state.settings.wheel === 'zoom');
  const dark = useSettingsStore(isDark);
  const snap = useViewStore((view) => view.snap);
  const minimap = useViewStore((view) => view.minimapOpen) && nodes.length > 0;
  const isWiring = useViewStore((view) => view.wiring !== null);
  return (
    <CanvasMenu>
      <section
        ref={wrapper}
        aria-label={say('canvas')}
        data-canvas
        data-wiring={isWiring || undefined}
        data-testid="canvas"
        tabIndex={-1}
        className="relative h-full min-h-0 overflow-hidden bg-canvas outline-none"
        onDragOver={dropping.onDragOver}
        onDragLeave={dropping.onDragLeave}
        onDrop={dropping.onDrop}
        onDoubleClick={openQuickAdd}
        onFocus={selectFocused}
      >
        <ReactFlow<FlowNodeType, FlowEdgeType>
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          {...dragging}
          {...wiring}
          onNodeDoubleClick={(event, node) => openNode(event.target, node.id)}
          onNodeMouseEnter={(_event, node) => path.onEnter(node.id)}
          onNodeMouseLeave={path.onLeave}
          onEdgeClick={(event, edge) => {
            if (!event.ctrlKey && !event.metaKey) return;
            const screen = { x: event.clientX, y: event.clientY };
            useViewStore.setState({
              quickAdd: { screen, place: flow.screenToFlowPosition(screen), edge: edge.id },
            });
          }}
          onMoveStart={() => setMoving(wrapper.current, true)}
          onMoveEnd={() => setMoving(wrapper.current, false)}
          onPaneClick={() => wrapper.current?.focus({ preventScroll: true })}
          connectionLineComponent={ConnectionLine}
          connectionRadius={28}
          reconnectRadius={12}
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={MULTI_SELECT_KEYS}
          selectionOnDrag
          selectionMode={SelectionMode.Partial}
          panOnDrag={PAN_BUTTONS}
          panOnScroll={!wheelZooms}
          zoomOnScroll={wheelZooms}
          zoomOnDoubleClick={false}
          snapToGrid={snap}
          snapGrid={SNAP_GRID}
          minZoom={0.1}
          maxZoom={3}
          nodesFocusable
          edgesFocusable={false}
          disableKeyboardA11y
          onlyRenderVisibleElements={nodes.length > MANY_NODES}
          elevateNodesOnSelect
          colorMode={dark ? 'dark' : 'light'}
          proOptions={PRO}
        >
          <Background variant={BackgroundVariant.Dots} gap={16} size={1.25} color="var(--color-line)" />
          {minimap ? (
            <MiniMap<FlowNodeType>
              pannable
              zoomable
              ariaLabel={say('minimap')}
              position="bottom-right"
              nodeColor={miniColour}
              nodeBorderRadius={16}
              className="rounded-card border border-line shadow-card"
              style={{ width: 144, height: 96 }}
            />
          ) : null}
          <DetailLevel wrapper={wrapper} />
        </ReactFlow>
        <CanvasTools />
        {nodes.length === 0 ? <EmptyCanvas /> : null}
      </section>
    </CanvasMenu>
  );
}

function useFlowNodes(): FlowNodeType[] {
  const { language } = useSpeech();
  const nodes = useDocumentStore((state) => state.document.nodes);
  const positions = useDocumentStore((state) => state.document.positions);
  const order = useReadingOrder();
  const dragPositions = useViewStore((view) => view.dragPositions);
  const selected = useViewStore((view) => view.nodes);
  const project = useMemo(() => createNodeProjection(), []);
  return useMemo(
    () => project({ nodes, positions, order, dragPositions, selected, language }),
    [project, nodes, positions, order, dragPositions, selected, language],
  );
}

function useFlowEdges(): FlowEdgeType[] {
  const { language } = useSpeech();
  const nodes = useDocumentStore((state) => state.document.nodes);
  const edges = useDocumentStore((state) => state.document.edges);
  const selected = useViewStore((view) => view.edges);
  const project = useMemo(() => createEdgeProjection(), []);
  return useMemo(() => project(edges, nodes, selected, language), [project, edges, nodes, selected, language]);
}

/** A project that has just been opened is shown whole. */
function useFitOnOpen(): void {
  const session = useDocumentStore((state) => state.session);
  useEffect(() => {
    if (session === '') return;
    const frame = requestAnimationFrame(() => canvasControl()?.fit());
    return () => cancelAnimationFrame(frame);
  }, [session]);
}

function setMoving(wrapper: HTMLElement | null, moving: boolean): void {
  wrapper?.toggleAttribute('data-moving', moving);
}

function openQuickAdd(event: React.MouseEvent): void {
  if (!(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane')) return;
  const screen = { x: event.clientX, y: event.clientY };
  const place = canvasControl()?.toCanvas(screen);
  if (place) useViewStore.setState({ quickAdd: { screen, place } });
}

/** A node that the Tab key reaches is selected, so that keys act on what the eye and the screen reader are at. */
function selectFocused(event: React.FocusEvent): void {
  const { target } = event;
  if (!target.classList.contains('react-flow__node') || !target.matches(':focus-visible')) return;
  const id = target.getAttribute('data-id');
  if (!id || useViewStore.getState().nodes.has(id)) return;
  select([id]);
  canvasControl()?.reveal(id, false);
}

function openNode(target: EventTarget, id: string): void {
  if (target instanceof Element && target.closest('.node-title')) {
    useViewStore.setState({ renaming: id });
    return;
  }
  useViewStore.setState({ inspectorOpen: true, canvasOnly: false });
}

function miniColour(node: FlowNodeType): string {
  const record = useDocumentStore.getState().document.nodes[node.id];
  const category = record ? nodeCategory(record) : null;
  return category ? categoryColours(category).main : 'var(--color-ink-faint)';
}
