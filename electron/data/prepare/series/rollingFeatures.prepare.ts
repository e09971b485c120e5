import { schemaOf } from '../../../../shared/nodes/params.ts';
import {
  describeRolling,
  listRolling,
  rollingFeaturesParams,
} from '../../../../shared/nodes/prepare/series/rollingFeatures.node.ts';
import { defineDerive } from '../../deriveImplementation.ts';
import { deriveNeighbours } from '../../series/deriveNeighbours.ts';
import { roll } from '../../series/neighbourNumbers.ts';

/** Rows with what their last rows were like. */
export const rollingFeaturesPrepare = defineDerive({
  kind: 'rollingFeatures',
  config: schemaOf(rollingFeaturesParams),
  atPrediction: 'apply',
  async derive(config, [input], context) {
    if (!input) throw new Error('rollingFeatures has no input');
    const statistics = listRolling(config);
    return await deriveNeighbours(
      input,
      {
        columns: config.columns,
        group: config.group,
        fields: describeRolling(config, input.fields),
        reach: config.size - 1,
        dropsFirst: config.dropFirst,
        result: 'added',
        compute: (series) => statistics.map((statistic) => roll(series, config.size, statistic)),
      },
      context,
    );
  },
});
