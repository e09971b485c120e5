// npm run setup: only the set-up, for people who want the waiting behind them, and another try for what was only replaced before
// (the cpu engine, the development Electron). `--tests` adds what the tests need.
import { runMain } from './runMain.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';

await runMain(async () => {
  await ensureSetup({ forTests: process.argv.includes('--tests'), again: true });
  process.stderr.write('Everything is in place.\n');
});
