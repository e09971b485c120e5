import { listColumns } from '../../../shared/expression/ast.ts';
import { schemaOf } from '../../../shared/nodes/params.ts';
import { filterParams } from '../../../shared/nodes/prepare/filterRows.node.ts';
import { compileForBatches, requireExpression } from '../evaluateExpression.ts';
import { definePrepare, passRows } from '../prepareImplementation.ts';
import { dropRows } from '../tableSteps.ts';

/** Keeps the rows for which a condition holds. What new rows do not have yet, the target, cannot decide about them. */
export const filterRowsPrepare = definePrepare({
  kind: 'filterRows',
  mode: 'row-changing',
  config: schemaOf(filterParams),
  ready({ condition }, fields, _fitted, purpose) {
    const expression = requireExpression(condition, fields);
    const { evaluate } = compileForBatches(expression, fields);
    const read = new Set(listColumns(expression));
    const hasTarget = fields.some((field) => field.role === 'target' && read.has(field.name));
    if (purpose === 'prediction' && hasTarget) return passRows(fields);
    return {
      fields,
      apply(batch) {
        const holds = evaluate(batch);
        return dropRows(batch, (row) => (holds[row] === true ? null : { code: 'data.filtered', severity: 'warning' }));
      },
    };
  },
});
