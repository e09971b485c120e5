import { ArrowDown, CircleSlash2 } from 'lucide-react';
import { useMemo } from 'react';
import { nodeTitle } from '../../stores/describeNode.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useProblemSentence } from '../../stores/useProblemSentence.ts';
import { explorerTexts } from '../../texts/explorerTexts.ts';
import { useSpeech, useTexts } from '../../texts/useTexts.ts';
import { CellValue, formatCell } from '../../ui/CellValue.tsx';
import { FailedState } from '../../ui/FailedState.tsx';
import { describeStages, type StageChange } from './describeStages.ts';
import { useRowTrace } from './useRowTrace.ts';

/** So many fields of a stage are listed: the pixels of an image table would push everything else out of sight. */
const MOST_FIELDS = 40;

/** The way of one row along the graph: what each node did to it, and where it was left out and why. */
export function RowWay({ node, row }: { readonly node: string; readonly row: number }) {
  const say = useTexts(explorerTexts);
  const { stages, error } = useRowTrace(node, row);
  const changes = useMemo(() => (stages ? describeStages(stages) : []), [stages]);
  if (error) return <FailedState title={say('failed')} error={error} />;
  return (
    <section aria-label={say('way')} aria-busy={stages === null} className="flex flex-col gap-1" data-testid="row-way">
      <h3 className="text-xs font-medium text-ink-soft">{say('way')}</h3>
      <ol className="flex flex-col gap-1">
        {changes.map((change, place) => (
          <li key={change.stage.node} className="flex flex-col gap-1">
            {place > 0 ? <ArrowDown aria-hidden className="ml-2 size-3 text-ink-faint" /> : null}
            <StageCard change={change} isExplored={change.stage.node === node} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function StageCard({ change, isExplored }: { readonly change: StageChange; readonly isExplored: boolean }) {
  const say = useTexts(explorerTexts);
  const { language, number } = useSpeech();
  const nodes = useDocumentStore((state) => state.document.nodes);
  const { stage, changed, limits, removed, newNumber } = change;
  const record = nodes[stage.node];
  const more = changed.length - MOST_FIELDS;
  const notes = [
    stage.madeOf > 1 ? say('madeOf', { count: stage.madeOf }) : '',
    newNumber === null ? '' : say('newNumber', { row: number(newNumber) }),
    ...limits.map(({ field, low, high }) => say('limits', { field, low: number(low), high: number(high) })),
    removed.length > 0 ? say('removed', { fields: removed.join(', ') }) : '',
    !stage.dropped && changed.length + limits.length + removed.length === 0 ? say('unchanged') : '',
    more > 0 ? say('moreFields', { count: number(more) }) : '',
  ].filter((note) => note !== '');
  return (
    <div
      aria-current={isExplored ? 'step' : undefined}
      className="rounded-control border border-line bg-surface p-2 aria-[current]:border-accent"
    >
      <p className="text-sm font-semibold">{record ? nodeTitle(record, language) : stage.node}</p>
      {stage.dropped ? <Dropped problem={stage.dropped} /> : null}
      {changed.length > 0 ? (
        <dl className="tabular mt-1 grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-2 gap-y-0.5 text-xs">
          {changed.slice(0, MOST_FIELDS).map(({ field, cell, before }) => (
            <div key={field.name} className="contents">
              <dt className="truncate text-ink-soft" title={field.name}>
                {field.name}
              </dt>
              <dd className="min-w-0 break-words" data-selectable>
                <CellValue cell={cell} classes={field.classes} alt={field.name} imageClass="size-16" />
                {before !== undefined && typeof before !== 'object' ? (
                  <span className="ml-1.5 text-ink-faint">
                    {say('was', { value: formatCell(before, language, field.classes) })}
                  </span>
                ) : null}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {notes.length > 0 ? <p className="mt-0.5 text-xs text-ink-faint">{notes.join(' · ')}</p> : null}
    </div>
  );
}

function Dropped({ problem }: { readonly problem: NonNullable<StageChange['stage']['dropped']> }) {
  const say = useTexts(explorerTexts);
  const sentence = useProblemSentence(problem);
  return (
    <p className="mt-1 flex items-start gap-1.5 rounded-control bg-warning-soft p-1.5 text-xs">
      <CircleSlash2 aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warning-ink" />
      <span>
        <strong className="font-medium">{say('droppedHere')}</strong> · {sentence}
      </span>
    </p>
  );
}
