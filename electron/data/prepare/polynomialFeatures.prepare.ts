import { schemaOf } from '../../../shared/nodes/params.ts';
import {
  describeProducts,
  listProducts,
  polynomialParams,
} from '../../../shared/nodes/prepare/polynomialFeatures.node.ts';
import { columnAt, readNumbers } from '../columns.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { changeColumns, chosenNumbers, numberColumn } from '../tableSteps.ts';

/** Adds products and powers of columns. What a missing value is part of is missing. */
export const polynomialFeaturesPrepare = definePrepare({
  kind: 'polynomialFeatures',
  mode: 'stateless',
  config: schemaOf(polynomialParams),
  ready(config, fields) {
    const chosen = chosenNumbers(config.columns, fields);
    const products = listProducts(chosen.length, config);
    return changeColumns([...fields, ...describeProducts(config, fields)], (batch) => {
      const columns = chosen.map(({ index }) => readNumbers(columnAt(batch, index)));
      const added = products.map((product) => {
        const values = new Float64Array(batch.rowIds.length).fill(1);
        for (const at of product) {
          const factor = columns[at];
          for (let row = 0; row < values.length; row++)
            values[row] = (values[row] ?? 1) * (factor?.[row] ?? Number.NaN);
        }
        return numberColumn(values);
      });
      return { added };
    });
  },
});
