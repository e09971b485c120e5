import { MousePointerClick } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { EvaluationReport } from '../../shared/run/evaluationReport.ts';
import { evaluationTexts } from '../texts/evaluationTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ClassTable } from './ClassTable.tsx';
import { type ConfusionCell, ConfusionMatrix } from './ConfusionMatrix.tsx';
import { CurvesView } from './CurvesView.tsx';
import { SamplesView } from './SamplesView.tsx';
import { type ClassificationResult, samplesInCell } from './sampleGroups.ts';

export const CLASSIFICATION_VIEWS = ['confusion', 'classes', 'roc', 'pr'] as const;
export type ClassificationViewName = (typeof CLASSIFICATION_VIEWS)[number];

/** One view of a classification at a time: the matrix with the rows behind a cell, the classes, or the curves. */
export function ClassificationView({
  report,
  result,
  view,
}: {
  readonly report: EvaluationReport;
  readonly result: ClassificationResult;
  readonly view: ClassificationViewName;
}) {
  switch (view) {
    case 'confusion':
      return <ConfusionView report={report} result={result} />;
    case 'classes':
      return (
        <div className="h-full max-w-200 overflow-auto">
          <ClassTable result={result} />
        </div>
      );
    case 'roc':
    case 'pr':
      return <CurvesView key={view} curves={result[view]} type={view} />;
  }
}

function ConfusionView({
  report,
  result,
}: {
  readonly report: EvaluationReport;
  readonly result: ClassificationResult;
}) {
  const say = useTexts(evaluationTexts);
  const [chosen, setChosen] = useState<ConfusionCell | null>(null);
  const samples = useMemo(
    () => (chosen ? samplesInCell(result, chosen.actual, chosen.predicted) : []),
    [result, chosen],
  );
  const nameOf = (index: number): string => result.classes[index] ?? String(index);
  return (
    <div className="flex h-full min-h-0 gap-4">
      <div className="max-w-[68%] min-w-0 shrink-0 overflow-auto">
        <ConfusionMatrix result={result} chosen={chosen} onChoose={setChosen} />
      </div>
      <div className="min-h-0 min-w-0 flex-1">
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
          <EmptyState icon={MousePointerClick} title={say('samples')} description={say('confusionHelp')} />
        )}
      </div>
    </div>
  );
}
