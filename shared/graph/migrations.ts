import { FILE_VERSION } from './document.ts';

type Raw = Readonly<Record<string, unknown>>;

/** From the file version in the key to the next. Version 1 is the first, so there is nothing to bring forward yet. */
const migrations: Readonly<Record<number, (old: Raw) => Raw>> = {};

/** Brings the content of an older file to the present file version, step by step. */
export function migrateFile(raw: Raw, version: number): Raw {
  let migrated = raw;
  for (let from = version; from < FILE_VERSION; from++) migrated = migrations[from]?.(migrated) ?? migrated;
  return { ...migrated, fileVersion: FILE_VERSION };
}
