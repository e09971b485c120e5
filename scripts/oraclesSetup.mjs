// Makes the pinned Python environment of `npm run test:oracles` and `npm run bench`. Running it again does nothing.
import { ensureOraclePython } from './oracles/environment.mjs';
import { runMain } from './runMain.mjs';
import { PROJECT_ROOT } from './setup/paths.mjs';

await runMain(async () => {
  const python = await ensureOraclePython(PROJECT_ROOT, (text) => process.stderr.write(`${text}\n`));
  process.stdout.write(`${python}\n`);
});
