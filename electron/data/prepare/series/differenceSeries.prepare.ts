import { schemaOf } from '../../../../shared/nodes/params.ts';
import {
  describeDifferenceSeries,
  differenceSeriesParams,
} from '../../../../shared/nodes/prepare/series/differenceSeries.node.ts';
import { defineDerive } from '../../deriveImplementation.ts';
import { deriveNeighbours } from '../../series/deriveNeighbours.ts';
import { difference } from '../../series/neighbourNumbers.ts';

/** Difference: columns changed by what lies beside them in time. */
export const differenceSeriesPrepare = defineDerive({
  kind: 'differenceSeries',
  config: schemaOf(differenceSeriesParams),
  atPrediction: 'apply',
  async derive(config, [input], context) {
    if (!input) throw new Error('differenceSeries has no input');
    return await deriveNeighbours(
      input,
      {
        columns: config.columns,
        group: config.group,
        fields: describeDifferenceSeries(config, input.fields),
        reach: config.lag,
        dropsFirst: config.dropFirst,
        result: 'changed',
        compute: (series) => [difference(series, config.lag, config.method)],
      },
      context,
    );
  },
});
