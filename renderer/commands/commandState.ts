import type { CommandState } from '../../shared/commands/command.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { activeRun, useRunsStore } from '../stores/runsStore.ts';
import { useViewStore } from '../stores/viewStore.ts';

/** What decides, right now, which commands can do anything. */
export function readCommandState(): CommandState {
  const { document, history } = useDocumentStore.getState();
  const view = useViewStore.getState();
  return {
    mode: view.mode,
    nodes: Object.keys(document.nodes).length,
    selectedNodes: [...view.nodes].filter((id) => document.nodes[id]).length,
    selectedEdges: [...view.edges].filter((id) => document.edges[id]).length,
    canUndo: history.past.length > 0 || history.gesture !== null,
    canRedo: history.future.length > 0,
    run: runOf(activeRun(useRunsStore.getState())?.state.state),
  };
}

function runOf(state: string | undefined): CommandState['run'] {
  return state === 'preparing' || state === 'training' || state === 'paused' || state === 'stopping' ? state : 'none';
}
