import { schemaOf } from '../../../../shared/nodes/params.ts';
import { describeFillGaps, fillGapsParams } from '../../../../shared/nodes/prepare/series/fillGaps.node.ts';
import { defineDerive } from '../../deriveImplementation.ts';
import { deriveNeighbours } from '../../series/deriveNeighbours.ts';
import { fillGaps, findNeighbours } from '../../series/neighbourNumbers.ts';

/** Fill gaps: columns changed by what lies beside them in time. */
export const fillGapsPrepare = defineDerive({
  kind: 'fillGaps',
  config: schemaOf(fillGapsParams),
  atPrediction: 'apply',
  async derive(config, [input], context) {
    if (!input) throw new Error('fillGaps has no input');
    return await deriveNeighbours(
      input,
      {
        columns: config.columns,
        group: config.group,
        fields: describeFillGaps(config, input.fields),
        reach: 0,
        dropsFirst: false,
        result: 'changed',
        compute: (series) => [fillGaps(series, config.method, config.longest)],
        otherPlaces: (series, place) => {
          if (!Number.isNaN(series[place])) return [];
          const { before, after } = findNeighbours(series, place);
          return [before, ...(config.method === 'line' ? [after] : [])].filter(
            (other) => other >= 0 && other < series.length,
          );
        },
      },
      context,
    );
  },
});
