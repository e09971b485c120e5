import { schemaOf } from '../../../../shared/nodes/params.ts';
import {
  describeWaves,
  fourierFeaturesParams,
  listWaves,
} from '../../../../shared/nodes/prepare/series/fourierFeatures.node.ts';
import { chooseFields } from '../../chosenFields.ts';
import { columnAt } from '../../columns.ts';
import { readFields } from '../../deriveColumns.ts';
import { defineDerive, requireInput } from '../../deriveImplementation.ts';
import { addNumbers } from '../../series/addNumbers.ts';
import { readSeriesTimes } from '../../series/readSeriesTimes.ts';
import { separateSeries } from '../../series/seriesRows.ts';

/** Where in a period a row lies. The number of a row is known only among the others, so this is a step on all rows. */
export const fourierFeaturesPrepare = defineDerive({
  kind: 'fourierFeatures',
  config: schemaOf(fourierFeaturesParams),
  atPrediction: 'apply',
  async derive(config, inputs, context) {
    const input = requireInput(inputs, 0);
    const name = config.time === '' ? config.group : config.time;
    const [found] = chooseFields(input.fields, name === '' ? [] : [name], () => false);
    const columns = await readFields(input, found ? [name] : [], context);
    const times =
      found && config.time !== ''
        ? readSeriesTimes(found.field, columnAt({ columns }, 0), config.unit)
        : countRows(separateSeries(found ? columns[0] : undefined, input.rows), input.rows);
    const made = listWaves(config).map(({ period, shape }) => {
      const wave = shape === 'sin' ? Math.sin : Math.cos;
      // The remainder first: the angle of a date in seconds has no digits left for the place within a minute.
      return times.map((time) => wave((2 * Math.PI * (time % period)) / period));
    });
    return addNumbers(input, describeWaves(config, input.fields), made);
  },
});

/** The place of each row in its series, from 0. */
function countRows(series: readonly Int32Array[], rows: number): Float64Array {
  const places = new Float64Array(rows);
  for (const one of series) for (const [place, row] of one.entries()) places[row] = place;
  return places;
}
