import { useMemo, useState } from 'react';
import type { EvaluationReport } from '../../shared/run/evaluationReport.ts';
import { ScatterPlot } from '../charts/ScatterPlot.tsx';
import { evaluationTexts } from '../texts/evaluationTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { formatMeasure } from '../ui/formatValues.ts';
import { SamplesView } from './SamplesView.tsx';
import { largestErrors, type RegressionResult, sampleAt } from './sampleGroups.ts';

/** How many of the largest errors are listed. */
const LISTED = 200;

/** Predicted against actual; beside it the largest errors, or the row behind the chosen point. */
export function RegressionView({
  report,
  result,
}: {
  readonly report: EvaluationReport;
  readonly result: RegressionResult;
}) {
  const say = useTexts(evaluationTexts);
  const { language, number } = useSpeech();
  const [chosen, setChosen] = useState<number | null>(null);
  const samples = useMemo(
    () => (chosen === null ? largestErrors(result, LISTED) : [sampleAt(result, chosen)]),
    [result, chosen],
  );
  const target = result.unit ? `${result.target} (${result.unit})` : result.target;
  return (
    <div className="flex h-full min-h-0 min-w-0 gap-4">
      <figure className="flex min-h-0 min-w-64 flex-1 flex-col gap-1">
        <ScatterPlot
          label={say('scatterLabel', { target: result.target, rows: number(result.actual.length) })}
          xTitle={say('actualOf', { target })}
          yTitle={say('predictedOf', { target })}
          x={result.actual}
          y={result.predicted}
          chosen={chosen}
          onChoose={setChosen}
          format={(value) => number(value, { maximumSignificantDigits: 5 })}
          sayPoint={(point) =>
            say('pointAt', {
              actual: formatMeasure(result.actual[point] ?? 0, language),
              predicted: formatMeasure(result.predicted[point] ?? 0, language),
            })
          }
        />
        <figcaption className="text-xs text-ink-faint">{say('scatterHelp')}</figcaption>
      </figure>
      <div className="flex min-h-0 min-w-56 flex-1 flex-col">
        <SamplesView
          run={report.runId}
          title={chosen === null ? say('largestErrors') : say('oneRow', { row: number(result.rowIds[chosen] ?? 0) })}
          samples={samples}
          classes={null}
          onClose={chosen === null ? undefined : () => setChosen(null)}
        />
      </div>
    </div>
  );
}
