import { create } from 'zustand';
import { useViewStore } from './viewStore.ts';

/** How the data explorer looks at rows: of which node, which of them, in which order. Never saved, never undone. */
export interface ExplorerState {
  /** Nodes looked at, the latest last: when an undo takes one away, the one before is shown. */
  readonly trail: readonly string[];
  readonly filter: string;
  readonly sort: { readonly field: string; readonly descending: boolean } | null;
  /** The row whose way is shown. */
  readonly row: number | null;
}

export const useExplorerStore = create<ExplorerState>(() => ({ trail: [], filter: '', sort: null, row: null }));

/** Opens the data explorer on the rows that leave a node; null: on those that the data panel shows. */
export function openExplorer(node: string | null): void {
  useExplorerStore.setState({ trail: node === null ? [] : [node], filter: '', sort: null, row: null });
  useViewStore.setState({ overlay: 'explorer' });
}

/** Shows the rows of another node with the same filter, where its fields allow it. */
export function exploreNode(node: string): void {
  useExplorerStore.setState({ trail: [node], row: null });
}

/** Goes on to the node that holds the edits made while looking at another one. */
export function showEdited(from: string, holder: string, row: number | null): void {
  useExplorerStore.setState(({ trail }) => ({
    trail: [...new Set([...trail.filter((one) => one !== holder), from, holder])],
    row,
  }));
}
