import { useShallow } from 'zustand/react/shallow';
import type { NodeRecord } from '../../shared/graph/document.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import type { RunState } from '../../shared/run/runRecord.ts';
import { countProblems, useDerivedStore } from '../stores/derivedStore.ts';
import { currentRun, useRunsStore } from '../stores/runsStore.ts';

/** What the ring of a card shows. The word beside it says the same: colour alone says nothing. */
export type NodeState =
  | { readonly state: 'idle' | 'disabled' }
  | { readonly state: 'problem' | 'warning'; readonly count: number }
  | { readonly state: RunState['state']; readonly share: number };

/** The state of a node: what is wrong with it before what it is doing. */
export function useNodeState(record: NodeRecord): NodeState {
  const { errors, warnings } = useDerivedStore(
    useShallow((derived) => countProblems(derived.problemsByNode[record.id] ?? [])),
  );
  const trains = resolveNode(record).outputs.some((port) => port.carries === 'model');
  const run = useRunsStore((runs) => (trains ? (currentRun(runs)?.state ?? null) : null));
  if (record.disabled) return { state: 'disabled' };
  if (errors > 0) return { state: 'problem', count: errors };
  if (run) return { state: run.state, share: shareDone(run) };
  return warnings > 0 ? { state: 'warning', count: warnings } : { state: 'idle' };
}

/** How much of a run is done, from 0 to 1. */
export function shareDone(run: Pick<RunState, 'step' | 'stepsPerEpoch' | 'epochs'>): number {
  const steps = run.stepsPerEpoch * run.epochs;
  return steps > 0 ? Math.min(1, run.step / steps) : 0;
}
