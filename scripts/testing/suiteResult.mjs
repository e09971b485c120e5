/**
 * @typedef {{ name: string, reason: string }} Skipped
 * @typedef {object} SuiteResult
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {Skipped[]} skipped
 * @property {string[]} failures  names, for the summary
 * @property {number} ms
 */

const NO_REASON = 'no reason given';

/**
 * Makes sure that a suite cannot look green by doing nothing or by dying before its report.
 * @param {Omit<SuiteResult, 'ms'>} result
 * @param {number} exitCode  of the runner's process
 * @returns {Omit<SuiteResult, 'ms'>}
 */
export function withoutFalseGreen(result, exitCode) {
  if (result.passed + result.failed === 0) return fail(result, 'ran no test at all');
  if (exitCode !== 0 && result.failed === 0)
    return fail(result, `its runner ended with exit code ${exitCode} although no test failed`);
  return result;
}

/**
 * @param {Omit<SuiteResult, 'ms'>} result
 * @param {string} why
 */
function fail(result, why) {
  return { ...result, failed: result.failed + 1, failures: [...result.failures, `${result.name}: ${why}`] };
}

/**
 * @param {{ passed: number, failures: string[], skipped: Skipped[] }} count  what countReporter.mjs wrote
 * @returns {Omit<SuiteResult, 'ms'>}
 */
export function readVitestCount({ passed, failures, skipped }) {
  return { name: 'unit', passed, failed: failures.length, skipped, failures };
}

/**
 * @param {any} report  Playwright's JSON report
 * @returns {Omit<SuiteResult, 'ms'>}
 */
export function readPlaywrightReport(report) {
  /** @type {Omit<SuiteResult, 'ms'>} */
  const result = { name: 'e2e', passed: 0, failed: 0, skipped: [], failures: [] };
  for (const suite of report.suites ?? []) countPlaywrightSuite(suite, [], result);
  for (const error of report.errors ?? []) {
    result.failed += 1;
    result.failures.push(`e2e: ${String(error.message ?? 'error').split('\n')[0]}`);
  }
  return result;
}

/**
 * @param {any} suite
 * @param {string[]} titles
 * @param {Omit<SuiteResult, 'ms'>} result
 */
function countPlaywrightSuite(suite, titles, result) {
  const path = [...titles, suite.title].filter(Boolean);
  for (const child of suite.suites ?? []) countPlaywrightSuite(child, path, result);
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests ?? []) {
      const name = [...path, spec.title].join(' › ');
      if (test.status === 'expected' || test.status === 'flaky') result.passed += 1;
      else if (test.status === 'skipped') result.skipped.push({ name, reason: skipReason(test) });
      else {
        result.failed += 1;
        result.failures.push(name);
      }
    }
  }
}

/** @param {any} test */
function skipReason(test) {
  const annotation = (test.annotations ?? []).find(
    (/** @type {any} */ { type }) => type === 'skip' || type === 'fixme',
  );
  return annotation?.description || NO_REASON;
}

/**
 * @param {SuiteResult[]} results
 * @returns {string} a table, the failures, the skips with their reasons, and as last line `N passed, N failed, N skipped`
 */
export function summarise(results) {
  const rows = [
    ['suite', 'passed', 'failed', 'skipped', 'time'],
    ...results.map(({ name, passed, failed, skipped, ms }) =>
      [name, passed, failed, skipped.length, `${(ms / 1000).toFixed(1)} s`].map(String),
    ),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('   '),
  );
  const failures = results.flatMap((result) => result.failures);
  if (failures.length > 0) lines.push('', 'Failed:', ...failures.map((name) => `  ✗ ${name}`));
  const skipped = results.flatMap((result) => result.skipped);
  if (skipped.length > 0) lines.push('', 'Skipped:', ...skipped.map(({ name, reason }) => `  - ${name}: ${reason}`));
  const sum = (/** @type {(result: SuiteResult) => number} */ of) =>
    results.reduce((total, result) => total + of(result), 0);
  lines.push(
    '',
    `${sum((r) => r.passed)} passed, ${sum((r) => r.failed)} failed, ${sum((r) => r.skipped.length)} skipped`,
  );
  return lines.join('\n');
}
