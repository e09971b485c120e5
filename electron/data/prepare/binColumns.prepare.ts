import { z } from 'zod';
import { schemaOf } from '../../../shared/nodes/params.ts';
import { binParams, describeBinned } from '../../../shared/nodes/prepare/binColumns.node.ts';
import { type Column, columnAt, readNumbers } from '../columns.ts';
import { fitEach } from '../numbers/fitEach.ts';
import { NumberSample, quantile } from '../numbers/numberSample.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { changeColumns, chosenNumbers } from '../tableSteps.ts';

/** The limits between the bins of each column, ascending: a value on a limit is in the bin above it. */
const fittedSchema = z.object({ columns: z.array(z.object({ name: z.string(), limits: z.array(z.number()) })) });

/** Limits closer than that are one, as where many rows share a value. */
const SAME = 1e-8;

/** Numbers become the category of the bin that they are in. Missing values stay missing. */
export const binColumnsPrepare = definePrepare({
  kind: 'binColumns',
  mode: 'fitted',
  config: schemaOf(binParams),
  fitted: fittedSchema,
  async fit({ columns, bins, method }, fields, batches) {
    const learned = await fitEach(chosenNumbers(columns, fields), batches(), () => new NumberSample());
    return {
      columns: learned.map(({ field, learner }) => {
        const sorted = learner.sort();
        const low = sorted[0] ?? 0;
        const high = sorted.at(-1) ?? 0;
        const edges = Array.from({ length: bins + 1 }, (_, i) =>
          method === 'quantile' && sorted.length > 0 ? quantile(sorted, i / bins) : low + ((high - low) * i) / bins,
        );
        const distinct = edges.filter((edge, i) => i === 0 || edge - (edges[i - 1] ?? edge) > SAME);
        return { name: field.name, limits: distinct.slice(1, -1) };
      }),
    };
  },
  ready(config, fields, fitted) {
    const learned = new Map(fitted.columns.map(({ name, limits }) => [name, limits]));
    const chosen = chosenNumbers(config.columns, fields);
    return changeColumns(describeBinned(config, fields), (batch) => ({
      changed: new Map(
        chosen.map(({ field, index }) => {
          const limits = learned.get(field.name) ?? [];
          const texts = Array.from(readNumbers(columnAt(batch, index)), (value) => nameBin(value, limits));
          const column: Column = { type: 'texts', values: texts };
          return [index, column];
        }),
      ),
    }));
  },
});

function nameBin(value: number, limits: readonly number[]): string | null {
  if (Number.isNaN(value)) return null;
  let bin = 0;
  while (bin < limits.length && value >= (limits[bin] ?? 0)) bin++;
  return String(bin + 1);
}
