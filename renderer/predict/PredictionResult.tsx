import { Check, WandSparkles, X } from 'lucide-react';
import { ProblemCard } from '../parts/ProblemCard.tsx';
import { predictTexts } from '../texts/predictTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Badge } from '../ui/Badge.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { formatMeasure, formatShare } from '../ui/formatValues.ts';
import { joinClasses } from '../ui/joinClasses.ts';
import { rankClasses } from './rankClasses.ts';
import type { ModelDescription, PredictionState } from './usePrediction.ts';

/** What the model says, how sure it is, and what it really saw. */
export function PredictionResult({
  model,
  state,
}: {
  readonly model: ModelDescription;
  readonly state: PredictionState;
}) {
  const say = useTexts(predictTexts);
  const { language } = useSpeech();
  const { prediction, actual, working, error } = state;
  if (error) {
    return <FailedState title={say('failed')} error={error} />;
  }
  if (!prediction) return <EmptyState icon={WandSparkles} title={say(working ? 'working' : 'resultNone')} />;
  return (
    <section
      aria-label={say('result')}
      aria-busy={working}
      aria-live="polite"
      className={joinClasses('flex flex-col gap-3 transition-opacity', working && 'opacity-60')}
      data-testid="prediction"
    >
      {prediction.values === null ? (
        <div className="flex flex-col gap-1">
          <p className="text-sm font-semibold">{say('refused')}</p>
          {prediction.reason ? <ProblemCard problem={prediction.reason} /> : null}
        </div>
      ) : model.classes ? (
        <ClassBars values={prediction.values} classes={model.classes} actual={actual} seen={prediction.seen} />
      ) : (
        <p className="flex flex-col" data-selectable>
          <span className="text-xs text-ink-soft">{model.target}</span>
          <span className="tabular text-xl font-semibold">
            {formatMeasure(prediction.values[0] ?? Number.NaN, language)}
            {model.unit ? <span className="ml-1 text-md font-normal text-ink-soft">{model.unit}</span> : null}
          </span>
          {actual === null ? null : (
            <span className="tabular text-sm text-ink-soft">
              {say('actual')}: {actual} {model.unit}
            </span>
          )}
        </p>
      )}
    </section>
  );
}

function ClassBars({
  values,
  classes,
  actual,
  seen,
}: {
  readonly values: readonly number[];
  readonly classes: readonly string[];
  readonly actual: string | null;
  readonly seen: string | null;
}) {
  const say = useTexts(predictTexts);
  const { language } = useSpeech();
  const ranked = rankClasses(values, classes);
  const [first] = ranked;
  return (
    <>
      <div className="flex items-start gap-3">
        {seen ? (
          <img
            src={seen}
            alt={say('seen')}
            title={say('seen')}
            className="size-14 shrink-0 rounded-control border border-line bg-sunken object-contain [image-rendering:pixelated]"
          />
        ) : null}
        <div className="flex min-w-0 flex-col gap-0.5">
          <p className="flex items-baseline gap-2" data-selectable>
            <span className="truncate text-lg font-semibold" data-testid="predicted-class">
              {first?.name}
            </span>
            <span className="tabular text-sm text-ink-soft">
              {first ? formatShare(first.probability, language) : ''}
            </span>
          </p>
          {actual === null ? null : (
            <p className="flex items-center gap-2 text-sm text-ink-soft">
              {say('actual')}: {actual}
              {actual === first?.name ? (
                <Badge tone="success" icon={Check}>
                  {say('right')}
                </Badge>
              ) : (
                <Badge tone="danger" icon={X}>
                  {say('wrong')}
                </Badge>
              )}
            </p>
          )}
        </div>
      </div>
      <ol aria-label={say('probabilities')} className="flex flex-col gap-1">
        {ranked.map(({ name, probability }, place) => (
          <li key={name} className="grid grid-cols-[7rem_minmax(0,1fr)_3.5rem] items-center gap-2 text-xs">
            <span
              className={joinClasses('truncate', place === 0 ? 'font-medium text-ink' : 'text-ink-soft')}
              title={name}
            >
              {name}
            </span>
            <span aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-pressed">
              <span
                className={joinClasses('block h-full rounded-full', place === 0 ? 'bg-accent' : 'bg-line-strong')}
                style={{ width: `${Math.max(0, Math.min(1, probability)) * 100}%` }}
              />
            </span>
            <span className="tabular text-right">{formatShare(probability, language)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
