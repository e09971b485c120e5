import { z } from 'zod';
import { schemaOf } from '../../../shared/nodes/params.ts';
import { clipParams, describeClipped } from '../../../shared/nodes/prepare/clipOutliers.node.ts';
import { type Batch, columnAt, mapNumbers, readNumbers } from '../columns.ts';
import { NumberSummary } from '../numberSummary.ts';
import { fitEach } from '../numbers/fitEach.ts';
import { NumberSample, quantile } from '../numbers/numberSample.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { changeColumns, chosenNumbers, dropRows, numberColumn } from '../tableSteps.ts';

/** What each column may hold; null where nothing was there to learn from. */
const fittedSchema = z.object({
  columns: z.array(z.object({ name: z.string(), low: z.number().nullable(), high: z.number().nullable() })),
});

/** Moves extreme values to a limit, empties them or drops their rows. Missing values are not extreme. */
export const clipOutliersPrepare = definePrepare({
  kind: 'clipOutliers',
  mode: 'row-changing',
  config: schemaOf(clipParams),
  fitted: fittedSchema,
  async fit({ columns, method, factor, low, high }, fields, batches) {
    const chosen = chosenNumbers(columns, fields);
    if (method === 'limits') return { columns: chosen.map(({ field }) => ({ name: field.name, low, high })) };
    const between = (name: string, center: [number, number], distance: number) =>
      Number.isFinite(distance)
        ? { name, low: center[0] - factor * distance, high: center[1] + factor * distance }
        : { name, low: null, high: null };
    if (method === 'iqr') {
      const learned = await fitEach(chosen, batches(), () => new NumberSample());
      return {
        columns: learned.map(({ field, learner }) => {
          const sorted = learner.sort();
          const [lower, upper] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
          return between(field.name, [lower, upper], upper - lower);
        }),
      };
    }
    const learned = await fitEach(chosen, batches(), () => new NumberSummary());
    return {
      columns: learned.map(({ field, learner: { count, mean, deviation } }) =>
        between(field.name, [mean, mean], count === 0 ? Number.NaN : deviation),
      ),
    };
  },
  ready(config, fields, fitted) {
    const limits = new Map(fitted.columns.map((one) => [one.name, one]));
    const outputs = describeClipped(config, fields);
    const chosen = chosenNumbers(config.columns, fields).map(({ field, index }) => {
      const { low, high } = limits.get(field.name) ?? { low: null, high: null };
      return { field, index, low: low ?? Number.NEGATIVE_INFINITY, high: high ?? Number.POSITIVE_INFINITY };
    });
    if (config.action !== 'drop') {
      const isClipped = config.action === 'clip';
      return changeColumns(outputs, (batch) => ({
        changed: new Map(
          chosen.map(({ index, low, high }) => {
            const treat = (value: number) => {
              if (value < low) return isClipped ? low : Number.NaN;
              if (value > high) return isClipped ? high : Number.NaN;
              return value;
            };
            return [index, numberColumn(mapNumbers(readNumbers(columnAt(batch, index)), treat))];
          }),
        ),
      }));
    }
    return {
      fields: outputs,
      apply(batch: Batch) {
        const columns = chosen.map((one) => ({ ...one, values: readNumbers(columnAt(batch, one.index)) }));
        const { batch: kept, dropped } = dropRows(batch, (row) => {
          const outside = columns.find(({ values, low, high }) => {
            const value = values[row] ?? Number.NaN;
            return value < low || value > high;
          });
          return outside ? { code: 'data.outlier', severity: 'warning', values: { field: outside.field.name } } : null;
        });
        return { batch: { ...kept, fields: outputs }, dropped };
      },
    };
  },
});
