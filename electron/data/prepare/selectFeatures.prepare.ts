import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import { schemaOf, type ValuesOf } from '../../../shared/nodes/params.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { describeSelected, selectFeaturesParams } from '../../../shared/nodes/prepare/selectFeatures.node.ts';
import { isPlainNumber } from '../../../shared/nodes/prepare/tableNode.ts';
import type { ChosenField } from '../chosenFields.ts';
import { type Batch, columnAt, joinBatches, readNumbers } from '../columns.ts';
import { NumberSummary } from '../numberSummary.ts';
import { cutIntoBins, mutualInformation, squaredCorrelation, varianceBetween } from '../numbers/dependence.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { chosenNumbers, readCategories, rewriteColumns } from '../tableSteps.ts';

type Method = ValuesOf<typeof selectFeaturesParams>['method'];

/** The columns that stay, best first. */
const fittedSchema = z.object({ kept: z.array(z.string()) });

/** So many training rows are looked at. */
const MAX_ROWS = 1 << 18;

/** Keeps the columns that say most about the target. Of equally good ones the first stays. */
export const selectFeaturesPrepare = definePrepare({
  kind: 'selectFeatures',
  mode: 'fitted',
  config: schemaOf(selectFeaturesParams),
  fitted: fittedSchema,
  async fit({ columns, method, keep }, fields, batches) {
    const chosen = chosenNumbers(columns, fields);
    const read: Batch[] = [];
    let rows = 0;
    for await (const batch of batches()) {
      read.push(batch);
      rows += batch.rowIds.length;
      if (rows >= MAX_ROWS) break;
    }
    const all = joinBatches(read);
    const scores = chosen.map((one) => ({ one, score: all ? scoreColumn(one, method, all, fields) : 0 }));
    scores.sort((a, b) => b.score - a.score || a.one.index - b.one.index);
    return { kept: scores.slice(0, keep).map(({ one }) => one.field.name) };
  },
  ready(config, fields, { kept }) {
    const chosen = chosenNumbers(config.columns, fields);
    const taken = new Set(chosen.map(({ index }) => index));
    const others = fields.flatMap((_, index) => (taken.has(index) ? [] : [index]));
    const places = kept.map((name) => {
      const found = chosen.find(({ field }) => field.name === name);
      if (!found) throw new AppError('data.columnMissing', { column: name });
      return found.index;
    });
    return rewriteColumns(describeSelected(config, fields), (batch) =>
      [...others, ...places].map((index) => columnAt(batch, index)),
    );
  },
  report: (_config, _fields, { kept }) => [
    { code: 'data.featuresKept', severity: 'warning', values: { names: kept.join(', ') } },
  ],
});

/** Rows that lack the value or the target do not count. */
function scoreColumn({ index }: ChosenField, method: Method, batch: Batch, fields: readonly FieldType[]): number {
  const column = readNumbers(columnAt(batch, index));
  if (method === 'variance') {
    const summary = new NumberSummary();
    summary.add(column);
    return summary.deviation ** 2;
  }
  const at = fields.findIndex((field) => field.role === 'target');
  const target = fields[at];
  if (!target) throw new AppError('field.needsTarget', { kind: '@columns.kind.any' });
  const isNumeric = isPlainNumber(target);
  const targets = isNumeric
    ? readNumbers(columnAt(batch, at))
    : readCategories(columnAt(batch, at), target.classes ?? []);
  const present: number[] = [];
  for (let row = 0; row < column.length; row++) {
    const answer = targets[row] ?? Number.NaN;
    const hasAnswer = isNumeric ? !Number.isNaN(answer) : answer >= 0;
    if (hasAnswer && !Number.isNaN(column[row])) present.push(row);
  }
  if (present.length === 0) return 0;
  const x = Float64Array.from(present, (row) => column[row] ?? 0);
  const y = Float64Array.from(present, (row) => targets[row] ?? 0);
  const classes = () => (isNumeric ? cutIntoBins(y) : Int32Array.from(y));
  if (method === 'mutualInformation') return mutualInformation(cutIntoBins(x), classes());
  return isNumeric ? squaredCorrelation(x, y) : varianceBetween(x, classes());
}
