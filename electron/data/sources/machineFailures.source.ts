import { describeMachines, machineFailuresParams } from '../../../shared/nodes/data/machineFailures.node.ts';
import { schemaOf } from '../../../shared/nodes/params.ts';
import type { Column } from '../columns.ts';
import { type MachineHour, simulateMachines } from '../generators/machineFailures.ts';
import { openColumns } from '../openColumns.ts';
import { defineSource } from '../sourceImplementation.ts';

/** Raised when the same settings give other rows. */
const GENERATOR_VERSION = 1;

/** Made-up machines, hour by hour. */
export const machineFailuresSource = defineSource({
  kind: 'machineFailures',
  config: schemaOf(machineFailuresParams),
  fingerprint: async ({ rows, seed }) => `machineFailures-${GENERATOR_VERSION}-${rows}-${seed}`,
  async open(config) {
    const hours = simulateMachines(config);
    const numbers = (read: (hour: MachineHour) => number): Column => ({
      type: 'numbers',
      elements: 1,
      values: Float64Array.from(hours, read),
    });
    return openColumns({
      fields: describeMachines(config.rows).fields,
      rows: hours.length,
      columns: [
        { type: 'texts', values: hours.map(({ quality }) => quality) },
        numbers(({ air }) => air),
        numbers(({ process }) => process),
        numbers(({ speed }) => speed),
        numbers(({ torque }) => torque),
        numbers(({ wear }) => wear),
        { type: 'numbers', elements: 1, values: Int32Array.from(hours, ({ fails }) => (fails ? 1 : 0)) },
      ],
    });
  },
});
