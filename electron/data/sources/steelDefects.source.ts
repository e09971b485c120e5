import { describeSteel, steelDefectsParams } from '../../../shared/nodes/data/steelDefects.node.ts';
import { schemaOf } from '../../../shared/nodes/params.ts';
import { STEEL_SIDE, simulateSteel } from '../generators/steelDefects.ts';
import { openColumns } from '../openColumns.ts';
import { defineSource } from '../sourceImplementation.ts';

/** Raised when the same settings give other pictures. */
const GENERATOR_VERSION = 1;

/** Made-up plates of steel. */
export const steelDefectsSource = defineSource({
  kind: 'steelDefects',
  config: schemaOf(steelDefectsParams),
  fingerprint: async ({ rows, seed }) => `steelDefects-${GENERATOR_VERSION}-${rows}-${seed}`,
  async open({ rows, seed }) {
    const { pixels, labels } = simulateSteel({ pictures: rows, seed });
    return openColumns({
      fields: describeSteel(rows).fields,
      rows,
      columns: [
        { type: 'numbers', elements: STEEL_SIDE * STEEL_SIDE, values: pixels },
        { type: 'numbers', elements: 1, values: labels },
      ],
    });
  },
});
