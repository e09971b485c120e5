import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from '../setup/setupError.mjs';

// The only PyTorch of the package index for Linux is the one for graphics cards: it does not load without NVIDIA's libraries, gigabytes
// of which no instruction is ever reached on a machine that counts processor time. Libraries of the same names whose functions all
// answer "there is no such device" take their place; what computes on the processor stays PyTorch's own, unchanged.

const NEEDED = /\(NEEDED\).*\[(lib(?:cu|nv|nccl)[^\]]*)\]/g;
const UNDEFINED = / UND (?<name>(?:__cu|cu|nccl|nvrtc|nvshmem)\w+)(?:@(?<version>[\w.]+))?/g;
/** The start of a library's list of versions, or one of its versions. */
const VERSIONS = / File: (?<library>\S+)| Name: (?<version>\S+) {2}Flags/g;
/** cudaErrorNoDevice, and what other libraries of the family read as a failure as well. */
const NO_DEVICE = 100;
/** Where a symbol goes whose library is not written beside it: loaded before all others. */
const FIRST = /^libcudart\./;

/**
 * Writes the libraries beside PyTorch's own, where its search path begins.
 * @param {string} folder  torch/lib
 * @throws {SetupError} code 'no-compiler'
 */
export function writeCudaStubs(folder) {
  /** @type {Map<string, Map<string, Set<string>>>} symbols by library and version; '' is no version */
  const libraries = new Map();
  /** @type {Map<string, string>} library by version */
  const homes = new Map();
  /** @type {[name: string, version: string][]} */
  const symbols = [];
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.so'))) {
    const dynamic = run('readelf', ['--wide', '--dynamic', '--dyn-syms', '--version-info', path.join(folder, file)]);
    for (const [, library = ''] of dynamic.matchAll(NEEDED)) libraries.set(library, new Map());
    let last = '';
    for (const { groups: { library, version } = {} } of dynamic.matchAll(VERSIONS)) {
      if (library) last = library;
      else if (version) homes.set(version, last);
    }
    for (const { groups: { name = '', version = '' } = {} } of dynamic.matchAll(UNDEFINED))
      symbols.push([name, version]);
  }
  const first = [...libraries.keys()].find((library) => FIRST.test(library)) ?? '';
  for (const [name, version] of symbols) {
    const versions = libraries.get(homes.get(version) ?? first);
    versions?.set(version, (versions.get(version) ?? new Set()).add(name));
  }
  for (const [library, versions] of libraries) writeLibrary(folder, library, versions);
}

/**
 * @param {string} folder
 * @param {string} library
 * @param {Map<string, Set<string>>} versions  symbols by version
 */
function writeLibrary(folder, library, versions) {
  const source = path.join(folder, 'stub.c');
  const script = path.join(folder, 'stub.map');
  const names = new Set([...versions.values()].flatMap((set) => [...set]));
  const functions = [...names].map((name) =>
    /Error(String|Name)$/i.test(name)
      ? `const char *${name}(void) { return "no CUDA"; }`
      : `long ${name}(void) { return ${NO_DEVICE}; }`,
  );
  const nodes = [...versions].flatMap(([version, set]) =>
    version === '' ? [] : [`${version} { global: ${[...set].map((name) => `${name};`).join(' ')} };`],
  );
  fs.writeFileSync(source, `${functions.join('\n')}\n`);
  fs.writeFileSync(script, nodes.length > 0 ? `${nodes.join('\n')}\n` : '{ global: *; };\n');
  try {
    run('gcc', [
      ...['-shared', '-fPIC', '-w', '-fno-builtin', source, '-o', path.join(folder, library)],
      ...[`-Wl,-soname,${library}`, `-Wl,--version-script,${script}`],
    ]);
  } finally {
    fs.rmSync(source, { force: true });
    fs.rmSync(script, { force: true });
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1e9 });
  if (status === 0) return stdout;
  throw new SetupError(
    `PyTorch cannot be made to load without NVIDIA's libraries: ${(error?.message ?? stderr).trim().split('\n').at(-1)}`,
    'Install a C compiler (Debian: apt-get install g++), then run the same command again.',
    { code: 'no-compiler' },
  );
}
