import { schemaOf } from '../../../shared/nodes/params.ts';
import { describeHashed, hashingParams, isPlainText } from '../../../shared/nodes/prepare/hashingEncode.node.ts';
import { chooseFields } from '../chosenFields.ts';
import { columnAt, readTexts } from '../columns.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { hashText } from '../rowHash.ts';
import { changeColumns, numberColumn } from '../tableSteps.ts';

/** A text becomes 1 (or −1) at the place that its hash says, as scikit-learn's FeatureHasher places it. */
export const hashingEncodePrepare = definePrepare({
  kind: 'hashingEncode',
  mode: 'stateless',
  config: schemaOf(hashingParams),
  ready(config, fields) {
    const { columns, places, signed } = config;
    const chosen = chooseFields(fields, columns, (field) => field.role === 'feature' && isPlainText(field));
    return changeColumns(describeHashed(config, fields), (batch) => ({
      changed: new Map(
        chosen.map(({ index }) => {
          const texts = readTexts(columnAt(batch, index));
          const values = new Float64Array(texts.length * places);
          for (const [row, text] of texts.entries()) {
            if (text === null) continue;
            const hash = hashText(text);
            values[row * places + (Math.abs(hash) % places)] = signed && hash < 0 ? -1 : 1;
          }
          return [index, numberColumn(values, places)];
        }),
      ),
    }));
  },
});
