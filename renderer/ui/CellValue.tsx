import type { Language } from '../../shared/base/text.ts';
import type { Cell } from '../../shared/ipc/dataContract.ts';
import { Sparkline } from '../charts/Sparkline.tsx';
import { dataTexts } from '../texts/dataTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { localeOf } from './formatValues.ts';
import { joinClasses } from './joinClasses.ts';

/** A cell as text; '' for an image and for what is missing. Whole numbers that name a class show its name. */
export function formatCell(cell: Cell, language: Language, classes?: readonly string[] | null): string {
  if (cell === null || typeof cell === 'object') return '';
  if (typeof cell === 'number') {
    const name = Number.isInteger(cell) ? classes?.[cell] : undefined;
    return (
      name ??
      new Intl.NumberFormat(localeOf(language), { maximumSignificantDigits: 6, useGrouping: false }).format(cell)
    );
  }
  return typeof cell === 'boolean' ? String(cell) : cell;
}

/** One cell of a preview: a number, a text, a small image, or a mark for what is missing. */
export function CellValue({
  cell,
  classes,
  imageClass = 'size-8',
  alt = '',
}: {
  readonly cell: Cell;
  readonly classes?: readonly string[] | null;
  readonly imageClass?: string;
  /** What an image shows; '' when words beside it say so. */
  readonly alt?: string;
}) {
  const say = useTexts(dataTexts);
  const { language } = useSpeech();
  if (cell === null) {
    return (
      <span className="text-ink-faint" title={say('missing')}>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{say('missing')}</span>
      </span>
    );
  }
  if (typeof cell === 'object' && 'series' in cell) {
    return (
      <Sparkline series={cell.series} label={say('series', { steps: cell.length, channels: cell.series.length })} />
    );
  }
  if (typeof cell === 'object') {
    return (
      <img
        src={cell.image}
        alt={alt}
        draggable={false}
        className={joinClasses('rounded-[3px] object-contain [image-rendering:pixelated]', imageClass)}
      />
    );
  }
  return formatCell(cell, language, classes);
}
