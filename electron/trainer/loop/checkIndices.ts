import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { PreparedData } from '../../data/preparedData.ts';
import { refuseRows } from './checkTargets.ts';
import { PlanError } from './planError.ts';

/**
 * Looks at every number that an embedding will look up, before the first step: one without an entry would end in the
 * middle of the training. Errors: PlanError `run.indexOutOfRange` naming the rows.
 */
export function checkIndices({ model }: Plan, data: PreparedData): void {
  for (const { node, kind, config, inputs } of model.layers) {
    const entries = config.inputDim;
    if (kind !== 'embedding' || typeof entries !== 'number') continue;
    for (const name of model.layers.find((layer) => layer.node === inputs[0])?.fields ?? []) {
      const elements = data.description.fields.find(({ type }) => type.name === name)?.elements ?? 1;
      const values = { entries, last: entries - 1 };
      refuseRows({ node, target: name }, data, elements, 'run.indexOutOfRange', values, (value) => {
        return !Number.isInteger(value) || value < 0 || value >= entries;
      });
    }
  }
}

/**
 * The same for the numbers of one request, by Input: outside of a table TensorFlow would answer with words about tensors,
 * or with zeros. Errors: PlanError `run.indexOutOfRange`.
 */
export function checkFedIndices(
  { model }: Plan,
  feeds: Readonly<Record<string, ArrayLike<number>>>,
  rows: number,
): void {
  for (const { node, kind, config, inputs } of model.layers) {
    const entries = config.inputDim;
    const input = inputs[0] ?? '';
    const fed = Object.hasOwn(feeds, input) ? feeds[input] : undefined;
    if (kind !== 'embedding' || typeof entries !== 'number' || !fed) continue;
    const outside = Array.from(fed).flatMap((value, place) =>
      Number.isInteger(value) && value >= 0 && value < entries ? [] : [{ value, place }],
    );
    const [first] = outside;
    if (!first) continue;
    const field = model.layers.find((layer) => layer.node === input)?.fields?.join(', ') ?? input;
    const inRow = fed.length / rows;
    const named = [...new Set(outside.map(({ place }) => Math.floor(place / inRow) + 1))].slice(0, 5).join(', ');
    const values = {
      field,
      count: outside.length,
      rows: named,
      value: String(first.value),
      entries,
      last: entries - 1,
    };
    throw new PlanError('run.indexOutOfRange', node, values);
  }
}
