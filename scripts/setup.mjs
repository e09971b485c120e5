// npm run setup: only the set-up, for people who want the waiting behind them. `--tests` adds what the tests need.
import { runMain } from './runMain.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';

await runMain(async () => {
  await ensureSetup({ forTests: process.argv.includes('--tests') });
  process.stderr.write('Everything is in place.\n');
});
