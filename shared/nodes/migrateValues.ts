import type { NodeDefinition, Values } from './definition.ts';

/** Brings values that an older version of a kind wrote to the present one, step by step. A missing step changes nothing. */
export function migrateValues(definition: NodeDefinition, version: number, values: Values): Values {
  let migrated = values;
  for (let from = version; from < definition.version; from++)
    migrated = definition.migrate?.[from]?.(migrated) ?? migrated;
  return migrated;
}
