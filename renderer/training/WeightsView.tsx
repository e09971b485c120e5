import { Scale } from 'lucide-react';
import { useEffect } from 'react';
import type { RunSummary } from '../../shared/run/runRecord.ts';
import type { WeightStatistics } from '../../shared/run/weightStatistics.ts';
import { Histogram } from '../charts/Histogram.tsx';
import { askForWeights, useWeightStore } from '../stores/weightStore.ts';
import { trainingTexts } from '../texts/trainingTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatMeasure } from '../ui/formatValues.ts';

/** How the weights of the run lie and how strongly each is pulled at: asked for when it opens and once in every epoch. */
export function WeightsView({ run }: { readonly run: RunSummary }) {
  const say = useTexts(trainingTexts);
  const { number } = useSpeech();
  const statistics = useWeightStore(({ byRun }) => byRun[run.info.id]);
  const { state, epoch } = run.state;
  const isTraining = state === 'training';
  // biome-ignore lint/correctness/useExhaustiveDependencies: each epoch is a reason to ask again.
  useEffect(() => {
    if (isTraining) askForWeights(run.info.id);
  }, [run.info.id, isTraining, epoch]);
  if (!statistics) {
    return (
      <EmptyState
        icon={Scale}
        title={say(isTraining ? 'weightsWaiting' : 'weightsNone')}
        description={say('weightsHint')}
      />
    );
  }
  const strongest = Math.max(...statistics.weights.map(({ gradientNorm }) => gradientNorm ?? 0));
  return (
    <section
      aria-label={say('weights')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: cards that scroll must be reachable by keyboard.
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto px-2 pb-2"
      data-testid="weights"
      data-selectable
    >
      <p className="tabular py-1 text-xs text-ink-faint">
        {say('weightsAt', { epoch: number(statistics.epoch), step: number(statistics.step) })}
      </p>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-2">
        {statistics.weights.map((weight) => (
          <WeightCard key={weight.name} weight={weight} strongest={strongest} />
        ))}
      </ul>
    </section>
  );
}

function WeightCard({ weight, strongest }: { readonly weight: WeightStatistics; readonly strongest: number }) {
  const say = useTexts(trainingTexts);
  const { language, number } = useSpeech();
  // Cards are narrow, and a histogram is read by its shape: three digits.
  const measure = (value: number) => formatMeasure(value, language, 3);
  const { name, histogram, min, max, mean, sd, count, gradientNorm } = weight;
  const width = (max - min) / histogram.length;
  const bins = histogram.map((size, place) => ({ label: measure(min + (place + 0.5) * width), count: size }));
  return (
    <li className="rounded-card border border-line px-2 py-1.5 text-xs">
      <div className="flex justify-between gap-2">
        <span className="truncate font-mono" title={name}>
          {name}
        </span>
        <span className="tabular text-ink-faint">{number(count)}</span>
      </div>
      <Histogram bins={bins} label={say('weightValues', { name, min: measure(min), max: measure(max) })} />
      <div className="tabular flex flex-wrap justify-between gap-x-2 whitespace-nowrap text-ink-faint">
        <span>{measure(min)}</span>
        <span className="text-ink-soft">{say('weightMean', { mean: measure(mean), sd: measure(sd) })}</span>
        <span>{measure(max)}</span>
      </div>
      {gradientNorm === null ? (
        <p className="text-ink-faint">{say('gradientNone')}</p>
      ) : (
        <div className="tabular mt-1 flex items-center gap-2">
          <span className="whitespace-nowrap text-ink-soft">
            {say('gradientNorm', { norm: measure(gradientNorm) })}
          </span>
          <span aria-hidden className="h-1.5 flex-1 overflow-hidden rounded-full bg-hover">
            <span
              className="block h-full rounded-full bg-accent"
              style={{ width: `${strongest > 0 ? (gradientNorm / strongest) * 100 : 0}%` }}
            />
          </span>
        </div>
      )}
    </li>
  );
}
