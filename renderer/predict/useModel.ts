import { useEffect, useState } from 'react';
import { studio } from '../bridge/studio.ts';
import type { ModelDescription } from './usePrediction.ts';

/** What a run's model takes and gives; null while it is read, or when there is no model. */
export function useModel(run: string | null, epoch: number): { model: ModelDescription | null; error: unknown } {
  const [state, setState] = useState<{ model: ModelDescription | null; error: unknown }>({ model: null, error: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first epoch brings the first model.
  useEffect(() => {
    setState({ model: null, error: null });
    if (run === null) return;
    let here = true;
    studio.call('describeModel', { run }).then(
      (model) => here && setState({ model, error: null }),
      (error: unknown) => here && setState({ model: null, error }),
    );
    return () => {
      here = false;
    };
  }, [run, epoch]);
  return state;
}
