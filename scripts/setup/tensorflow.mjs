import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { checkAddon } from './checkAddon.mjs';
import { compileAddon } from './compileAddon.mjs';
import { describeFailure } from './describeFailure.mjs';
import { nativePaths } from './paths.mjs';
import { TENSORFLOW_WHEELS } from './pins.mjs';
import { SetupError } from './setupError.mjs';
import { installTensorflowWheel } from './tensorflowWheel.mjs';

/** @typedef {import('./state.mjs').TensorflowState} TensorflowState */
/** @typedef {{ folder: string, libraries: string[], include: string, outside: boolean }} FoundLibrary */

const FALLBACK_NOTICE =
  'Native TensorFlow is not available: training runs on the much slower JavaScript engine (cpu). npm run setup tries again.';

/**
 * What the installed result depends on: a change of any of it makes the step run again.
 * @param {string} root
 */
function tensorflowKey(root) {
  const pin = TENSORFLOW_WHEELS[`${process.platform}-${process.arch}`];
  const version = readVersion(path.join(nativePaths(root).tfjsNode, 'package.json'));
  return JSON.stringify([
    process.platform,
    process.arch,
    version,
    pin?.sha256 ?? null,
    process.env.TENSORLOOM_LIBTENSORFLOW ?? null,
  ]);
}

/** @param {string} packageFile */
function readVersion(packageFile) {
  return JSON.parse(fs.readFileSync(packageFile, 'utf8')).version;
}

/**
 * @param {string} root
 * @param {TensorflowState | undefined} state
 * @returns {boolean} whether the present state is what a run of the step would produce
 */
export function tensorflowIsReady(root, state) {
  if (!state || state.key !== tensorflowKey(root)) return false;
  const paths = nativePaths(root);
  return state.source === 'cpu-fallback' || (fs.existsSync(paths.addon) && fs.existsSync(paths.tfjsNodeLib));
}

/**
 * Puts native TensorFlow under tfjs-node. Sources in order: what is already there, the folder in TENSORLOOM_LIBTENSORFLOW, the wheel,
 * tfjs-node's own download; when none of them works the JavaScript engine remains, and that is said. Only a folder that a person named
 * explicitly is an error when it does not work.
 * @param {string} root
 * @param {(text: string) => void} say
 * @returns {Promise<TensorflowState>}
 */
export async function ensureTensorflow(root, say) {
  const key = tensorflowKey(root);
  const named = process.env.TENSORLOOM_LIBTENSORFLOW;
  if (named)
    return { ...(await connectLibrary(root, findLibrary(path.resolve(named), true), `folder ${named}`, say)), key };
  /** @type {string[]} */
  const reasons = [];
  for (const attempt of [fromWheel, fromTfjsNode]) {
    try {
      const state = await attempt(root, say);
      if (state) return { ...state, key };
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      // A full disk or a forged file must stop everything; a missing tool or network has an alternative.
      if (error.code === 'disk-full' || error.code === 'hash-mismatch' || error.code === 'not-writable') throw error;
      reasons.push(`${error.message}\n    → ${error.next}`);
    }
  }
  const notice = [FALLBACK_NOTICE, ...reasons.map((reason) => `  ${reason}`)].join('\n');
  say(notice);
  return { source: 'cpu-fallback', version: '', key, notice: FALLBACK_NOTICE };
}

/**
 * @param {string} root
 * @param {(text: string) => void} say
 */
async function fromWheel(root, say) {
  const pin = TENSORFLOW_WHEELS[`${process.platform}-${process.arch}`];
  if (!pin) return null;
  if (!pin.verified)
    say('Native TensorFlow is configured for this kind of machine, but was only ever run on Linux x64.');
  const { libtensorflow } = nativePaths(root);
  if (readText(path.join(libtensorflow, 'VERSION')) !== pin.version)
    await installTensorflowWheel(pin, libtensorflow, say);
  return await connectLibrary(root, findLibrary(libtensorflow, false), pin.requirement, say);
}

/**
 * tfjs-node's own installer: TensorFlow 2.9.1, for Windows and for machines without pip or compiler. Configured here, but only ever run on Linux.
 * @param {string} root
 * @param {(text: string) => void} say
 */
async function fromTfjsNode(root, say) {
  const { tfjsNode, addon } = nativePaths(root);
  say('Trying tfjs-node’s own download of TensorFlow 2.9.1…');
  const preGyp = path.join(root, 'node_modules', '.bin');
  const result = spawnSync(process.execPath, ['scripts/install.js'], {
    cwd: tfjsNode,
    encoding: 'utf8',
    timeout: 300_000,
    env: { ...process.env, PATH: `${preGyp}${path.delimiter}${process.env.PATH ?? ''}` },
  });
  const checked = fs.existsSync(addon)
    ? checkAddon(addon)
    : { failure: describeFailure(result.stderr ?? '') ?? 'it leaves no addon' };
  if ('version' in checked) return { source: 'tfjs-node', version: checked.version };
  // Half a download must not look like an installation next time.
  fs.rmSync(path.join(tfjsNode, 'deps'), { recursive: true, force: true });
  throw new SetupError(
    `tfjs-node’s own download did not work: ${checked.failure}`,
    'Check the network, or name a folder with the library in TENSORLOOM_LIBTENSORFLOW.',
    { code: 'tfjs-node-download' },
  );
}

/**
 * Finds the libraries and headers in a folder: either <folder>/lib and <folder>/include or, for a person's own build, the libraries in it directly.
 * @param {string} folder
 * @param {boolean} outside  whether it is a person's folder rather than ours
 * @returns {FoundLibrary}
 */
export function findLibrary(folder, outside) {
  for (const libraryFolder of [path.join(folder, 'lib'), folder]) {
    if (!fs.existsSync(libraryFolder)) continue;
    const names = fs.readdirSync(libraryFolder);
    const main = pick(names, [
      /^libtensorflow_cc\.so\.2$/,
      /^libtensorflow\.so\.2$/,
      /^libtensorflow_cc\.2\.dylib$/,
      /^libtensorflow\.2\.dylib$/,
    ]);
    const framework = pick(names, [/^libtensorflow_framework\.so\.2$/, /^libtensorflow_framework\.2\.dylib$/]);
    if (!main || !framework) continue;
    const include = path.join(folder, 'include');
    if (!fs.existsSync(path.join(include, 'tensorflow', 'c', 'c_api.h'))) {
      throw new SetupError(
        `${folder} holds the TensorFlow library but not its C headers.`,
        `Put the headers there, so that ${path.join(include, 'tensorflow', 'c', 'c_api.h')} exists.`,
        { code: 'library-incomplete' },
      );
    }
    return {
      folder: libraryFolder,
      libraries: [path.join(libraryFolder, main), path.join(libraryFolder, framework)],
      include,
      outside,
    };
  }
  throw new SetupError(
    `${folder} holds no TensorFlow library.`,
    'It needs lib/libtensorflow.so.2 (or libtensorflow_cc.so.2), lib/libtensorflow_framework.so.2 and include/tensorflow/c/.',
    { code: 'library-missing' },
  );
}

/**
 * @param {string[]} names
 * @param {RegExp[]} patterns
 */
function pick(names, patterns) {
  for (const pattern of patterns) {
    const name = names.find((candidate) => pattern.test(candidate));
    if (name) return name;
  }
  return undefined;
}

/**
 * Compiles the addon against a library and proves that it loads.
 *
 * The libraries stay in .native (or in the person's folder) and appear in tfjs-node's deps/lib as hard links: that is where tfjs-node itself
 * expects them, the run path $ORIGIN/../../deps/lib therefore holds wherever the package is copied to, a packager that copies the package takes
 * plain files along, and no byte is stored twice. Symbolic links would point out of a packaged app.
 * @param {string} root
 * @param {FoundLibrary} library
 * @param {string} source
 * @param {(text: string) => void} say
 */
async function connectLibrary(root, library, source, say) {
  const paths = nativePaths(root);
  fs.rmSync(path.join(paths.tfjsNode, 'deps'), { recursive: true, force: true });
  fs.mkdirSync(paths.tfjsNodeLib, { recursive: true });
  for (const file of library.libraries) linkOrCopy(file, path.join(paths.tfjsNodeLib, path.basename(file)));
  // A person's build may bring more libraries (CUDA) beside the two: those are found in its own folder.
  const rpaths = [
    process.platform === 'darwin' ? '@loader_path/../../deps/lib' : '$ORIGIN/../../deps/lib',
    ...(library.outside ? [library.folder] : []),
  ];

  say('Compiling the bridge between Node.js and TensorFlow…');
  const require = createRequire(path.join(root, 'package.json'));
  const apiHeaders = require('node-api-headers').include_dir;
  compileAddon(
    paths.tfjsNode,
    apiHeaders,
    { libraries: library.libraries, include: library.include, rpaths },
    paths.addon,
  );

  const checked = checkAddon(paths.addon);
  if ('failure' in checked) {
    throw new SetupError(
      `TensorFlow does not load: ${checked.failure}`,
      'This processor or system may lack what the library needs (glibc 2.27, AVX).',
      { code: 'addon-does-not-load' },
    );
  }
  say(`TensorFlow ${checked.version} is ready.`);
  return { source, version: checked.version };
}

/**
 * @param {string} from
 * @param {string} to
 */
function linkOrCopy(from, to) {
  const real = fs.realpathSync(from);
  try {
    fs.linkSync(real, to);
  } catch {
    // Another disk: a reflink where the file system can, else a copy.
    fs.copyFileSync(real, to, fs.constants.COPYFILE_FICLONE);
  }
}

/** @param {string} file */
function readText(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : null;
}
