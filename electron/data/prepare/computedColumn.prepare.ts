import { listColumns } from '../../../shared/expression/ast.ts';
import { schemaOf } from '../../../shared/nodes/params.ts';
import { computedParams, describeComputed } from '../../../shared/nodes/prepare/computedColumn.node.ts';
import type { Column } from '../columns.ts';
import { compileForBatches, requireExpression } from '../evaluateExpression.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { changeColumns, numberColumn } from '../tableSteps.ts';

/** A column that is calculated from others. A condition becomes 1 or 0. */
export const computedColumnPrepare = definePrepare({
  kind: 'computedColumn',
  mode: 'stateless',
  config: schemaOf(computedParams),
  madeFrom: ({ name, expression }, wanted, fields) =>
    wanted === name ? listColumns(requireExpression(expression, fields)) : [wanted],
  ready(config, fields) {
    const { type, evaluate } = compileForBatches(requireExpression(config.expression, fields), fields);
    const place = fields.findIndex(({ name }) => name === config.name);
    return changeColumns(describeComputed(config, fields), (batch) => {
      const values = evaluate(batch);
      const column: Column =
        type === 'text'
          ? { type: 'texts', values: values.map((value) => (value === null ? null : String(value))) }
          : numberColumn(Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value))));
      return place < 0 ? { added: [column] } : { changed: new Map([[place, column]]) };
    });
  },
});
