import { CircleAlert, Hourglass, RefreshCw, Target } from 'lucide-react';
import { useState } from 'react';
import type { EvaluationReport } from '../../shared/run/evaluationReport.ts';
import { RunSelect } from '../parts/RunSelect.tsx';
import { pressRun } from '../stores/runActions.ts';
import { currentRun, isActive, useRunsStore } from '../stores/runsStore.ts';
import { evaluationTexts } from '../texts/evaluationTexts.ts';
import { trainingTexts } from '../texts/trainingTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { formatMetric } from '../ui/formatValues.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { nameMetric } from '../ui/metricNames.ts';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { CLASSIFICATION_VIEWS, ClassificationView, type ClassificationViewName } from './ClassificationView.tsx';
import { MetricFigure } from './MetricFigure.tsx';
import { RegressionView } from './RegressionView.tsx';
import { type Split, useEvaluation } from './useEvaluation.ts';

/** How good a run's model is on rows it was not trained with, down to every single row. */
export function EvaluationPanel() {
  const say = useTexts(evaluationTexts);
  const sayTraining = useTexts(trainingTexts);
  const { number } = useSpeech();
  const run = useRunsStore(currentRun);
  const [split, setSplit] = useState<Split>('test');
  const [view, setView] = useState<ClassificationViewName>('confusion');
  const ready = run !== null && !isActive(run.state.state) && run.state.epoch > 0;
  const { report, working, error, repeat } = useEvaluation(ready ? run.info.id : null, split, run?.state.epoch ?? 0);
  const progress = useRunsStore((state) => (run ? state.progress[run.info.id] : undefined));
  if (!run) {
    return (
      <EmptyState
        icon={Target}
        title={say('noRun')}
        description={say('noRunHint')}
        action={<Button onClick={() => void pressRun()}>{sayTraining('trainPlain')}</Button>}
      />
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col gap-2 px-3 pb-2" data-testid="evaluation">
      <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-3 pt-1">
        <RunSelect run={run} className="w-56" />
        <Segmented
          label={say('split')}
          value={split}
          onChange={setSplit}
          options={[
            { value: 'test', label: say('test') },
            { value: 'validation', label: say('validation') },
            { value: 'train', label: say('train') },
          ]}
        />
        {report ? (
          <span className="ml-auto flex items-center gap-2">
            <Badge>{say(report.weights === 'best' ? 'weightsBest' : 'weightsLast')}</Badge>
            <IconButton icon={RefreshCw} size="sm" label={say('again')} onClick={repeat} />
          </span>
        ) : null}
      </div>
      {isActive(run.state.state) ? (
        <EmptyState icon={Hourglass} title={say('underWay')} description={say('underWayHint')} />
      ) : !ready ? (
        <EmptyState icon={CircleAlert} title={say('noWeights')} description={say('noWeightsHint')} />
      ) : error ? (
        <FailedState title={say('failed')} error={error} action={<Button onClick={repeat}>{say('tryAgain')}</Button>} />
      ) : working || !report ? (
        <div className="flex flex-1 flex-col items-center justify-center gap-2">
          <p className="text-sm text-ink-soft">
            {progress && progress.total > 0
              ? say('workingOf', { done: number(progress.done), total: number(progress.total) })
              : say('working')}
          </p>
          <ProgressBar
            label={say('working')}
            value={progress && progress.total > 0 ? progress.done / progress.total : null}
            className="w-64"
          />
        </div>
      ) : (
        <div className="flex min-h-0 flex-1 flex-col gap-2" data-testid="report">
          <div className="flex shrink-0 flex-wrap items-center gap-x-5 gap-y-1">
            <Figures report={report} />
            {report.result.task === 'classification' ? (
              <Segmented
                label={say('details')}
                value={view}
                onChange={setView}
                className="ml-auto"
                options={CLASSIFICATION_VIEWS.map((value) => ({ value, label: say(value) }))}
              />
            ) : null}
          </div>
          <div className="min-h-0 flex-1">
            {report.result.task === 'classification' ? (
              <ClassificationView
                key={`${report.runId}:${report.split}`}
                report={report}
                result={report.result}
                view={view}
              />
            ) : (
              <RegressionView key={`${report.runId}:${report.split}`} report={report} result={report.result} />
            )}
          </div>
        </div>
      )}
    </div>
  );
}

/** The numbers that matter, in a line. */
function Figures({ report }: { readonly report: EvaluationReport }) {
  const sayTraining = useTexts(trainingTexts);
  const say = useTexts(evaluationTexts);
  const { language, number } = useSpeech();
  return (
    <dl aria-label={say('summary')} className="flex flex-wrap items-baseline gap-x-5">
      {listFigures(report).map(([name, value]) => (
        <MetricFigure
          key={name}
          name={name === 'mae' || name === 'rmse' ? say(name) : nameMetric(name, sayTraining)}
          title={nameMetric(name, sayTraining)}
          value={formatMetric(name, value, language)}
          unit={report.result.task === 'regression' && /mae|rmse/i.test(name) ? report.result.unit : null}
        />
      ))}
      <MetricFigure name={say('rows')} value={number(report.rows)} />
    </dl>
  );
}

/** Name and value of every figure, the one that matters most first. */
function listFigures(report: EvaluationReport): [string, number][] {
  const { result } = report;
  const figures = new Map<string, number>();
  if (result.task === 'regression') {
    figures.set('mae', result.mae);
    figures.set('rmse', result.rmse);
    if (result.r2 !== null) figures.set('r2', result.r2);
  }
  for (const [name, value] of Object.entries(report.metrics)) {
    const known = name === 'meanAbsoluteError' ? 'mae' : name === 'rootMeanSquaredError' ? 'rmse' : name;
    if (!figures.has(known)) figures.set(known, value);
  }
  if (!figures.has('loss')) figures.set('loss', report.loss);
  return [...figures];
}
