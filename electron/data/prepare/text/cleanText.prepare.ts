import { schemaOf } from '../../../../shared/nodes/params.ts';
import { cleanTextParams } from '../../../../shared/nodes/prepare/text/cleanText.node.ts';
import { definePrepare } from '../../prepareImplementation.ts';
import { cleanOneText } from '../../text/cleanOneText.ts';
import { mapTexts } from '../../text/mapTexts.ts';

/** Each text by itself, without what its switches take out. */
export const cleanTextPrepare = definePrepare({
  kind: 'cleanText',
  mode: 'stateless',
  config: schemaOf(cleanTextParams),
  ready: (config, fields) => mapTexts(config.columns, fields, (text) => cleanOneText(text, config)),
});
