import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createProgressBar } from '../progressBar.mjs';
import { TENSORFLOW_HEADERS, TENSORFLOW_UNPACKED_BYTES } from './pins.mjs';
import { SetupError } from './setupError.mjs';
import { verifySha256 } from './verify.mjs';
import { runWatched } from './watchedCommand.mjs';
import { replaceFolder, requireFreeSpace } from './workFolder.mjs';
import { extractFromZip } from './zip.mjs';

/** @typedef {import('./pins.mjs').WheelPin} WheelPin */

const STALL_MS = 120_000;

/**
 * @returns {string[] | null} the command that runs pip on this machine
 */
function findPip() {
  for (const candidate of [['python3', '-m', 'pip'], ['pip3'], ['pip'], ['python', '-m', 'pip']]) {
    const [command = '', ...args] = candidate;
    if (spawnSync(command, [...args, '--version'], { stdio: 'ignore' }).status === 0) return candidate;
  }
  return null;
}

/**
 * Brings TensorFlow's libraries and C headers into `target` as lib/ and include/.
 * A verified wheel that an interrupted earlier run left behind is used again instead of being fetched a second time.
 * @param {WheelPin} pin
 * @param {string} target
 * @param {(text: string) => void} say
 */
export async function installTensorflowWheel(pin, target, say) {
  requireFreeSpace(target, pin.bytes + TENSORFLOW_UNPACKED_BYTES, 'TensorFlow');
  const downloads = `${target}.download`;
  const wheel = await fetchWheel(pin, downloads, say);
  await replaceFolder(target, 'unpacking TensorFlow', (folder) => unpackWheel(pin, wheel, folder));
  fs.rmSync(downloads, { recursive: true, force: true });
}

/**
 * @param {WheelPin} pin
 * @param {string} downloads
 * @param {(text: string) => void} say
 * @returns {Promise<string>} the verified wheel
 */
async function fetchWheel(pin, downloads, say) {
  const earlier = wheelIn(downloads);
  if (earlier && fs.statSync(earlier).size === pin.bytes) {
    await verifySha256(earlier, pin.sha256, `TensorFlow ${pin.version}`);
    return earlier;
  }
  const pip = findPip();
  if (!pip)
    throw new SetupError(
      'pip was not found: it fetches TensorFlow.',
      'Install pip (Debian: apt-get install python3-pip), then run the same command again.',
      { code: 'no-pip' },
    );

  fs.rmSync(downloads, { recursive: true, force: true });
  const temporary = path.join(downloads, 'tmp');
  fs.mkdirSync(temporary, { recursive: true });
  const requirements = path.join(downloads, 'requirements.txt');
  fs.writeFileSync(requirements, `${pin.requirement} --hash=sha256:${pin.sha256}\n`);

  say(`Fetching TensorFlow ${pin.version}`);
  const bar = createProgressBar({ label: 'TensorFlow', total: pin.bytes });
  const [command = '', ...args] = pip;
  const flags = [
    '--no-deps',
    '--only-binary=:all:',
    '--platform',
    pin.pipPlatform,
    '--python-version',
    '3.11',
    '--implementation',
    'cp',
    '--abi',
    'cp311',
  ];
  const result = await runWatched(
    command,
    [
      ...args,
      'download',
      ...flags,
      '--require-hashes',
      '--progress-bar',
      'off',
      '--disable-pip-version-check',
      '--no-input',
      '-r',
      requirements,
      '-d',
      downloads,
    ],
    {
      env: { ...process.env, TMPDIR: temporary },
      folder: downloads,
      onBytes: (bytes) => bar.update(bytes),
      stallMs: STALL_MS,
      firstByteMs: STALL_MS,
    },
  );
  const wheel = wheelIn(downloads);
  if (result.code !== 0 || !wheel) {
    bar.abandon();
    fs.rmSync(downloads, { recursive: true, force: true });
    throw describePipFailure(result);
  }
  fs.rmSync(temporary, { recursive: true, force: true });
  bar.finish();
  // pip has compared the hash already; comparing again costs half a second and does not depend on pip's version or settings.
  await verifySha256(wheel, pin.sha256, `TensorFlow ${pin.version}`);
  return wheel;
}

/** @param {import('./watchedCommand.mjs').WatchedResult} result */
function describePipFailure(result) {
  const last = result.output.trim().split('\n').slice(-4).join('\n    ');
  if (/No space left/i.test(result.output))
    return new SetupError(
      'The disk is full (while fetching TensorFlow).',
      'Free about 3 GB, then run the same command again.',
      { code: 'disk-full' },
    );
  if (/DO NOT MATCH THE HASHES/i.test(result.output)) {
    return new SetupError(
      'TensorFlow was refused: the download differs from the SHA-256 kept in the project.',
      'Run the same command again; if it happens twice, a proxy or mirror replaces the file: use another network.',
      { code: 'hash-mismatch' },
    );
  }
  const reason = result.ended ? 'nothing arrived for two minutes' : `pip said:\n    ${last}`;
  return new SetupError(
    `TensorFlow could not be fetched: ${reason}`,
    'Check the network (pip’s own settings for proxies and mirrors are used), then run the same command again; or name a folder with the library in TENSORLOOM_LIBTENSORFLOW.',
    { code: 'download-failed' },
  );
}

/**
 * @param {string} folder
 * @returns {string | null}
 */
function wheelIn(folder) {
  if (!fs.existsSync(folder)) return null;
  const name = fs.readdirSync(folder).find((entry) => entry.endsWith('.whl'));
  return name ? path.join(folder, name) : null;
}

/**
 * Takes libraries, C headers and licences out of a verified wheel.
 * @param {WheelPin} pin
 * @param {string} wheel
 * @param {string} folder
 */
async function unpackWheel(pin, wheel, folder) {
  let bar = createProgressBar({ label: 'Unpacking ', total: 0 });
  const files = await extractFromZip(wheel, folder, (name) => placeWheelEntry(pin, name), {
    start: (total) => {
      bar = createProgressBar({ label: 'Unpacking ', total });
    },
    progress: (bytes) => bar.update(bytes),
  });
  bar.finish();
  for (const library of pin.libraries) {
    if (!fs.existsSync(path.join(folder, 'lib', path.basename(library)))) {
      throw new SetupError(
        `The package ${pin.requirement} does not hold ${library} (${files} files taken).`,
        'This is a mistake in the project’s pins: please report it.',
        { code: 'wheel-incomplete' },
      );
    }
  }
  fs.writeFileSync(path.join(folder, 'VERSION'), `${pin.version}\n`);
}

/**
 * @param {WheelPin} pin
 * @param {string} name  path inside the wheel
 * @returns {string | null} where it goes, or null when it is not needed
 */
function placeWheelEntry(pin, name) {
  if (pin.libraries.includes(name)) return `lib/${path.posix.basename(name)}`;
  if (name === 'tensorflow/THIRD_PARTY_NOTICES.txt') return 'THIRD_PARTY_NOTICES.txt';
  if (!name.startsWith(TENSORFLOW_HEADERS.root)) return null;
  const header = name.slice(TENSORFLOW_HEADERS.root.length);
  if (header === 'LICENSE') return 'LICENSE';
  if (!header.endsWith('.h')) return null;
  const wanted =
    TENSORFLOW_HEADERS.folders.some((folder) => header.startsWith(folder)) ||
    TENSORFLOW_HEADERS.nameParts.some((part) => header.includes(part));
  return wanted ? `include/${header}` : null;
}
