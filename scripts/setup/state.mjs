import fs from 'node:fs';
import path from 'node:path';

/**
 * The set-up's memory: what was put in place, so that a second start only has to compare a few facts.
 * It is a cache of what can be found out again: deleting it costs time, never correctness.
 *
 * @typedef {{ source: string, version: string, key: string, notice?: string }} TensorflowState
 * @typedef {{ kind: 'official' | 'development' | 'none', version: string, path: string, key: string, notice?: string }} ElectronState
 * @typedef {object} SetupState
 * @property {{ level: number, machine: string }} [systemPackages]  level: 1 command line, 2 window, 3 tests
 * @property {TensorflowState} [tensorflow]
 * @property {ElectronState} [electron]
 */

/**
 * @param {string} file
 * @returns {SetupState} empty when there is none or it cannot be read
 */
export function readState(file) {
  try {
    const state = JSON.parse(fs.readFileSync(file, 'utf8'));
    return typeof state === 'object' && state !== null ? state : {};
  } catch {
    return {};
  }
}

/**
 * Replaces the file atomically: a killed set-up leaves the old state or the new one.
 * @param {string} file
 * @param {SetupState} state
 */
export function writeState(file, state) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  fs.writeFileSync(temporary, `${JSON.stringify(state, null, 2)}\n`);
  fs.renameSync(temporary, file);
}
