import { schemaOf } from '../../../../shared/nodes/params.ts';
import { tfIdfParams } from '../../../../shared/nodes/prepare/text/tfIdf.node.ts';
import { definePrepare } from '../../prepareImplementation.ts';
import { countTerms, learnTerms, reportTerms, termsSchema } from '../../text/termVectors.ts';

/** scikit-learn's TfidfVectorizer with its smooth idf: count × (ln((1 + n) / (1 + texts with it)) + 1), length 1. */
export const tfIdfPrepare = definePrepare({
  kind: 'tfIdf',
  mode: 'fitted',
  config: schemaOf(tfIdfParams),
  fitted: termsSchema,
  fit: (config, fields, batches) => learnTerms(config, fields, batches),
  ready: (config, fields, fitted) =>
    countTerms(config, fields, fitted, (counts, _all, inTexts, texts) => {
      let squares = 0;
      for (const [place, withIt] of inTexts.entries()) {
        const count = counts[place] ?? 0;
        if (count === 0) continue;
        const weight = (config.sublinear ? 1 + Math.log(count) : count) * (Math.log((1 + texts) / (1 + withIt)) + 1);
        counts[place] = weight;
        squares += weight * weight;
      }
      if (squares === 0) return;
      const length = Math.sqrt(squares);
      for (const place of inTexts.keys()) counts[place] = (counts[place] ?? 0) / length;
    }),
  report: (config, _fields, fitted) => reportTerms(config, fitted),
});
