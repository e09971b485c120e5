import { z } from 'zod';
import { schemaOf, type ValuesOf } from '../../../shared/nodes/params.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { scaleParams } from '../../../shared/nodes/prepare/scale.node.ts';
import { type Column, columnAt, mapNumbers, type NumberValues, readNumbers, replaceColumns } from '../columns.ts';
import { NumberSummary } from '../numberSummary.ts';
import { fitEach } from '../numbers/fitEach.ts';
import { NumberSample, quantile } from '../numbers/numberSample.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { chosenNumbers } from '../tableSteps.ts';

type Method = ValuesOf<typeof scaleParams>['method'];

/** By column: value → (value − shift) / factor. A constant column has factor 1 and becomes 0 everywhere. */
const fittedSchema = z.object({
  columns: z.array(z.object({ name: z.string(), shift: z.number(), factor: z.number() })),
});

/** Brings columns of numbers to a common scale. Missing values stay missing. */
export const scalePrepare = definePrepare({
  kind: 'scale',
  mode: 'fitted',
  config: schemaOf(scaleParams),
  fitted: fittedSchema,
  async fit({ columns, method }, fields, batches) {
    const learned = await fitEach(chosenNumbers(columns, fields), batches(), () => createLearner(method));
    return {
      columns: learned.map(({ field, learner }) => {
        const { shift, factor } = learner.learned();
        return { name: field.name, shift, factor: factor > 0 ? factor : 1 };
      }),
    };
  },
  ready(config, fields, fitted) {
    const chosen = chosenNumbers(config.columns, fields);
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

interface Scale {
  readonly shift: number;
  readonly factor: number;
}

function createLearner(method: Method): { add(values: NumberValues): void; learned(): Scale } {
  if (method === 'robust') {
    const sample = new NumberSample();
    return {
      add: (values) => sample.add(values),
      learned: () => {
        const sorted = sample.sort();
        if (sorted.length === 0) return { shift: 0, factor: 1 };
        return { shift: quantile(sorted, 0.5), factor: quantile(sorted, 0.75) - quantile(sorted, 0.25) };
      },
    };
  }
  const summary = new NumberSummary();
  return {
    add: (values) => summary.add(values),
    learned: () => {
      const { count, mean, deviation, min, max } = summary;
      if (count === 0) return { shift: 0, factor: 1 };
      if (method === 'standard') return { shift: mean, factor: deviation };
      if (method === 'minMax') return { shift: min, factor: max - min };
      return { shift: 0, factor: Math.max(Math.abs(min), Math.abs(max)) };
    },
  };
}
