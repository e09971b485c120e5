import { schemaOf } from '../../../../shared/nodes/params.ts';
import { bagOfWordsParams } from '../../../../shared/nodes/prepare/text/bagOfWords.node.ts';
import { definePrepare } from '../../prepareImplementation.ts';
import { countTerms, learnTerms, reportTerms, termsSchema, type Weigh } from '../../text/termVectors.ts';

const weighings: Readonly<Record<'count' | 'binary' | 'share', Weigh>> = {
  count: () => {},
  binary: (counts) => {
    for (const [place, count] of counts.entries()) if (count > 0) counts[place] = 1;
  },
  share: (counts, all) => {
    if (all > 0) for (const [place, count] of counts.entries()) counts[place] = count / all;
  },
};

/** How often (whether, how much of the text) each term of the training rows' vocabulary is in a text. */
export const bagOfWordsPrepare = definePrepare({
  kind: 'bagOfWords',
  mode: 'fitted',
  config: schemaOf(bagOfWordsParams),
  fitted: termsSchema,
  fit: (config, fields, batches) => learnTerms(config, fields, batches),
  ready: (config, fields, fitted) => countTerms(config, fields, fitted, weighings[config.mode]),
  report: (config, _fields, fitted) => reportTerms(config, fitted),
});
