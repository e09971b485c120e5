import type { Connection, Edge, OnConnectEnd, OnConnectStart, OnReconnect } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { EdgeEnd } from '../../shared/graph/document.ts';
import { canvasControl } from '../stores/canvasControl.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { portKey, useViewStore, type WireStart } from '../stores/viewStore.ts';
import {
  connectToNode,
  connectWire,
  inOrder,
  listTargetKeys,
  moveWire,
  refuse,
  removeWires,
} from '../stores/wireActions.ts';
import type { FlowEdgeType } from './projectFlow.ts';

/** Everything that happens while a wire is drawn, dropped or moved. Rules and sentences come from shared/pipeline. */
export function useWiring() {
  /** The wire whose end is being moved. */
  const moving = useRef<string | null>(null);
  return useMemo(() => {
    const onConnectStart: OnConnectStart = (_event, { nodeId, handleId, handleType }) => {
      if (!nodeId || !handleId || !handleType) return;
      const start: WireStart = { node: nodeId, port: handleId, side: handleType === 'source' ? 'output' : 'input' };
      const { document } = useDocumentStore.getState();
      const { [moving.current ?? '']: _moved, ...edges } = document.edges;
      useViewStore.setState({ wiring: { start, fits: listTargetKeys({ ...document, edges }, start) } });
    };
    const stopWiring = () => useViewStore.setState({ wiring: null });
    const onConnectEnd: OnConnectEnd = (event, state) => {
      const { wiring } = useViewStore.getState();
      stopWiring();
      if (!wiring || moving.current !== null || state.isValid) return;
      const point = pointOf(event);
      if (state.toHandle) {
        const end: EdgeEnd = { node: state.toHandle.nodeId, port: state.toHandle.id ?? '' };
        const [from, to] = inOrder(wiring.start, end);
        // Two outputs or two inputs: the other node may still have a port that fits.
        if (state.toHandle.type === state.fromHandle?.type) {
          if (end.node !== wiring.start.node) connectToNode(wiring.start, end.node);
        } else refuse(useDocumentStore.getState().document, from, to);
        return;
      }
      const node = nodeAt(point);
      if (node === wiring.start.node) return;
      if (node !== null) connectToNode(wiring.start, node);
      else if (isOnPane(point)) {
        const place = canvasControl()?.toCanvas(point);
        if (place) useViewStore.setState({ quickAdd: { screen: point, place, wire: wiring.start } });
      }
    };
    const onConnect = ({ source, sourceHandle, target, targetHandle }: Connection) => {
      connectWire(
        { node: source, port: sourceHandle ?? '', side: 'output' },
        { node: target, port: targetHandle ?? '' },
      );
    };
    const isValidConnection = ({ source, sourceHandle, target, targetHandle }: Edge | Connection) => {
      const { wiring } = useViewStore.getState();
      if (!wiring) return false;
      return wiring.start.side === 'output'
        ? wiring.fits.has(portKey(target, 'input', targetHandle ?? ''))
        : wiring.fits.has(portKey(source, 'output', sourceHandle ?? ''));
    };
    const onReconnectStart = (_event: unknown, edge: FlowEdgeType) => {
      moving.current = edge.id;
    };
    const onReconnect: OnReconnect<FlowEdgeType> = (old, { source, sourceHandle, target, targetHandle }) => {
      const edge = useDocumentStore.getState().document.edges[old.id];
      if (!edge) return;
      moveWire(edge, { node: source, port: sourceHandle ?? '' }, { node: target, port: targetHandle ?? '' });
    };
    const onReconnectEnd = (
      event: MouseEvent | TouchEvent,
      edge: FlowEdgeType,
      _side: unknown,
      state: { isValid: boolean | null; toHandle: unknown },
    ) => {
      moving.current = null;
      stopWiring();
      // Dropped on nothing: the wire goes. Dropped where it does not fit: it stays, having been told why.
      if (!state.isValid && !state.toHandle && isOnPane(pointOf(event))) removeWires([edge.id]);
    };
    return {
      onConnectStart,
      onConnectEnd,
      onConnect,
      onClickConnectStart: onConnectStart,
      onClickConnectEnd: stopWiring,
      isValidConnection,
      onReconnectStart,
      onReconnect,
      onReconnectEnd,
    };
  }, []);
}

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  const point = 'clientX' in event ? event : event.changedTouches[0];
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
}

/** The node under a point of the window; null over the canvas itself. */
export function nodeAt({ x, y }: { x: number; y: number }): string | null {
  const element = document.elementFromPoint(x, y)?.closest('.react-flow__node');
  return element?.getAttribute('data-id') ?? null;
}

function isOnPane({ x, y }: { x: number; y: number }): boolean {
  return document.elementFromPoint(x, y)?.closest('.react-flow__pane, .react-flow__edges') != null;
}
