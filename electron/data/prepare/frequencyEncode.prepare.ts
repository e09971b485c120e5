import { z } from 'zod';
import { schemaOf } from '../../../shared/nodes/params.ts';
import { describeEncoded, frequencyParams } from '../../../shared/nodes/prepare/frequencyEncode.node.ts';
import { type Column, columnAt } from '../columns.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { changeColumns, chosenCategories, numberColumn, readCategories } from '../tableSteps.ts';

/** The share of the training rows with each class, by its place among the classes. */
const fittedSchema = z.object({ columns: z.array(z.object({ name: z.string(), shares: z.array(z.number()) })) });

/** A category becomes the share of training rows that have it. Missing stays missing; what was not seen is 0. */
export const frequencyEncodePrepare = definePrepare({
  kind: 'frequencyEncode',
  mode: 'fitted',
  config: schemaOf(frequencyParams),
  fitted: fittedSchema,
  async fit({ columns }, fields, batches) {
    const counted = chosenCategories(columns, fields).map((one) => ({
      ...one,
      counts: new Float64Array(one.classes.length),
    }));
    for await (const batch of batches()) {
      for (const { index, classes, counts } of counted) {
        for (const place of readCategories(columnAt(batch, index), classes)) {
          if (place >= 0) counts[place] = (counts[place] ?? 0) + 1;
        }
      }
    }
    return {
      columns: counted.map(({ field, counts }) => {
        const total = counts.reduce((sum, count) => sum + count, 0);
        return { name: field.name, shares: Array.from(counts, (count) => (total === 0 ? 0 : count / total)) };
      }),
    };
  },
  ready(config, fields, fitted) {
    const learned = new Map(fitted.columns.map(({ name, shares }) => [name, shares]));
    const chosen = chosenCategories(config.columns, fields);
    return changeColumns(describeEncoded(config, fields), (batch) => ({
      changed: new Map(
        chosen.map(({ field, index, classes }) => {
          const column = columnAt(batch, index);
          const shares = learned.get(field.name) ?? [];
          const places = readCategories(column, classes);
          const values = Float64Array.from(places, (place, row) =>
            place >= 0 ? (shares[place] ?? 0) : isEmpty(column, row) ? Number.NaN : 0,
          );
          return [index, numberColumn(values)];
        }),
      ),
    }));
  },
});

function isEmpty(column: Column, row: number): boolean {
  return column.type === 'texts' ? column.values[row] === null : Number.isNaN(column.values[row] ?? Number.NaN);
}
