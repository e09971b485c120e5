import fs from 'node:fs';

/** @typedef {import('./suiteResult.mjs').SuiteResult} SuiteResult */

/**
 * Leaves the results of a command for the one that called it, which names the file in TENSORLOOM_RESULTS_FILE.
 * @param {SuiteResult[]} results
 */
export function leaveResults(results) {
  const file = process.env.TENSORLOOM_RESULTS_FILE;
  if (file) fs.writeFileSync(file, JSON.stringify(results));
}

/**
 * What a command left. One that left nothing, or that ended badly although nothing failed, counts as a failure.
 * @param {string} command
 * @param {string} file
 * @param {number} exitCode
 * @returns {SuiteResult[]}
 */
export function readResults(command, file, exitCode) {
  /** @type {SuiteResult[]} */
  const results = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : [];
  if (results.length > 0 && (exitCode === 0 || results.some(({ failed }) => failed > 0))) return results;
  const why =
    results.length === 0
      ? `${command} ended without a report (exit code ${exitCode})`
      : `${command} ended with exit code ${exitCode} although no test failed`;
  return [...results, { name: command, passed: 0, failed: 1, skipped: [], failures: [why], ms: 0 }];
}
