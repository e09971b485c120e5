import { ChevronLeft, ChevronRight } from 'lucide-react';
import { explorerTexts } from '../../texts/explorerTexts.ts';
import { useSpeech, useTexts } from '../../texts/useTexts.ts';
import { IconButton } from '../../ui/IconButton.tsx';

/** So many rows are one scroll area: browsers cannot lay out an element of a hundred million pixels. */
export const BAND_ROWS = 500_000;

/** Which part of a very long table is in the scroll area. */
export function RowBands({
  start,
  matching,
  onChange,
}: {
  readonly start: number;
  readonly matching: number;
  onChange(band: number): void;
}) {
  const say = useTexts(explorerTexts);
  const { number } = useSpeech();
  const band = start / BAND_ROWS;
  const end = Math.min(matching, start + BAND_ROWS);
  return (
    <div className="flex items-center gap-1">
      <IconButton
        size="sm"
        icon={ChevronLeft}
        label={say('before')}
        disabled={start === 0}
        onClick={() => onChange(band - 1)}
      />
      <span className="tabular text-xs text-ink-soft">
        {say('band', { first: number(start + 1), last: number(end) })}
      </span>
      <IconButton
        size="sm"
        icon={ChevronRight}
        label={say('after')}
        disabled={end >= matching}
        onClick={() => onChange(band + 1)}
      />
    </div>
  );
}
