// Who may import whom (docs/architecture.md). Reads import specifiers from the TypeScript sources themselves: the usual
// checkers find nothing under TypeScript 7 and still exit 0, so this one also fails when it has read no import at all.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * First rule whose folder holds the file wins. `may` lists folders of ours and packages ("node:" for Node's modules);
 * everything else is refused. `*` allows any package that `never` does not name.
 */
export const rules = [
  { from: 'shared/base', may: ['shared/base', '@noble/hashes'] },
  { from: 'shared/graph', may: ['shared/base', 'shared/graph', 'zod'] },
  { from: 'shared/expression', may: ['shared/base', 'shared/expression'] },
  { from: 'shared/nodes', may: ['shared/base', 'shared/expression', 'shared/nodes', 'zod'] },
  // Messages are data without imports of their own; what a repair's button says is made of them.
  {
    from: 'shared/pipeline',
    may: ['shared/base', 'shared/messages', 'shared/graph', 'shared/nodes', 'shared/pipeline', 'zod'],
  },
  {
    from: 'shared/codegen',
    may: ['shared/base', 'shared/graph', 'shared/nodes', 'shared/pipeline', 'shared/codegen', 'zod'],
  },
  { from: 'shared/run', may: ['shared/base', 'shared/graph', 'shared/nodes', 'shared/pipeline', 'shared/run', 'zod'] },
  { from: 'shared/messages', may: ['shared/base', 'shared/messages'] },
  { from: 'shared/commands', may: ['shared/base', 'shared/commands'] },
  {
    from: 'shared/serving',
    may: ['shared/base', 'shared/messages', 'shared/pipeline', 'shared/run', 'shared/serving', 'zod'],
  },
  {
    from: 'shared/ipc',
    may: [
      ...['shared/base', 'shared/graph', 'shared/nodes', 'shared/pipeline', 'shared/run', 'shared/serving'],
      ...['shared/ipc', 'zod'],
    ],
  },
  {
    from: 'renderer',
    may: ['shared', 'renderer', '*'],
    never: ['node:', 'electron', '@tensorflow/', '@duckdb/', 'sharp', 'commander', 'electron-log'],
  },
  {
    from: 'electron/data',
    may: ['shared', 'electron/data', 'electron/core/writeFileAtomic.ts', 'node:', '*'],
    never: ['electron', '@tensorflow/', 'react'],
  },
  {
    from: 'electron/core',
    may: ['shared', 'electron/data', 'electron/core', 'node:', '*'],
    never: ['electron', '@tensorflow/', 'react', 'electron-log'],
  },
  {
    from: 'electron/cli',
    may: ['shared', 'electron/data', 'electron/core', 'electron/cli', 'node:', '*'],
    never: ['electron', '@tensorflow/', 'react', 'electron-log'],
  },
  {
    from: 'electron/trainer',
    may: ['shared', 'electron/data', 'electron/trainer', 'electron/core/writeFileAtomic.ts', 'node:', '*'],
    never: ['electron', 'react', 'electron-log'],
  },
  {
    from: 'electron/main',
    may: ['shared', 'electron/core', 'electron/cli', 'electron/main', 'electron', 'node:', '*'],
    never: ['@tensorflow/', 'react', '@duckdb/', 'sharp'],
  },
  { from: 'electron/preload', may: ['shared', 'electron/preload', 'electron'] },
];

/** Panels of the window do not know each other: they meet in the stores and in the shell that mounts them. */
const panels = [
  'palette',
  'inspector',
  'outline',
  'problems',
  'training',
  'evaluation',
  'predict',
  'serve',
  'export',
  'runs',
  'data',
  'start',
  'canvas',
];

/** Returns every import that no rule allows, as {file, line, specifier, reason}, and how many imports were read. */
export function checkLayers(root = projectRoot) {
  const violations = [];
  let read = 0;
  for (const file of findSources(root)) {
    const relative = path.relative(root, file).split(path.sep).join('/');
    const isTest = /\.test\.tsx?$/.test(relative);
    const rule = rules.find(({ from }) => relative.startsWith(`${from}/`));
    for (const { specifier, line } of readImports(readFileSync(file, 'utf8'))) {
      read += 1;
      const target = specifier.startsWith('.')
        ? path.posix.normalize(path.posix.join(path.posix.dirname(relative), specifier))
        : specifier;
      const reason = !rule
        ? 'this folder has no rule'
        : isTest && isAllowedInTests(target)
          ? null
          : (findReason(rule, target, !specifier.startsWith('.')) ?? findPanelReason(relative, target));
      if (reason) violations.push({ file: relative, line, specifier, reason });
    }
  }
  return { violations, read };
}

/** Tests may look across layers at definitions and real files; what they may not do is pull a heavy engine into a pure layer. */
function isAllowedInTests(target) {
  return (
    ['vitest', 'fast-check', 'lucide-react'].includes(target) ||
    target.startsWith('node:') ||
    target.startsWith('shared/') ||
    target.startsWith('scripts/') ||
    target.startsWith('resources/') ||
    target.startsWith('electron/')
  );
}

function findReason(rule, target, isPackage) {
  const matches = (name) => {
    // The package 'electron' and our folder electron/ share a name; only what was imported by a bare name is the package.
    if (name === 'electron' && !isPackage) return false;
    return target === name || target.startsWith(/[/:]$/.test(name) ? name : `${name}/`);
  };
  const banned = (rule.never ?? []).find(matches);
  if (banned) return `${rule.from} never imports ${banned}`;
  const allowed = rule.may.some((name) => (name === '*' ? isPackage && !target.startsWith('node:') : matches(name)));
  return allowed ? null : `${rule.from} may import only ${rule.may.join(', ')}`;
}

function findPanelReason(relative, target) {
  const panelOf = (file) => panels.find((panel) => file.startsWith(`renderer/${panel}/`));
  const own = panelOf(relative);
  const other = panelOf(target);
  return own && other && own !== other ? `panel ${own} does not import panel ${other}` : null;
}

function readImports(text) {
  const found = [];
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g;
  for (const match of text.matchAll(pattern)) {
    const specifier = match[1] ?? match[2];
    const line = text.slice(0, match.index + match[0].length).split('\n').length;
    found.push({ specifier: specifier.split('?')[0], line });
  }
  return found;
}

function findSources(root) {
  return ['shared', 'electron', 'renderer'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { violations, read } = checkLayers();
  for (const { file, line, specifier, reason } of violations)
    console.error(`${file}:${line} imports ${specifier}: ${reason}`);
  if (read === 0) console.error('No import was read: the check itself is broken.');
  console.log(`layers: ${read} imports read, ${violations.length} not allowed`);
  process.exit(violations.length > 0 || read === 0 ? 1 : 0);
}
