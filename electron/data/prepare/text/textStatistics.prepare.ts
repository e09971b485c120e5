import { schemaOf } from '../../../../shared/nodes/params.ts';
import {
  describeMeasures,
  listMeasures,
  textStatisticsParams,
} from '../../../../shared/nodes/prepare/text/textStatistics.node.ts';
import { type Column, columnAt, readTexts } from '../../columns.ts';
import { definePrepare } from '../../prepareImplementation.ts';
import { placeTexts } from '../../text/mapTexts.ts';
import { measureText } from '../../text/textMeasures.ts';

/** Figures about each text as new columns. A missing text is an empty one. */
export const textStatisticsPrepare = definePrepare({
  kind: 'textStatistics',
  mode: 'stateless',
  config: schemaOf(textStatisticsParams),
  madeFrom(config, wanted, fields) {
    const text = placeTexts(config.columns, fields).find(({ field }) =>
      listMeasures(config).some((measure) => wanted === `${field.name}_${measure}`),
    );
    return [text?.field.name ?? wanted];
  },
  ready(config, fields) {
    const outputs = describeMeasures(config, fields);
    const chosen = placeTexts(config.columns, fields);
    const measures = listMeasures(config);
    const gone = new Set(config.keepText ? [] : chosen.map(({ index }) => index));
    return {
      fields: outputs,
      apply(batch) {
        const added = chosen.flatMap(({ index }): Column[] => {
          const rows = readTexts(columnAt(batch, index)).map((text) => measureText(text, measures));
          return measures.map((_, i) => ({
            type: 'numbers',
            elements: 1,
            values: Float64Array.from(rows, (row) => row[i] ?? 0),
          }));
        });
        const kept = batch.columns.filter((_, index) => !gone.has(index));
        return { batch: { fields: outputs, rowIds: batch.rowIds, columns: [...kept, ...added] }, dropped: [] };
      },
    };
  },
});
