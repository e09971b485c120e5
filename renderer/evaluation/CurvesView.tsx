import { useState } from 'react';
import type { Curve } from '../../shared/run/evaluationReport.ts';
import { XYChart } from '../charts/XYChart.tsx';
import { evaluationTexts } from '../texts/evaluationTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { SERIES_COUNT, seriesColour } from '../theme/colours.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { formatMeasure } from '../ui/formatValues.ts';

/** ROC or precision–recall: one curve a class, which the list beside it switches on and off. */
export function CurvesView({ curves, type }: { readonly curves: readonly Curve[]; readonly type: 'roc' | 'pr' }) {
  const say = useTexts(evaluationTexts);
  const { language, number } = useSpeech();
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const named = curves.map((curve, place) => ({
    ...curve,
    place,
    label: curve.label === '' ? say('thePositive') : curve.label,
    colour: seriesColour(place),
    dashed: place >= SERIES_COUNT,
    id: String(place),
  }));
  return (
    <div className="flex h-full min-h-40 gap-3">
      <XYChart
        label={`${say(type === 'roc' ? 'rocTitle' : 'prTitle')}: ${named
          .map(({ label, area }) => `${label} ${area === null ? '–' : formatMeasure(area, language)}`)
          .join(', ')}`}
        xTitle={say(type === 'roc' ? 'falsePositiveRate' : 'recall')}
        yTitle={say(type === 'roc' ? 'truePositiveRate' : 'precision')}
        lines={named.filter(({ place, area }) => !hidden.has(place) && area !== null)}
        reference={type === 'roc' ? 'diagonal' : undefined}
        format={(value) => number(value, { maximumFractionDigits: 3 })}
      />
      <ul className="w-52 shrink-0 overflow-y-auto">
        {named.map(({ place, label, area, colour, dashed }) => (
          <li key={place}>
            <Checkbox
              name={label}
              checked={!hidden.has(place)}
              disabled={area === null}
              onChange={(shown) => {
                const next = new Set(hidden);
                if (shown) next.delete(place);
                else next.add(place);
                setHidden(next);
              }}
              label={
                <span className="flex w-44 items-center gap-1.5 text-xs">
                  <svg aria-hidden="true" width="14" height="6" className="shrink-0">
                    <path d="M0 3h14" stroke={colour} strokeWidth="2.5" strokeDasharray={dashed ? '4 2' : undefined} />
                  </svg>
                  <span className="min-w-0 flex-1 truncate">{label}</span>
                  <span className="tabular text-ink-soft">
                    {area === null
                      ? say('noRows')
                      : number(area, { minimumFractionDigits: 4, maximumFractionDigits: 4 })}
                  </span>
                </span>
              }
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
