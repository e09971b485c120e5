import { useMemo, useState } from 'react';
import type { EvaluationReport } from '../../shared/run/evaluationReport.ts';
import { evaluationTexts } from '../texts/evaluationTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { ClassTable } from './ClassTable.tsx';
import { type ConfusionCell, ConfusionMatrix } from './ConfusionMatrix.tsx';
import { CurvesView } from './CurvesView.tsx';
import { SamplesView } from './SamplesView.tsx';
import { type ClassificationResult, samplesInCell } from './sampleGroups.ts';

/** Confusion matrix at the left; beside it the classes, the curves, or the rows behind a cell. */
export function ClassificationView({
  report,
  result,
}: {
  readonly report: EvaluationReport;
  readonly result: ClassificationResult;
}) {
  const say = useTexts(evaluationTexts);
  const [view, setView] = useState<'classes' | 'roc' | 'pr'>('classes');
  const [chosen, setChosen] = useState<ConfusionCell | null>(null);
  const samples = useMemo(
    () => (chosen ? samplesInCell(result, chosen.actual, chosen.predicted) : []),
    [result, chosen],
  );
  const nameOf = (index: number): string => result.classes[index] ?? String(index);
  return (
    <div className="flex min-h-0 min-w-0 flex-1 gap-4">
      <div className="max-w-[55%] min-w-0 shrink-0 overflow-auto pr-1">
        <ConfusionMatrix result={result} chosen={chosen} onChoose={setChosen} />
      </div>
      <div className="flex min-h-0 min-w-72 flex-1 flex-col gap-2">
        {chosen ? (
          <SamplesView
            run={report.runId}
            title={
              chosen.actual === chosen.predicted
                ? say('rightRows', { class: nameOf(chosen.actual) })
                : say('wrongRows', { actual: nameOf(chosen.actual), predicted: nameOf(chosen.predicted) })
            }
            samples={samples}
            classes={result.classes}
            onClose={() => setChosen(null)}
          />
        ) : (
          <>
            <Segmented
              label={say('details')}
              value={view}
              onChange={setView}
              className="self-start"
              options={[
                { value: 'classes', label: say('classes') },
                { value: 'roc', label: say('roc') },
                { value: 'pr', label: say('pr') },
              ]}
            />
            <div className="min-h-0 flex-1 overflow-auto">
              {view === 'classes' ? (
                <ClassTable result={result} />
              ) : (
                <CurvesView key={view} curves={result[view]} type={view} />
              )}
            </div>
          </>
        )}
      </div>
    </div>
  );
}
