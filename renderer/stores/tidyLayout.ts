import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import workerAddress from 'elkjs/lib/elk-worker.min.js?url';
import type { LoomDocument, Position } from '../../shared/graph/document.ts';
import { moveNodes } from '../../shared/graph/editNodes.ts';
import { canvasTexts } from '../texts/canvasTexts.ts';
import { sayText } from '../texts/useTexts.ts';
import { canvasControl } from './canvasControl.ts';
import { dispatch, useDocumentStore } from './documentStore.ts';
import { GRID, layoutCard } from './nodeLayout.ts';
import { announce } from './viewStore.ts';

// elkjs stays a file of its own, unmodified, as its licence asks; it runs beside the window, never in its way.
let elk: InstanceType<typeof ELK> | null = null;

/** Lays the whole graph out from left to right: one entry in the history. Does nothing when the graph changed meanwhile. */
export async function tidyUp(): Promise<void> {
  const { document } = useDocumentStore.getState();
  if (Object.keys(document.nodes).length === 0) return;
  elk ??= new ELK({ workerFactory: () => new Worker(workerAddress) });
  const laidOut = await elk.layout(describeGraph(document));
  if (useDocumentStore.getState().document.nodes !== document.nodes) return;
  const positions = readPositions(laidOut);
  if (dispatch({ en: 'Tidy up', zh: '整理布局' }, (current) => moveNodes(current, positions))) {
    announce(sayText(canvasTexts, 'tidied'));
  }
  requestAnimationFrame(() => canvasControl()?.fit());
}

/** The graph as ELK takes it: ports at fixed places, so that wires cross as little as the eye will see. */
export function describeGraph(document: LoomDocument): ElkNode {
  return {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.layered.spacing.nodeNodeBetweenLayers': '80',
      // Long chains go on in the next row, as text does: a deep network would otherwise be one thin line.
      'elk.layered.wrapping.strategy': 'MULTI_EDGE',
      'elk.layered.wrapping.additionalEdgeSpacing': '24',
      'elk.aspectRatio': '1.6',
      'elk.spacing.nodeNode': '32',
      'elk.spacing.componentComponent': '64',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    },
    children: Object.values(document.nodes).map((record) => {
      const { width, height, ports } = layoutCard(record);
      return {
        id: record.id,
        width,
        height,
        layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
        ports: ports.map((port) => ({
          id: portId(record.id, port.side, port.name),
          x: port.x,
          y: port.y,
          width: 0,
          height: 0,
          layoutOptions: { 'elk.port.side': port.side === 'input' ? 'WEST' : 'EAST' },
        })),
      };
    }),
    edges: Object.values(document.edges)
      .filter(
        ({ from, to }) =>
          hasPort(document, from.node, 'output', from.port) && hasPort(document, to.node, 'input', to.port),
      )
      .map(({ id, from, to }) => ({
        id,
        sources: [portId(from.node, 'output', from.port)],
        targets: [portId(to.node, 'input', to.port)],
      })),
  };
}

function readPositions(graph: ElkNode): Record<string, Position> {
  return Object.fromEntries(
    (graph.children ?? []).map(({ id, x = 0, y = 0 }) => [
      id,
      { x: Math.round(x / GRID) * GRID, y: Math.round(y / GRID) * GRID },
    ]),
  );
}

function portId(node: string, side: string, port: string): string {
  return `${node}/${side}/${port}`;
}

function hasPort(document: LoomDocument, node: string, side: 'input' | 'output', name: string): boolean {
  const record = document.nodes[node];
  return record !== undefined && layoutCard(record).ports.some((port) => port.side === side && port.name === name);
}
