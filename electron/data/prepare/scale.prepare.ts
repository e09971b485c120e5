import { z } from 'zod';
import { isNumber } from '../../../shared/nodes/fieldNames.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { chooseFields, requireNumbers } from '../chosenFields.ts';
import { type Column, columnAt, mapNumbers, readNumbers, replaceColumns } from '../columns.ts';
import { NumberSummary } from '../numberSummary.ts';
import { definePrepare } from '../prepareImplementation.ts';

const configSchema = z.object({ columns: z.array(z.string()), method: z.enum(['standard', 'minMax']) });
type Config = z.infer<typeof configSchema>;
/** By column: value → (value − shift) / factor. A constant column has factor 1 and becomes 0 everywhere. */
const fittedSchema = z.object({
  columns: z.array(z.object({ name: z.string(), shift: z.number(), factor: z.number() })),
});

/** Brings columns of numbers to mean 0 and deviation 1, or to 0 … 1. Missing values stay missing. */
export const scalePrepare = definePrepare({
  kind: 'scale',
  mode: 'fitted',
  config: configSchema,
  fitted: fittedSchema,
  async fit(config, fields, batches) {
    const chosen = choose(config, fields);
    const summaries = chosen.map(() => new NumberSummary());
    for await (const batch of batches()) {
      for (const [i, { index }] of chosen.entries()) summaries[i]?.add(readNumbers(columnAt(batch, index)));
    }
    return {
      columns: chosen.map(({ field }, i) => {
        const summary = summaries[i];
        if (!summary || summary.count === 0) return { name: field.name, shift: 0, factor: 1 };
        const { mean, deviation, min, max } = summary;
        const [shift, factor] = config.method === 'standard' ? [mean, deviation] : [min, max - min];
        return { name: field.name, shift, factor: factor > 0 ? factor : 1 };
      }),
    };
  },
  ready(config, fields, fitted) {
    const chosen = choose(config, fields);
    const learned = new Map(fitted.columns.map((one) => [one.name, one]));
    const scaled = new Set(chosen.map(({ index }) => index));
    const outputs = fields.map((field, index): FieldType => {
      if (!scaled.has(index)) return field;
      const { unit: _unit, ...plain } = field;
      return { ...plain, dtype: 'float32', semantic: 'number' };
    });
    return {
      fields: outputs,
      apply(batch) {
        const changed = new Map<number, Column>();
        for (const { field, index } of chosen) {
          const { shift, factor } = learned.get(field.name) ?? { shift: 0, factor: 1 };
          const values = mapNumbers(readNumbers(columnAt(batch, index)), (value) => (value - shift) / factor);
          changed.set(index, { type: 'numbers', elements: 1, values });
        }
        return { batch: replaceColumns(batch, outputs, changed), dropped: [] };
      },
    };
  },
});

function choose({ columns }: Config, fields: readonly FieldType[]) {
  return requireNumbers(chooseFields(fields, columns, (field) => field.role === 'feature' && isNumber(field)));
}
