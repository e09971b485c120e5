import { z } from 'zod';
import { schemaOf } from '../../../shared/nodes/params.ts';
import { describeComponents, pcaParams } from '../../../shared/nodes/prepare/pca.node.ts';
import { columnAt } from '../columns.ts';
import { Covariance, findPrincipalAxes } from '../numbers/principalAxes.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { chosenNumbers, numberColumn, readMatrix, rewriteColumns } from '../tableSteps.ts';

/** Component = sum of (value − mean) × axis. With whitening, the axes are divided by the deviation along them. */
const fittedSchema = z.object({ means: z.array(z.number()), axes: z.array(z.array(z.number())) });

/** Columns become their principal components. A row that lacks one of them has none. */
export const pcaPrepare = definePrepare({
  kind: 'pca',
  mode: 'fitted',
  config: schemaOf(pcaParams),
  fitted: fittedSchema,
  async fit({ columns, components, whiten }, fields, batches) {
    const chosen = chosenNumbers(columns, fields);
    const covariance = new Covariance(chosen.length);
    for await (const batch of batches()) covariance.add(readMatrix(batch, chosen));
    const axes = (await findPrincipalAxes(covariance, components)).map(({ axis, variance }) => {
      const deviation = whiten && variance > 0 ? Math.sqrt(variance) : 1;
      return axis.map((value) => value / deviation);
    });
    return { means: [...covariance.mean], axes };
  },
  ready(config, fields, { means, axes }) {
    const chosen = chosenNumbers(config.columns, fields);
    const taken = new Set(chosen.map(({ index }) => index));
    const kept = fields.flatMap((_, index) => (taken.has(index) ? [] : [index]));
    const width = chosen.length;
    return rewriteColumns(describeComponents(config, fields), (batch) => {
      const matrix = readMatrix(batch, chosen);
      const components = axes.map((axis) => {
        const values = new Float64Array(batch.rowIds.length);
        for (let row = 0; row < values.length; row++) {
          let sum = 0;
          for (let at = 0; at < width; at++) {
            sum += ((matrix[row * width + at] ?? Number.NaN) - (means[at] ?? 0)) * (axis[at] ?? 0);
          }
          values[row] = sum;
        }
        return numberColumn(values);
      });
      return [...kept.map((index) => columnAt(batch, index)), ...components];
    });
  },
});
