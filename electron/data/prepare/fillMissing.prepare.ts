import { z } from 'zod';
import { isText } from '../../../shared/nodes/fieldNames.ts';
import { schemaOf, type ValuesOf } from '../../../shared/nodes/params.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import {
  describeFilled,
  fillParams,
  listIndicated,
  MISSING_CLASS,
} from '../../../shared/nodes/prepare/fillMissing.node.ts';
import { type ChosenField, chooseFields } from '../chosenFields.ts';
import {
  type Batch,
  type Column,
  columnAt,
  isMissingAt,
  mapNumbers,
  readNumbers,
  readTexts,
  replaceColumns,
} from '../columns.ts';
import { dropIncomplete } from '../dropIncomplete.ts';
import { NumberSummary } from '../numberSummary.ts';
import { NumberSample, quantile } from '../numbers/numberSample.ts';
import { definePrepare, type Purpose } from '../prepareImplementation.ts';
import { numberColumn } from '../tableSteps.ts';

type Config = ValuesOf<typeof fillParams>;
/** What an empty cell of each column becomes; null: the row is dropped. */
const fittedSchema = z.object({
  columns: z.array(z.object({ name: z.string(), value: z.union([z.number(), z.string(), z.null()]) })),
});

/**
 * Fills empty cells, or drops the rows that have them. Learned for every chosen column, also for one that lacks nothing
 * now: a later row may. An empty target is never made up unless its column is named: such a row is dropped in training.
 */
export const fillMissingPrepare = definePrepare({
  kind: 'fillMissing',
  mode: 'row-changing',
  config: schemaOf(fillParams),
  fitted: fittedSchema,
  madeFrom: (_config, wanted, fields) =>
    fields.some(({ name }) => name === wanted) ? [wanted] : [wanted.replace(/_missing$/, '')],
  async fit(config, fields, batches) {
    const chosen = choose(config, fields);
    const learners = chosen.map((one) => createLearner(config, one));
    if (learners.some((learner) => learner.add)) {
      for await (const batch of batches()) {
        for (const [i, { index }] of chosen.entries()) learners[i]?.add?.(columnAt(batch, index));
      }
    }
    return { columns: chosen.map(({ field }, i) => ({ name: field.name, value: learners[i]?.learned() ?? null })) };
  },
  ready(config, fields, fitted, purpose) {
    const learned = new Map(fitted.columns.map(({ name, value }) => [name, value]));
    const chosen = choose(config, fields).map((one) => ({ ...one, value: learned.get(one.field.name) ?? null }));
    const outputs = describeFilled(config, fields);
    const indicated = listIndicated(config, fields).map((field) => fields.indexOf(field));
    const dropping = chosen.filter(({ value, field }) => value === null && isRequired(field, purpose));
    const filling = chosen.filter(({ value }) => value !== null);
    return {
      fields: outputs,
      apply(batch) {
        const { kept, dropped } = dropIncomplete(batch, dropping);
        const changed = new Map<number, Column>();
        for (const { index, value } of filling) changed.set(index, fill(columnAt(kept, index), value));
        const { columns, ...rest } = replaceColumns(kept, outputs, changed);
        return {
          batch: { ...rest, columns: [...columns, ...indicated.map((index) => indicate(kept, index))] },
          dropped,
        };
      },
    };
  },
});

/** New rows have no target, and may lack columns that the network does not take; that must not cost them. */
function isRequired(field: FieldType, purpose: Purpose): boolean {
  return purpose === 'training' || (field.role !== 'target' && field.role !== 'ignore');
}

function choose({ columns }: Config, fields: readonly FieldType[]): readonly ChosenField[] {
  // Images have no empty cells.
  return chooseFields(fields, columns, () => true).filter(({ field }) => field.shape.length === 0);
}

function indicate(batch: Batch, index: number): Column {
  const column = columnAt(batch, index);
  return numberColumn(Float64Array.from(batch.rowIds, (_, row) => (isMissingAt(column, row) ? 1 : 0)));
}

interface Learner {
  /** Absent where there is nothing to learn. */
  readonly add?: (column: Column) => void;
  learned(): number | string | null;
}

function createLearner(config: Config, { field }: ChosenField): Learner {
  if (field.role === 'target' && !config.columns.includes(field.name)) return { learned: () => null };
  if (isText(field)) {
    if (config.categories === 'dropRow') return { learned: () => null };
    // Only a column that lacks values has got the class; to others an unknown text is all zeros later on.
    if (config.categories === 'newCategory') return { learned: () => MISSING_CLASS };
    return learnMostFrequent();
  }
  if (config.numbers === 'dropRow') return { learned: () => null };
  if (config.numbers === 'zero') return { learned: () => 0 };
  if (config.numbers === 'constant') return { learned: () => config.constant };
  if (config.numbers === 'mode') return learnMode();
  return config.numbers === 'mean' ? learnMean() : learnMedian();
}

function learnMean(): Learner {
  const summary = new NumberSummary();
  return { add: (column) => summary.add(readNumbers(column)), learned: () => summary.mean };
}

function learnMedian(): Learner {
  const sample = new NumberSample();
  return {
    add: (column) => sample.add(readNumbers(column)),
    learned: () => {
      const median = quantile(sample.sort(), 0.5);
      return Number.isNaN(median) ? 0 : median;
    },
  };
}

/** Of equally frequent ones the smallest. */
function learnMode(): Learner {
  const counts = new Map<number, number>();
  return {
    add: (column) => {
      for (const value of readNumbers(column)) {
        if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    },
    learned: () => [...counts].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 0,
  };
}

/** Of equally frequent ones the first in the alphabet, so that the order of the rows does not matter. */
function learnMostFrequent(): Learner {
  const counts = new Map<string, number>();
  return {
    add: (column) => {
      for (const text of readTexts(column)) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
    },
    learned: () => [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? MISSING_CLASS,
  };
}

function fill(column: Column, value: number | string | null): Column {
  if (column.type === 'texts') {
    return typeof value === 'string' ? { ...column, values: column.values.map((text) => text ?? value) } : column;
  }
  if (typeof value !== 'number') return column;
  // Bytes and whole numbers have no place for "missing".
  if (!(column.values instanceof Float64Array || column.values instanceof Float32Array)) return column;
  const values = mapNumbers(column.values, (number) => (Number.isNaN(number) ? value : number));
  return { ...column, values };
}
