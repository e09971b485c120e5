import { schemaOf } from '../../../shared/nodes/params.ts';
import { describeOrdinal, ordinalParams } from '../../../shared/nodes/prepare/ordinalEncode.node.ts';
import { splitNames } from '../../../shared/nodes/prepare/renameColumns.node.ts';
import { columnAt } from '../columns.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { changeColumns, chosenCategories, numberColumn, readCategories } from '../tableSteps.ts';

/** A category becomes its place in the order: the one written down, or that of the field's classes. */
export const ordinalEncodePrepare = definePrepare({
  kind: 'ordinalEncode',
  mode: 'stateless',
  config: schemaOf(ordinalParams),
  ready(config, fields) {
    const written = splitNames(config.order);
    const chosen = chosenCategories(config.columns, fields).map(({ index, classes }) => ({
      index,
      classes,
      ranks: classes.map((name, place) => (written.length === 0 ? place : written.indexOf(name))),
    }));
    return changeColumns(describeOrdinal(config, fields), (batch) => ({
      changed: new Map(
        chosen.map(({ index, classes, ranks }) => {
          const places = readCategories(columnAt(batch, index), classes);
          const values = Float64Array.from(places, (place) => {
            const rank = ranks[place] ?? -1;
            return rank < 0 ? Number.NaN : rank;
          });
          return [index, numberColumn(values)];
        }),
      ),
    }));
  },
});
