import { canvasControl } from '../stores/canvasControl.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { CARD_WIDTH, layoutCard } from '../stores/nodeLayout.ts';
import { selectedNode, useViewStore } from '../stores/viewStore.ts';

/** Opens the search for a node to add: right of the selected node, or in the middle of what can be seen. */
export function openQuickAddBySelection(): void {
  const control = canvasControl();
  if (!control) return;
  const { document } = useDocumentStore.getState();
  const id = selectedNode(useViewStore.getState());
  const record = id === null ? undefined : document.nodes[id];
  const corner = record && document.positions[record.id];
  const place = corner
    ? { x: corner.x + CARD_WIDTH * 1.5 + 88, y: corner.y + layoutCard(record).height / 2 }
    : control.centre();
  const screen = control.toScreen(corner ? { x: corner.x + CARD_WIDTH + 24, y: corner.y } : place);
  useViewStore.setState({ quickAdd: { screen, place, free: true } });
}
