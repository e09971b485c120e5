import { canvasControl } from './canvasControl.ts';
import { useDocumentStore } from './documentStore.ts';
import { select, useViewStore } from './viewStore.ts';

/** Goes to a node: selects it, brings it into sight and gives it the focus. Nothing for a node that is gone. */
export function showNode(node: string): void {
  if (!useDocumentStore.getState().document.nodes[node]) return;
  select([node]);
  useViewStore.setState({ inspectorOpen: true });
  canvasControl()?.reveal(node, true);
}
