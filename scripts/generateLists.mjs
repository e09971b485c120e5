// Adding a kind is adding a file: these lists are written from the folders, so that no hand-kept one can drift.
// Committed, because type-checking needs them; a test fails when they are stale.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Each list: the folder searched, the file suffix, where the list goes and the name it exports. The file `conv2d.node.ts` exports `conv2dNode`. */
const lists = [
  { folder: 'shared/nodes', suffix: '.node.ts', exported: 'Node', out: 'shared/nodes/allNodes.ts', name: 'allNodes' },
  {
    folder: 'electron/data/sources',
    suffix: '.source.ts',
    exported: 'Source',
    out: 'electron/data/sources/allSources.ts',
    name: 'allSources',
  },
  {
    folder: 'electron/data/prepare',
    suffix: '.prepare.ts',
    exported: 'Prepare',
    out: 'electron/data/prepare/allPrepares.ts',
    name: 'allPrepares',
  },
  {
    folder: 'electron/trainer/fallback/layers',
    suffix: '.layer.ts',
    exported: 'Layer',
    out: 'electron/trainer/fallback/layers/allLayers.ts',
    name: 'allLayers',
  },
  {
    folder: 'electron/trainer/engine/layers',
    suffix: '.layer.ts',
    exported: 'Layer',
    out: 'electron/trainer/engine/layers/allLayers.ts',
    name: 'allLayers',
  },
  {
    folder: 'electron/trainer/engine/autodiff/gradients',
    suffix: '.gradient.ts',
    exported: 'Gradient',
    out: 'electron/trainer/engine/autodiff/gradients/allGradients.ts',
    name: 'allGradients',
  },
  {
    folder: 'electron/trainer/export/formats',
    suffix: '.format.ts',
    exported: 'Format',
    out: 'electron/trainer/export/formats/allFormats.ts',
    name: 'allFormats',
  },
];

/** Writes every list whose content changed; returns the paths that were stale. With `check`, writes nothing. */
export function generateLists({ check = false } = {}) {
  const stale = [];
  for (const list of lists) {
    const files = findFiles(path.join(root, list.folder), list.suffix).sort();
    if (files.length === 0) continue;
    const text = renderList(list, files);
    const target = path.join(root, list.out);
    if (readText(target) === text) continue;
    stale.push(list.out);
    if (check) continue;
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return stale;
}

function renderList(list, files) {
  const outFolder = path.dirname(path.join(root, list.out));
  const entries = files.map((file) => {
    const relative = path.relative(outFolder, file).split(path.sep).join('/');
    const symbol = path.basename(file).slice(0, -list.suffix.length) + list.exported;
    return { symbol, from: relative.startsWith('.') ? relative : `./${relative}` };
  });
  // In the order in which Biome sorts imports.
  const imports = entries.map(({ symbol, from }) => `import { ${symbol} } from '${from}';`);
  return [
    '// Written by scripts/generateLists.mjs from the files of this folder. Do not edit.',
    ...imports,
    '',
    `export const ${list.name} = [`,
    ...entries.map(({ symbol }) => `  ${symbol},`),
    '];',
    '',
  ].join('\n');
}

function findFiles(folder, suffix) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  } catch {
    return [];
  }
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const stale = generateLists({ check: process.argv.includes('--check') });
  for (const file of stale) console.log(process.argv.includes('--check') ? `stale: ${file}` : `written: ${file}`);
  if (process.argv.includes('--check') && stale.length > 0) process.exit(1);
}
