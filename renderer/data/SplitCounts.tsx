import type { Preview } from '../../shared/ipc/dataContract.ts';
import { dataTexts } from '../texts/dataTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { formatShare } from '../ui/formatValues.ts';

const PARTS = ['train', 'validation', 'test'] as const;
const FILLS = {
  train: 'bg-category-layer',
  validation: 'bg-category-optimizer',
  test: 'bg-category-evaluation',
} as const;

/** How many rows train, validate and test: a bar and the numbers. */
export function SplitCounts({ counts }: { readonly counts: NonNullable<Preview['splitCounts']> }) {
  const say = useTexts(dataTexts);
  const { language, number } = useSpeech();
  const all = Math.max(1, counts.train + counts.validation + counts.test);
  return (
    <div className="flex flex-col gap-1">
      <div aria-hidden="true" className="flex h-1.5 gap-0.5 overflow-hidden rounded-full">
        {PARTS.map((part) =>
          counts[part] > 0 ? <span key={part} className={FILLS[part]} style={{ flexGrow: counts[part] }} /> : null,
        )}
      </div>
      <ul className="tabular flex flex-wrap gap-x-3 text-xs text-ink-soft">
        {PARTS.map((part) => (
          <li key={part} className="flex items-center gap-1">
            <span aria-hidden="true" className={`size-2 rounded-full ${FILLS[part]}`} />
            {say('splitShare', {
              name: say(part),
              count: number(counts[part]),
              share: formatShare(counts[part] / all, language, 0),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
