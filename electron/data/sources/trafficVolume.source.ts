import { describeTraffic, trafficParams } from '../../../shared/nodes/data/trafficVolume.node.ts';
import { schemaOf } from '../../../shared/nodes/params.ts';
import type { Column } from '../columns.ts';
import { simulateTraffic, type TrafficHour } from '../generators/trafficVolume.ts';
import { openColumns } from '../openColumns.ts';
import { defineSource } from '../sourceImplementation.ts';

/** Raised when the same settings give another series. */
const GENERATOR_VERSION = 1;

/** A made-up road, hour by hour. */
export const trafficVolumeSource = defineSource({
  kind: 'trafficVolume',
  config: schemaOf(trafficParams),
  fingerprint: async ({ days, seed }) => `trafficVolume-${GENERATOR_VERSION}-${days}-${seed}`,
  async open(config) {
    const hours = simulateTraffic(config);
    const numbers = (read: (hour: TrafficHour) => number): Column => ({
      type: 'numbers',
      elements: 1,
      values: Float64Array.from(hours, read),
    });
    return openColumns({
      fields: describeTraffic(config.days).fields,
      rows: hours.length,
      columns: [
        { type: 'texts', values: hours.map(({ time }) => time) },
        numbers(({ temperature }) => temperature),
        numbers(({ rain }) => rain),
        numbers(({ isHoliday }) => (isHoliday ? 1 : 0)),
        numbers(({ event }) => event),
        numbers(({ volume }) => volume),
      ],
    });
  },
});
