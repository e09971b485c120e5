import { type KeyboardEvent, useRef, useState } from 'react';
import { evaluationTexts } from '../texts/evaluationTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { formatShare } from '../ui/formatValues.ts';
import { joinClasses } from '../ui/joinClasses.ts';
import { type ClassificationResult, shareOfActual } from './sampleGroups.ts';

export interface ConfusionCell {
  readonly actual: number;
  readonly predicted: number;
}

/** The darkest shade still leaves the count readable in both themes (6:1). */
const DARKEST = 62;

/**
 * Actual classes down, predicted ones across: the count in each cell, its share of the actual class as shade. One stop for
 * the Tab key; arrows move, Enter opens the rows behind a cell.
 */
export function ConfusionMatrix({
  result,
  chosen,
  onChoose,
}: {
  readonly result: ClassificationResult;
  readonly chosen: ConfusionCell | null;
  onChoose(cell: ConfusionCell): void;
}) {
  const say = useTexts(evaluationTexts);
  const { language, number } = useSpeech();
  const [focus, setFocus] = useState<ConfusionCell>({ actual: 0, predicted: 0 });
  const table = useRef<HTMLTableElement>(null);
  const { classes, confusion } = result;
  const last = classes.length - 1;
  // Few classes have room for their names side by side.
  const upright = classes.length <= 4;

  const move = (event: KeyboardEvent) => {
    const { actual, predicted } = focus;
    const steps: Record<string, ConfusionCell> = {
      ArrowUp: { actual: Math.max(0, actual - 1), predicted },
      ArrowDown: { actual: Math.min(last, actual + 1), predicted },
      ArrowLeft: { actual, predicted: Math.max(0, predicted - 1) },
      ArrowRight: { actual, predicted: Math.min(last, predicted + 1) },
      Home: { actual, predicted: 0 },
      End: { actual, predicted: last },
    };
    const next = steps[event.key];
    if (!next) return;
    event.preventDefault();
    setFocus(next);
    table.current
      ?.querySelector<HTMLButtonElement>(`[data-cell="${next.actual}-${next.predicted}"]`)
      ?.focus({ preventScroll: false });
  };

  return (
    <figure>
      <table ref={table} aria-label={say('confusion')} className="border-separate border-spacing-px text-xs">
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-2 bg-surface pr-2 text-right align-bottom font-medium whitespace-nowrap text-ink-soft"
            >
              <span className="block">{say('predicted')} →</span>
              <span className="block">{say('actual')} ↓</span>
            </th>
            {classes.map((name) => (
              <th
                key={name}
                scope="col"
                className={joinClasses(
                  'sticky top-0 z-1 bg-surface align-bottom font-normal text-ink-soft',
                  upright ? 'px-1' : 'h-20',
                )}
                title={name}
              >
                <span
                  className={joinClasses(
                    'mx-auto block truncate',
                    upright ? 'max-w-20' : 'max-h-20 w-4 rotate-180 text-left [writing-mode:vertical-rl]',
                  )}
                >
                  {name}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={move}>
          {classes.map((name, actual) => (
            <tr key={name}>
              <th
                scope="row"
                className="sticky left-0 max-w-28 truncate bg-surface pr-2 text-right font-normal whitespace-nowrap text-ink-soft"
                title={name}
              >
                {name}
              </th>
              {classes.map((other, predicted) => {
                const count = confusion[actual]?.[predicted] ?? 0;
                const share = shareOfActual(confusion, actual, predicted);
                const hue = actual === predicted ? 'var(--color-accent)' : 'var(--color-category-loss)';
                // Errors are few: their shade rises faster, or none of them would be seen.
                const shade = (actual === predicted ? share : Math.min(1, Math.sqrt(share))) * DARKEST;
                const isChosen = chosen?.actual === actual && chosen.predicted === predicted;
                return (
                  <td key={other} className="p-0">
                    <button
                      type="button"
                      data-cell={`${actual}-${predicted}`}
                      tabIndex={focus.actual === actual && focus.predicted === predicted ? 0 : -1}
                      aria-pressed={isChosen}
                      aria-label={say('cell', {
                        count: number(count),
                        actual: name,
                        predicted: other,
                        share: formatShare(share, language),
                      })}
                      onFocus={() => setFocus({ actual, predicted })}
                      onClick={() => onChoose({ actual, predicted })}
                      className={joinClasses(
                        'tabular grid h-5.5 w-full min-w-8 place-items-center rounded-[3px] px-1 hover:outline-2 hover:outline-ink-faint',
                        count === 0 ? 'text-ink-faint' : 'text-ink',
                        isChosen && 'outline-2 outline-focus!',
                      )}
                      style={{
                        background: `color-mix(in oklab, ${hue} ${shade.toFixed(1)}%, var(--color-sunken))`,
                      }}
                    >
                      {count === 0 ? '·' : number(count)}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
