// What .ci/run starts: `npm test`, then `npm run test:oracles` whatever the first one said. The last line adds up both:
// `N passed, N failed, N skipped`; the exit code is 1 when anything failed or did not get as far as its report.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runMain } from './runMain.mjs';
import { runProgram } from './runProgram.mjs';
import { PROJECT_ROOT } from './setup/paths.mjs';
import { readResults } from './testing/resultsFile.mjs';
import { summarise } from './testing/suiteResult.mjs';

const COMMANDS = [
  { name: 'npm test', script: 'test.mjs' },
  { name: 'npm run test:oracles', script: 'oraclesTest.mjs' },
];

await runMain(async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tensorloom-ci-'));
  try {
    const results = [];
    for (const { name, script } of COMMANDS) {
      const file = path.join(folder, `${script}.json`);
      const exitCode = await runProgram(process.execPath, [path.join(PROJECT_ROOT, 'scripts', script)], {
        cwd: PROJECT_ROOT,
        env: { ...process.env, TENSORLOOM_RESULTS_FILE: file },
      });
      results.push(...readResults(name, file, exitCode));
    }
    process.stdout.write(`\n── all ${'─'.repeat(57)}\n${summarise(results)}\n`);
    return results.some(({ failed }) => failed > 0) ? 1 : 0;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
