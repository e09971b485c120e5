import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { PreparedData } from '../../data/preparedData.ts';
import { refuseRows } from './checkTargets.ts';

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
