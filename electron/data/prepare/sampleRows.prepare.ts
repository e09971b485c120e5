import { schemaOf } from '../../../shared/nodes/params.ts';
import { countSample, sampleParams } from '../../../shared/nodes/prepare/sampleRows.node.ts';
import { defineDerive, requireInput } from '../deriveImplementation.ts';
import { hashRow } from '../rowHash.ts';
import { takeRowsOf } from '../takeRowsOf.ts';

/** Some of the rows, in their order: those whose numbers by (seed, row id) are the smallest. */
export const sampleRowsPrepare = defineDerive({
  kind: 'sampleRows',
  config: schemaOf(sampleParams),
  atPrediction: 'skip',
  async derive(config, inputs) {
    const input = requireInput(inputs, 0);
    const keys = Uint32Array.from({ length: input.rows }, (_, row) => hashRow(config.seed, row));
    const order = Int32Array.from(keys, (_, row) => row).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
    return takeRowsOf(input, order.slice(0, countSample(config, input.rows)).sort());
  },
});
