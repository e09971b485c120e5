import { z } from 'zod';
import { schemaOf } from '../../../shared/nodes/params.ts';
import { classWeightsParams, describeWeighted } from '../../../shared/nodes/prepare/classWeights.node.ts';
import { requireClasses } from '../balanceRows.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { changeColumns, numberColumn } from '../tableSteps.ts';

/** The weight of a row of each class. */
const fittedSchema = z.object({ weights: z.array(z.number()) });

/** Rows of rare classes weigh more in training: rows / (classes × rows of the class), as scikit-learn weighs them. */
export const classWeightsPrepare = definePrepare({
  kind: 'classWeights',
  mode: 'training-only',
  config: schemaOf(classWeightsParams),
  fitted: fittedSchema,
  async fit({ method }, fields, batches) {
    const { classes, read } = requireClasses(fields);
    const counts = classes.map(() => 0);
    for await (const batch of batches()) {
      for (const place of read(batch)) if (place >= 0) counts[place] = (counts[place] ?? 0) + 1;
    }
    const present = counts.filter((count) => count > 0);
    const rows = present.reduce((sum, count) => sum + count, 0);
    return {
      weights: counts.map((count) => {
        const balanced = count === 0 ? 1 : rows / (present.length * count);
        return method === 'root' ? Math.sqrt(balanced) : balanced;
      }),
    };
  },
  ready(_config, fields, { weights }, _purpose, isTraining) {
    const { read } = requireClasses(fields);
    return changeColumns(describeWeighted(fields), (batch) => {
      const places = read(batch);
      const values = Float64Array.from(places, (place, row) =>
        isTraining(batch.rowIds[row] ?? 0) ? (weights[place] ?? 1) : 1,
      );
      return { added: [numberColumn(values)] };
    });
  },
});
