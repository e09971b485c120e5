import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useMemo } from 'react';
import type { Position } from '../../shared/graph/document.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { dropNodes } from '../stores/graphActions.ts';
import { layoutCard } from '../stores/nodeLayout.ts';
import { useViewStore } from '../stores/viewStore.ts';
import { findSpliceForNode } from './findSplice.ts';
import type { FlowEdgeType, FlowNodeType } from './projectFlow.ts';

/** Selection and drags. While dragging, places are session state; the document gets them once, at the end. */
export function useDragging() {
  return useMemo(() => {
    const onNodesChange = (changes: NodeChange<FlowNodeType>[]) => {
      const moved: Record<string, Position> = {};
      const selects = changes.filter((change) => change.type === 'select');
      for (const change of changes) {
        if (change.type === 'position' && change.dragging && change.position) moved[change.id] = change.position;
      }
      if (Object.keys(moved).length > 0) {
        useViewStore.setState((view) => ({ dragPositions: { ...view.dragPositions, ...moved } }));
      }
      if (selects.length > 0) {
        useViewStore.setState((view) => ({ nodes: withSelection(view.nodes, selects), helpOpen: false }));
      }
    };
    const onEdgesChange = (changes: EdgeChange<FlowEdgeType>[]) => {
      const selects = changes.filter((change) => change.type === 'select');
      if (selects.length > 0) useViewStore.setState((view) => ({ edges: withSelection(view.edges, selects) }));
    };
    const onNodeDrag = (_event: unknown, node: FlowNodeType, nodes: FlowNodeType[]) => {
      const spliceEdge = nodes.length === 1 ? spliceAt(node) : null;
      if (spliceEdge !== useViewStore.getState().spliceEdge) useViewStore.setState({ spliceEdge });
    };
    const drop = () => {
      const { dragPositions, spliceEdge } = useViewStore.getState();
      useViewStore.setState({ dragPositions: null, spliceEdge: null });
      if (dragPositions) dropNodes(dragPositions, spliceEdge);
    };
    return {
      onNodesChange,
      onEdgesChange,
      onNodeDrag,
      onNodeDragStop: drop,
      onSelectionDragStop: drop,
    };
  }, []);
}

function withSelection(
  before: ReadonlySet<string>,
  changes: readonly { readonly id: string; readonly selected: boolean }[],
): ReadonlySet<string> {
  const next = new Set(before);
  for (const { id, selected } of changes) {
    if (selected) next.add(id);
    else next.delete(id);
  }
  return next;
}

function spliceAt(node: FlowNodeType): string | null {
  const { document } = useDocumentStore.getState();
  const record = document.nodes[node.id];
  if (!record) return null;
  const { width, height } = layoutCard(record);
  return findSpliceForNode(document, node.id, { x: node.position.x + width / 2, y: node.position.y + height / 2 });
}
