import { schemaOf } from '../../../../shared/nodes/params.ts';
import { describeSmoothSeries, smoothSeriesParams } from '../../../../shared/nodes/prepare/series/smoothSeries.node.ts';
import { defineDerive } from '../../deriveImplementation.ts';
import { deriveNeighbours } from '../../series/deriveNeighbours.ts';
import { smooth, smoothReach } from '../../series/neighbourNumbers.ts';

/** Smooth: columns changed by what lies beside them in time. */
export const smoothSeriesPrepare = defineDerive({
  kind: 'smoothSeries',
  config: schemaOf(smoothSeriesParams),
  atPrediction: 'apply',
  async derive(config, [input], context) {
    if (!input) throw new Error('smoothSeries has no input');
    return await deriveNeighbours(
      input,
      {
        columns: config.columns,
        group: config.group,
        fields: describeSmoothSeries(config, input.fields),
        reach: smoothReach(config.size, config.method === 'exponential'),
        dropsFirst: false,
        result: 'changed',
        compute: (series) => [smooth(series, config.size, config.method === 'exponential')],
      },
      context,
    );
  },
});
