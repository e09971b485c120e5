import { schemaOf } from '../../../shared/nodes/params.ts';
import {
  DATE_PARTS,
  type DatePart,
  datePartsParams,
  describeDateParts,
  listDateParts,
} from '../../../shared/nodes/prepare/dateParts.node.ts';
import { chooseFields } from '../chosenFields.ts';
import { columnAt } from '../columns.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { readTimes } from '../readTimes.ts';
import { numberColumn, rewriteColumns } from '../tableSteps.ts';

/** Parts of dates as numbers, or as points on a circle. What is no date is missing. */
export const datePartsPrepare = definePrepare({
  kind: 'dateParts',
  mode: 'stateless',
  config: schemaOf(datePartsParams),
  madeFrom(config, wanted, fields) {
    if (fields.some(({ name }) => name === wanted)) return [wanted];
    return config.columns.filter((name) => listDateParts(config).some(({ suffix }) => `${name}_${suffix}` === wanted));
  },
  ready(config, fields) {
    const chosen = chooseFields(fields, config.columns, () => false);
    const taken = new Set(config.keep ? [] : chosen.map(({ index }) => index));
    const kept = fields.flatMap((_, index) => (taken.has(index) ? [] : [index]));
    const parts = listDateParts(config);
    return rewriteColumns(describeDateParts(config, fields), (batch) => [
      ...kept.map((index) => columnAt(batch, index)),
      ...chosen.flatMap(({ field, index }) => {
        const times = readTimes(field, columnAt(batch, index), config.format);
        return parts.map(({ part, wave }) => numberColumn(times.map((time) => readPart(time, part, wave))));
      }),
    ]);
  },
});

const DAY = 86_400_000;

function readPart(time: number, part: DatePart, wave: 'sin' | 'cos' | null): number {
  if (Number.isNaN(time)) return Number.NaN;
  const value = countPart(new Date(time), part);
  const { from = 0, cycle = null } = DATE_PARTS.find((one) => one.part === part) ?? {};
  if (wave === null || cycle === null) return value;
  const angle = (2 * Math.PI * (value - from)) / cycle;
  return wave === 'sin' ? Math.sin(angle) : Math.cos(angle);
}

function countPart(date: Date, part: DatePart): number {
  switch (part) {
    case 'year':
      return date.getUTCFullYear();
    case 'month':
      return date.getUTCMonth() + 1;
    case 'day':
      return date.getUTCDate();
    case 'weekday':
      return ((date.getUTCDay() + 6) % 7) + 1;
    case 'dayOfYear':
      return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY) + 1;
    case 'hour':
      return date.getUTCHours();
    case 'minute':
      return date.getUTCMinutes();
  }
}
