import { z } from 'zod';
import { schemaOf } from '../../../shared/nodes/params.ts';
import { describePowered } from '../../../shared/nodes/prepare/powerTransform.node.ts';
import { quantileParams } from '../../../shared/nodes/prepare/quantileTransform.node.ts';
import { columnAt, mapNumbers, readNumbers } from '../columns.ts';
import { fitEach } from '../numbers/fitEach.ts';
import { NumberSample, quantile } from '../numbers/numberSample.ts';
import { normalQuantile, rankAmong } from '../numbers/ranks.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { changeColumns, chosenNumbers, numberColumn } from '../tableSteps.ts';

/** Values of each column at evenly spaced shares, ascending. */
const fittedSchema = z.object({ columns: z.array(z.object({ name: z.string(), at: z.array(z.number()) })) });

/** Every number becomes its rank among the training values. Missing values stay missing. */
export const quantileTransformPrepare = definePrepare({
  kind: 'quantileTransform',
  mode: 'fitted',
  config: schemaOf(quantileParams),
  fitted: fittedSchema,
  async fit({ columns, quantiles }, fields, batches) {
    const learned = await fitEach(chosenNumbers(columns, fields), batches(), () => new NumberSample());
    return {
      columns: learned.map(({ field, learner }) => {
        const sorted = learner.sort();
        const count = Math.min(quantiles, sorted.length);
        const at = Array.from({ length: count }, (_, i) => quantile(sorted, count === 1 ? 0 : i / (count - 1)));
        return { name: field.name, at };
      }),
    };
  },
  ready(config, fields, fitted) {
    const learned = new Map(fitted.columns.map((one) => [one.name, Float64Array.from(one.at)]));
    const chosen = chosenNumbers(config.columns, fields);
    return changeColumns(describePowered(config, fields), (batch) => ({
      changed: new Map(
        chosen.map(({ field, index }) => {
          const at = learned.get(field.name) ?? new Float64Array(0);
          const rank = (value: number) => {
            const share = rankAmong(at, value);
            return config.output === 'normal' ? normalQuantile(share) : share;
          };
          return [index, numberColumn(mapNumbers(readNumbers(columnAt(batch, index)), rank))];
        }),
      ),
    }));
  },
});
