import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone that these scripts belong to. */
export const PROJECT_ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Where the set-up keeps what is not an npm package. Outside node_modules, so that an `npm ci` does not throw away a download of 274 MB.
 * @param {string} root  the project
 */
export function nativePaths(root) {
  const native = path.join(root, '.native');
  const tfjsNode = path.join(root, 'node_modules', '@tensorflow', 'tfjs-node');
  return {
    native,
    state: path.join(native, 'state.json'),
    lock: path.join(native, 'setup.lock'),
    libtensorflow: path.join(native, 'libtensorflow'),
    electronDev: path.join(native, 'electron-dev'),
    tfjsNode,
    /** Where tfjs-node's own addon looks for the libraries (relative to the addon: ../../deps/lib). */
    tfjsNodeLib: path.join(tfjsNode, 'deps', 'lib'),
    addon: path.join(tfjsNode, 'lib', 'napi-v8', 'tfjs_binding.node'),
  };
}
