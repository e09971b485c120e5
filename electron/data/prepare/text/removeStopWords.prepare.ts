import { schemaOf } from '../../../../shared/nodes/params.ts';
import { removeStopWordsParams } from '../../../../shared/nodes/prepare/text/removeStopWords.node.ts';
import { definePrepare } from '../../prepareImplementation.ts';
import { mapTexts } from '../../text/mapTexts.ts';
import { createStopWordRemover } from '../../text/stopWords.ts';

/** Each text without the words of a list. */
export const removeStopWordsPrepare = definePrepare({
  kind: 'removeStopWords',
  mode: 'stateless',
  config: schemaOf(removeStopWordsParams),
  ready: ({ columns, language, own }, fields) => mapTexts(columns, fields, createStopWordRemover(language, own)),
});
