import { useCallback, useRef, useState } from 'react';
import type { CallInput, CallOutput } from '../../shared/ipc/rpc.ts';
import type { StudioContract } from '../../shared/ipc/studioContract.ts';
import { studio } from '../bridge/studio.ts';

export type PredictionSource = CallInput<StudioContract, 'predict'>['from'];
export type Prediction = CallOutput<StudioContract, 'predict'>[number];
export type ModelDescription = CallOutput<StudioContract, 'describeModel'>;

export interface PredictionState {
  readonly prediction: Prediction | null;
  /** What the row really is, when that is known. */
  readonly actual: string | null;
  readonly working: boolean;
  readonly error: unknown;
}

const NOTHING: PredictionState = { prediction: null, actual: null, working: false, error: null };

/** Asks a run's model about one thing at a time; an answer that comes after a newer question is dropped. */
export function usePrediction(run: string | null): PredictionState & {
  ask(from: PredictionSource, actual?: string | null): void;
  forget(): void;
} {
  const [state, setState] = useState<PredictionState>(NOTHING);
  const turn = useRef(0);
  const ask = useCallback(
    (from: PredictionSource, actual: string | null = null) => {
      if (run === null) return;
      turn.current += 1;
      const mine = turn.current;
      setState((before) => ({ ...before, working: true, error: null }));
      studio.call('predict', { run, from }).then(
        ([prediction]) => {
          if (mine === turn.current) setState({ prediction: prediction ?? null, actual, working: false, error: null });
        },
        (error: unknown) => {
          if (mine === turn.current) setState({ prediction: null, actual: null, working: false, error });
        },
      );
    },
    [run],
  );
  const forget = useCallback(() => {
    turn.current += 1;
    setState(NOTHING);
  }, []);
  return { ...state, ask, forget };
}
