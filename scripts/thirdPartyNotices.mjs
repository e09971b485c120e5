// Writes THIRD_PARTY_NOTICES from the packages that reach a person's machine, and refuses a licence that nobody has agreed to.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Licences that may ship. Adding one is a decision, not an edit. */
export const allowed = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
  'OFL-1.1',
  'WTFPL',
  'NIST-PD', // h5wasm: free to use, copy and change, its notice kept; HDF5 inside it is BSD-3-Clause
  'EPL-2.0', // elkjs: unmodified, in a worker file of its own
  'LGPL-3.0-or-later', // libvips of sharp: a file of its own that can be replaced
]);

/** Licences of the packages whose package.json says nothing, or says it unclearly; each was read in its own files. */
const known = { h5wasm: 'NIST-PD' };

/** Every installed package that ships: all that is not marked as development-only in the lockfile (the window's libraries are bundled, and ship too). */
export function listShipped() {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const shipped = [];
  for (const [folder, entry] of Object.entries(lock.packages)) {
    if (folder === '' || entry.dev) continue;
    const full = path.join(root, folder);
    // Packages of other operating systems are in the lockfile but not installed.
    if (!existsSync(path.join(full, 'package.json'))) continue;
    const manifest = JSON.parse(readFileSync(path.join(full, 'package.json'), 'utf8'));
    shipped.push({
      name: manifest.name,
      version: manifest.version,
      licence: known[manifest.name] ?? readLicence(manifest),
      texts: readTexts(full),
    });
  }
  return shipped.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readTexts(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|notice|copying|ofl)/i.test(entry.name))
    .map(({ name }) => name)
    .filter((name) => /(^[^.]+$)|\.(md|txt|mit|apache2?)$/i.test(name))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8').trim());
}

function readLicence(manifest) {
  const value = manifest.license ?? manifest.licenses;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((entry) => entry.type ?? entry).join(' OR ');
  return value?.type ?? 'unknown';
}

/** True when one alternative of the SPDX expression is allowed, and every part that is joined by AND. */
export function isAllowed(expression) {
  return expression
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/)
    .some((alternative) => alternative.split(/\s+AND\s+/).every((id) => allowed.has(id.trim())));
}

export function renderNotices(shipped) {
  const lines = [
    'Third-party software in Tensorloom',
    '==================================',
    '',
    'Written by scripts/thirdPartyNotices.mjs. TensorFlow (Apache-2.0, The TensorFlow Authors) is loaded as a library of its own;',
    'its notices come with it. Electron (MIT) and Chromium bring LICENSE.electron.txt and LICENSES.chromium.html.',
    'Data sets: see resources/datasets/*/LICENSE and SOURCE.md.',
    '',
  ];
  for (const { name, version, licence, texts } of shipped) {
    lines.push('-'.repeat(100), `${name} ${version} — ${licence}`, '', ...texts, '');
  }
  return `${lines.join('\n').replace(/\r/g, '')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const shipped = listShipped();
  const refused = shipped.filter(({ licence }) => !isAllowed(licence));
  for (const { name, version, licence } of refused) console.error(`${name} ${version}: ${licence} is not on the list`);
  if (!process.argv.includes('--check')) writeFileSync(path.join(root, 'THIRD_PARTY_NOTICES'), renderNotices(shipped));
  console.log(`${shipped.length} packages ship, ${refused.length} with a licence that is not on the list`);
  process.exit(refused.length > 0 ? 1 : 0);
}
