import { schemaOf } from '../../../shared/nodes/params.ts';
import { describeRoles, roleParams } from '../../../shared/nodes/prepare/setRole.node.ts';
import { chooseFields } from '../chosenFields.ts';
import { definePrepare, passRows } from '../prepareImplementation.ts';

/** What columns are for. Their values stay. */
export const setRolePrepare = definePrepare({
  kind: 'setRole',
  mode: 'stateless',
  config: schemaOf(roleParams),
  ready(config, fields) {
    chooseFields(fields, config.columns, () => false);
    return passRows(describeRoles(config, fields));
  },
});
