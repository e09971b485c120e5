import { schemaOf } from '../../../shared/nodes/params.ts';
import { describeRenamed, readNames, renameParams } from '../../../shared/nodes/prepare/renameColumns.node.ts';
import { chooseFields } from '../chosenFields.ts';
import { definePrepare, passRows } from '../prepareImplementation.ts';

/** Other names for columns; their values stay. */
export const renameColumnsPrepare = definePrepare({
  kind: 'renameColumns',
  mode: 'stateless',
  config: schemaOf(renameParams),
  madeFrom(config, wanted) {
    const [former = wanted] = [...readNames(config)].find(([, name]) => name === wanted) ?? [];
    return [former];
  },
  ready(config, fields) {
    chooseFields(fields, config.columns, () => false);
    return passRows(describeRenamed(config, fields));
  },
});
