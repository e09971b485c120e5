import { CircleAlert, WandSparkles } from 'lucide-react';
import { useEffect, useState } from 'react';
import { RunSelect } from '../parts/RunSelect.tsx';
import { pressRun } from '../stores/runActions.ts';
import { currentRun, useRunsStore } from '../stores/runsStore.ts';
import { predictTexts } from '../texts/predictTexts.ts';
import { trainingTexts } from '../texts/trainingTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { FileScore } from './FileScore.tsx';
import { ImageDrop } from './ImageDrop.tsx';
import { PredictionResult } from './PredictionResult.tsx';
import { RowForm } from './RowForm.tsx';
import { TestRows } from './TestRows.tsx';
import { useModel } from './useModel.ts';
import { usePrediction } from './usePrediction.ts';

/** Asks a trained model: about a test row, an image, a typed row, or a whole file. */
export function PredictPanel() {
  const say = useTexts(predictTexts);
  const sayTraining = useTexts(trainingTexts);
  const run = useRunsStore(currentRun);
  const hasModel = run !== null && run.state.epoch > 0;
  const id = hasModel ? run.info.id : null;
  const { model, error } = useModel(id, hasModel ? Math.min(1, run.state.epoch) : 0);
  const { ask, forget, ...state } = usePrediction(id);
  const [source, setSource] = useState<'test' | 'one' | 'file'>('test');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another model or another source: the old answer is not theirs.
  useEffect(forget, [id, source]);
  if (!run) {
    return (
      <EmptyState
        icon={WandSparkles}
        title={say('noRun')}
        description={say('noRunHint')}
        action={<Button onClick={() => void pressRun()}>{sayTraining('trainPlain')}</Button>}
      />
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col gap-2 px-3 pb-2" data-testid="predict">
      <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-3 pt-1">
        <RunSelect run={run} className="w-56" />
        {model ? (
          <Segmented
            label={say('source')}
            value={source}
            onChange={setSource}
            options={[
              { value: 'test', label: say('fromTest') },
              { value: 'one', label: say(model.input === 'image' ? 'fromImage' : 'fromForm') },
              { value: 'file', label: say('fromFile') },
            ]}
          />
        ) : null}
      </div>
      {!hasModel ? (
        <EmptyState icon={CircleAlert} title={say('noWeights')} description={say('noWeightsHint')} />
      ) : error ? (
        <FailedState title={say('failed')} error={error} />
      ) : !model ? (
        <EmptyState title={say('loading')} />
      ) : (
        <div className="flex min-h-0 flex-1 gap-4">
          <div className="min-h-0 min-w-0 flex-1">
            {source === 'test' ? (
              <TestRows key={run.info.id} run={run.info.id} model={model} ask={ask} />
            ) : source === 'file' ? (
              <FileScore key={run.info.id} run={run.info.id} model={model} />
            ) : model.input === 'image' ? (
              <ImageDrop model={model} ask={ask} />
            ) : (
              <RowForm key={run.info.id} model={model} ask={ask} />
            )}
          </div>
          {source === 'file' ? null : (
            <div className="min-h-0 w-84 shrink-0 overflow-y-auto border-l border-line pr-2 pl-4">
              <PredictionResult model={model} state={state} />
            </div>
          )}
        </div>
      )}
    </div>
  );
}
