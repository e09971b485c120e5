// Makes the pinned Python environments of `npm run bench`: Keras', which `npm run test:oracles` has as well, and its peers'. Running it
// again does nothing.
import { ensureOraclePython } from './oracles/environment.mjs';
import { runMain } from './runMain.mjs';
import { PROJECT_ROOT } from './setup/paths.mjs';

await runMain(async () => {
  const say = (/** @type {string} */ text) => void process.stderr.write(`${text}\n`);
  for (const name of /** @type {const} */ (['oracles', 'bench'])) {
    process.stdout.write(`${await ensureOraclePython(PROJECT_ROOT, say, name)}\n`);
  }
});
