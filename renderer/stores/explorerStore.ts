import { create } from 'zustand';
import { useViewStore } from './viewStore.ts';

/** How the data explorer looks at rows: of which node, which of them, in which order. Never saved, never undone. */
export interface ExplorerState {
  /** Null: the node that the data panel shows. */
  readonly node: string | null;
  readonly filter: string;
  readonly sort: { readonly field: string; readonly descending: boolean } | null;
  /** The row whose way is shown. */
  readonly row: number | null;
}

export const useExplorerStore = create<ExplorerState>(() => ({ node: null, filter: '', sort: null, row: null }));

/** Opens the data explorer on the rows that leave a node; null: on those that the data panel shows. */
export function openExplorer(node: string | null): void {
  useExplorerStore.setState({ node, filter: '', sort: null, row: null });
  useViewStore.setState({ overlay: 'explorer' });
}

/** Shows the rows of another node with the same filter, where its fields allow it. */
export function exploreNode(node: string): void {
  useExplorerStore.setState({ node, row: null });
}
