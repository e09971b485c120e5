import { SetupError } from './setupError.mjs';

const REQUIRED = [20, 19, 0];

/**
 * @param {string} version  such as "20.20.2"
 * @throws {SetupError} when it is older than what package.json's `engines` asks for
 */
export function requireNodeVersion(version = process.versions.node) {
  const parts = version.split('.').map(Number);
  for (const [index, required] of REQUIRED.entries()) {
    const part = parts[index] ?? 0;
    if (part > required) return;
    if (part < required) {
      throw new SetupError(
        `Node.js ${version} is too old: Tensorloom needs ${REQUIRED.slice(0, 2).join('.')} or newer.`,
        'Install a current Node.js (nodejs package, nvm, fnm, …), then run the same command again.',
        { code: 'node-too-old' },
      );
    }
  }
}
