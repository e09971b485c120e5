// npm test: sets up, builds, and runs every suite, whatever the one before it said. `--suite static|unit|e2e` runs a part
// (the build always belongs to it). The last line adds up: `N passed, N failed, N skipped`.
import { formatDuration } from './progressBar.mjs';
import { runMain } from './runMain.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { SetupError } from './setup/setupError.mjs';
import { leaveResults } from './testing/resultsFile.mjs';
import { summarise } from './testing/suiteResult.mjs';
import { SUITES } from './testing/suites.mjs';

/** @typedef {import('./testing/suiteResult.mjs').SuiteResult} SuiteResult */

/**
 * @param {string[]} args
 * @returns {typeof SUITES}
 */
function chooseSuites(args) {
  const at = args.findIndex((argument) => argument === '--suite' || argument.startsWith('--suite='));
  if (at === -1) return SUITES;
  const wanted = args[at]?.split('=')[1] ?? args[at + 1] ?? '';
  const chosen = SUITES.filter(({ name }) => name === 'build' || name === wanted);
  if (chosen.some(({ name }) => name === wanted)) return chosen;
  throw new SetupError(`There is no suite "${wanted}".`, `Suites: ${SUITES.map(({ name }) => name).join(', ')}.`);
}

/**
 * @param {string} name
 * @param {() => Promise<Omit<SuiteResult, 'ms'>>} run
 * @returns {Promise<SuiteResult>}
 */
async function timed(name, run) {
  const started = Date.now();
  process.stdout.write(`\n── ${name} ${'─'.repeat(60 - name.length)}\n`);
  try {
    return { ...(await run()), ms: Date.now() - started };
  } catch (error) {
    const text =
      error instanceof SetupError
        ? `${error.message} → ${error.next}`
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error);
    process.stdout.write(`${text}\n`);
    return {
      name,
      passed: 0,
      failed: 1,
      skipped: [],
      failures: [`${name}: ${text.split('\n')[0]}`],
      ms: Date.now() - started,
    };
  }
}

await runMain(async () => {
  const started = Date.now();
  const suites = chooseSuites(process.argv.slice(2));
  const results = [
    await timed('set-up', async () => {
      const state = await ensureSetup({ forTests: true });
      const electron = state.electron ? `${state.electron.kind} Electron ${state.electron.version}` : 'no Electron';
      process.stdout.write(`TensorFlow ${state.tensorflow?.version || 'cpu fallback'}, ${electron}\n`);
      return { name: 'set-up', passed: 1, failed: 0, skipped: [], failures: [] };
    }),
  ];
  if (results[0]?.failed === 0) for (const { name, run } of suites) results.push(await timed(name, run));
  leaveResults(results);
  process.stdout.write(`\nAll in ${formatDuration(Date.now() - started)}\n\n${summarise(results)}\n`);
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
});
