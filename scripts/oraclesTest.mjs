// npm run test:oracles: trains a table of plans with real Keras and with both of our executors, and compares. Makes the pinned Python
// environment first. Arguments go to Vitest (`npm run test:oracles -- -t "conv 2d"`); with `--table` the measured differences are also
// written to docs/engine-parity.md. The last line is `N passed, N failed, N skipped`.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureOraclePython } from './oracles/environment.mjs';
import { writeParityPage } from './oracles/parityPage.mjs';
import { runMain } from './runMain.mjs';
import { runProgram } from './runProgram.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { PROJECT_ROOT } from './setup/paths.mjs';
import { leaveResults } from './testing/resultsFile.mjs';
import { readVitestCount, summarise, withoutFalseGreen } from './testing/suiteResult.mjs';

const NOTHING = { name: 'oracles', passed: 0, failed: 0, skipped: [], failures: [] };

/**
 * @param {string} folder  for the reports of this run
 * @param {string[]} args  for Vitest
 */
async function compareWithKeras(folder, args) {
  const python = await ensureOraclePython(PROJECT_ROOT, (text) => process.stderr.write(`${text}\n`));
  const count = path.join(folder, 'count.json');
  const exitCode = await runProgram(
    process.execPath,
    [
      path.join(PROJECT_ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
      ...['run', '--config', 'oracles/vitest.config.ts'],
      ...['--reporter=default', '--reporter=./scripts/testing/countReporter.mjs', ...args],
    ],
    {
      cwd: PROJECT_ROOT,
      env: {
        ...process.env,
        TENSORLOOM_ORACLE_PYTHON: python,
        TENSORLOOM_COUNT_FILE: count,
        TENSORLOOM_PARITY_FOLDER: folder,
        TF_CPP_MIN_LOG_LEVEL: '2',
      },
    },
  );
  const result = fs.existsSync(count) ? readVitestCount(JSON.parse(fs.readFileSync(count, 'utf8'))) : NOTHING;
  return withoutFalseGreen({ ...result, name: 'oracles' }, exitCode);
}

await runMain(async () => {
  const started = Date.now();
  const args = process.argv.slice(2);
  const wantsPage = args.includes('--table');
  await ensureSetup({ window: false });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tensorloom-oracles-'));
  try {
    const result = await compareWithKeras(
      folder,
      args.filter((argument) => argument !== '--table'),
    );
    if (wantsPage && result.failed === 0) writeParityPage(folder, path.join(PROJECT_ROOT, 'docs', 'engine-parity.md'));
    const results = [{ ...result, ms: Date.now() - started }];
    leaveResults(results);
    process.stdout.write(`\n${summarise(results)}\n`);
    return result.failed > 0 ? 1 : 0;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
