import { schemaOf } from '../../../../shared/nodes/params.ts';
import { describeLags, lagFeaturesParams, readLags } from '../../../../shared/nodes/prepare/series/lagFeatures.node.ts';
import { defineDerive } from '../../deriveImplementation.ts';
import { deriveNeighbours } from '../../series/deriveNeighbours.ts';
import { shift } from '../../series/neighbourNumbers.ts';

/** Rows with what their columns were some rows ago. */
export const lagFeaturesPrepare = defineDerive({
  kind: 'lagFeatures',
  config: schemaOf(lagFeaturesParams),
  atPrediction: 'apply',
  async derive(config, [input], context) {
    if (!input) throw new Error('lagFeatures has no input');
    const lags = readLags(config.lags) ?? [];
    return await deriveNeighbours(
      input,
      {
        columns: config.columns,
        group: config.group,
        fields: describeLags(config, input.fields),
        reach: Math.max(0, ...lags),
        dropsFirst: config.dropFirst,
        result: 'added',
        compute: (series) => lags.map((lag) => shift(series, lag)),
      },
      context,
    );
  },
});
