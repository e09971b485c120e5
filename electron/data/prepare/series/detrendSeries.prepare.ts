import { schemaOf } from '../../../../shared/nodes/params.ts';
import {
  describeDetrendSeries,
  detrendSeriesParams,
} from '../../../../shared/nodes/prepare/series/detrendSeries.node.ts';
import { defineDerive, requireInput } from '../../deriveImplementation.ts';
import { deriveNeighbours } from '../../series/deriveNeighbours.ts';
import { detrend } from '../../series/detrend.ts';

/** Detrend: columns without what their last rows have in common. */
export const detrendSeriesPrepare = defineDerive({
  kind: 'detrendSeries',
  config: schemaOf(detrendSeriesParams),
  atPrediction: 'apply',
  async derive(config, inputs, context) {
    const input = requireInput(inputs, 0);
    return await deriveNeighbours(
      input,
      {
        columns: config.columns,
        group: config.group,
        fields: describeDetrendSeries(config, input.fields),
        reach: config.size - 1,
        dropsFirst: config.dropFirst,
        result: 'changed',
        compute: (series) => [detrend(series, config.size, config.method)],
      },
      context,
    );
  },
});
