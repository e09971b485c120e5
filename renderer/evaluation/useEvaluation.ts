import { useCallback, useEffect, useRef, useState } from 'react';
import type { EvaluationReport } from '../../shared/run/evaluationReport.ts';
import { studio } from '../bridge/studio.ts';
import { clearProgress } from '../stores/runsStore.ts';

export type Split = EvaluationReport['split'];

export interface Evaluation {
  readonly report: EvaluationReport | null;
  readonly working: boolean;
  readonly error: unknown;
  /** Evaluates again although there is a report. */
  repeat(): void;
}

/** The report of a run on a split: the stored one, or made now. Null run: nothing to do. */
export function useEvaluation(run: string | null, split: Split, epoch: number): Evaluation {
  const [turn, setTurn] = useState(0);
  const asked = useRef(false);
  const [state, setState] = useState<{ report: EvaluationReport | null; working: boolean; error: unknown }>({
    report: null,
    working: false,
    error: null,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that was continued has another model after another epoch.
  useEffect(() => {
    if (run === null) {
      setState({ report: null, working: false, error: null });
      return;
    }
    let here = true;
    const again = asked.current;
    asked.current = false;
    setState({ report: null, working: true, error: null });
    studio
      .call('evaluateRun', { run, split, again })
      .then(
        (report) => here && setState({ report, working: false, error: null }),
        (error: unknown) => here && setState({ report: null, working: false, error }),
      )
      .finally(() => clearProgress(run));
    return () => {
      here = false;
    };
  }, [run, split, epoch, turn]);
  const repeat = useCallback(() => {
    asked.current = true;
    setTurn((before) => before + 1);
  }, []);
  return { ...state, repeat };
}
