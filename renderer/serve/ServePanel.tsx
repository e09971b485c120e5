import { CircleAlert, Play, Radio, Replace, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { studio } from '../bridge/studio.ts';
import { RunSelect } from '../parts/RunSelect.tsx';
import { pressRun } from '../stores/runActions.ts';
import { currentRun, useRunsStore } from '../stores/runsStore.ts';
import { serveTexts } from '../texts/serveTexts.ts';
import { trainingTexts } from '../texts/trainingTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { RequestList } from './RequestList.tsx';
import { ServerCard } from './ServerCard.tsx';
import { Snippets } from './Snippets.tsx';
import { refreshServing, startServing, stopServing, useServingStore } from './servingStore.ts';

const DEFAULT_PORT = 8501;
const REFRESH_MS = 1000;

/** Makes an API of a trained model, and shows who calls it. */
export function ServePanel() {
  const say = useTexts(serveTexts);
  const sayTraining = useTexts(trainingTexts);
  const run = useRunsStore(currentRun);
  const { status, busy } = useServingStore();
  const [port, setPort] = useState<number | null>(DEFAULT_PORT);
  const isServing = status !== null;
  useEffect(() => {
    void refreshServing();
    return studio.on('servingChanged', () => void refreshServing());
  }, []);
  useEffect(() => {
    if (!isServing) return;
    const timer = setInterval(() => void refreshServing(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [isServing]);
  if (!run && !status) {
    return (
      <EmptyState
        icon={Radio}
        title={say('noRun')}
        description={say('noRunHint')}
        action={<Button onClick={() => void pressRun()}>{sayTraining('trainPlain')}</Button>}
      />
    );
  }
  const hasModel = run !== null && run.state.epoch > 0;
  const served = status?.models.find((one) => one.run === run?.info.id) ?? status?.models[0];
  return (
    <div className="flex h-full min-h-0 flex-col gap-2 px-3 pb-2" data-testid="serve">
      <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-3 pt-1">
        {run ? <RunSelect run={run} className="w-56" /> : null}
        {status ? (
          <Button icon={Square} disabled={busy !== null} onClick={() => void stopServing()}>
            {say(busy === 'stopping' ? 'stopping' : 'stop')}
          </Button>
        ) : null}
        {status && run && hasModel && served?.run !== run.info.id ? (
          <Button icon={Replace} disabled={busy !== null} onClick={() => void startServing(run.info.id, null)}>
            {say(busy === 'starting' ? 'starting' : 'swap')}
          </Button>
        ) : null}
      </div>
      {status ? (
        <div className="grid min-h-0 flex-1 auto-rows-min grid-cols-[repeat(auto-fit,minmax(17rem,1fr))] gap-4 overflow-auto">
          <ServerCard status={status} />
          {served ? <Snippets run={served.run} model={served.model} address={status.address} /> : null}
          <RequestList />
        </div>
      ) : !hasModel || !run ? (
        <EmptyState icon={CircleAlert} title={say('noWeights')} description={say('noWeightsHint')} />
      ) : (
        <div className="flex max-w-120 flex-col items-start gap-3">
          <h3 className="text-md font-medium text-ink">{say('idleTitle')}</h3>
          <p className="text-sm text-ink-soft">{say('idleText')}</p>
          <NumberField
            label={say('port')}
            help={say('portHint')}
            value={port}
            onChange={setPort}
            integer
            min={0}
            max={65_535}
          />
          <Button
            variant="primary"
            icon={Play}
            disabled={busy !== null}
            onClick={() => void startServing(run.info.id, port)}
          >
            {say(busy === 'starting' ? 'starting' : 'start')}
          </Button>
        </div>
      )}
    </div>
  );
}
