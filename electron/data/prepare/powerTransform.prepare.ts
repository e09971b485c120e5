import { z } from 'zod';
import { schemaOf } from '../../../shared/nodes/params.ts';
import { describePowered, powerParams } from '../../../shared/nodes/prepare/powerTransform.node.ts';
import { columnAt, mapNumbers, readNumbers } from '../columns.ts';
import { NumberSummary } from '../numberSummary.ts';
import { fitEach } from '../numbers/fitEach.ts';
import { NumberSample } from '../numbers/numberSample.ts';
import { findPower, yeoJohnson } from '../numbers/yeoJohnson.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { changeColumns, chosenNumbers, numberColumn } from '../tableSteps.ts';

/** By column: the power, then (value − mean) / deviation. Null for log1p, which learns nothing. */
const fittedSchema = z.object({
  columns: z.array(z.object({ name: z.string(), power: z.number(), mean: z.number(), deviation: z.number() })),
});

/** So many values decide about the power: more would not move it. */
const POWER_SAMPLE = 100_000;

/** Bends skewed columns: by the power that suits each best, or by the logarithm. Missing values stay missing. */
export const powerTransformPrepare = definePrepare({
  kind: 'powerTransform',
  mode: 'fitted',
  config: schemaOf(powerParams),
  fitted: fittedSchema,
  async fit({ columns, method }, fields, batches) {
    if (method === 'log1p') return { columns: [] };
    const learned = await fitEach(chosenNumbers(columns, fields), batches(), () => new NumberSample(POWER_SAMPLE));
    return {
      columns: learned.map(({ field, learner }) => {
        const power = findPower(learner.values);
        const summary = new NumberSummary();
        summary.add(learner.values.map((value) => yeoJohnson(value, power)));
        return { name: field.name, power, mean: summary.mean, deviation: summary.deviation || 1 };
      }),
    };
  },
  ready(config, fields, fitted) {
    const learned = new Map(fitted.columns.map((one) => [one.name, one]));
    const chosen = chosenNumbers(config.columns, fields);
    return changeColumns(describePowered(config, fields), (batch) => ({
      changed: new Map(
        chosen.map(({ field, index }) => {
          const { power, mean, deviation } = learned.get(field.name) ?? { power: 1, mean: 0, deviation: 1 };
          const bend =
            config.method === 'log1p'
              ? (value: number) => Math.sign(value) * Math.log1p(Math.abs(value))
              : (value: number) => (yeoJohnson(value, power) - mean) / deviation;
          return [index, numberColumn(mapNumbers(readNumbers(columnAt(batch, index)), bend))];
        }),
      ),
    }));
  },
});
