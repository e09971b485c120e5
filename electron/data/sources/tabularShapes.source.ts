import { describeShapes, tabularShapesParams } from '../../../shared/nodes/data/tabularShapes.node.ts';
import { schemaOf } from '../../../shared/nodes/params.ts';
import { simulateShapes } from '../generators/tabularShapes.ts';
import { openColumns } from '../openColumns.ts';
import { defineSource } from '../sourceImplementation.ts';

/** Raised when the same settings give other points. */
const GENERATOR_VERSION = 1;

/** Made-up points of a plane. */
export const tabularShapesSource = defineSource({
  kind: 'tabularShapes',
  config: schemaOf(tabularShapesParams),
  fingerprint: async ({ shape, noise, rows, seed }) =>
    `tabularShapes-${GENERATOR_VERSION}-${shape}-${noise}-${rows}-${seed}`,
  async open(config) {
    const points = simulateShapes(config);
    return openColumns({
      fields: describeShapes(config.shape, config.rows).fields,
      rows: points.length,
      columns: [
        { type: 'numbers', elements: 1, values: Float64Array.from(points, ({ x }) => x) },
        { type: 'numbers', elements: 1, values: Float64Array.from(points, ({ y }) => y) },
        { type: 'numbers', elements: 1, values: Int32Array.from(points, ({ place }) => place) },
      ],
    });
  },
});
