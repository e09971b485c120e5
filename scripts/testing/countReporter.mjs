import fs from 'node:fs';

/**
 * A Vitest reporter that writes what `npm test` adds up. Vitest's own JSON report leaves out why a test was skipped
 * (the text given to `context.skip`), and we promise a reason for each.
 */
// biome-ignore lint/style/noDefaultExport: Vitest loads a reporter by its file's default export
export default class CountReporter {
  /**
   * @param {Iterable<import('vitest/node').TestModule>} modules
   * @param {Iterable<{ message?: string }>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const file = process.env.TENSORLOOM_COUNT_FILE;
    if (file) fs.writeFileSync(file, JSON.stringify(countTests(modules, unhandledErrors)));
  }
}

/**
 * @param {Iterable<import('vitest/node').TestModule>} modules
 * @param {Iterable<{ message?: string }>} unhandledErrors  what was thrown outside of any test
 */
function countTests(modules, unhandledErrors) {
  const count = {
    passed: 0,
    failures: /** @type {string[]} */ ([]),
    skipped: /** @type {{ name: string, reason: string }[]} */ ([]),
  };
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const name = `${module.relativeModuleId} › ${test.fullName}`;
      const result = test.result();
      if (result.state === 'passed') count.passed += 1;
      else if (result.state === 'skipped') count.skipped.push({ name, reason: result.note ?? 'no reason given' });
      else count.failures.push(name);
    }
    // A file that does not load, or a hook that throws, belongs to no test and still is a failure.
    const errors = [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())];
    for (const error of errors) count.failures.push(`${module.relativeModuleId}: ${firstLine(error)}`);
  }
  for (const error of unhandledErrors) count.failures.push(`outside of any test: ${firstLine(error)}`);
  return count;
}

/** @param {{ message?: string }} error */
function firstLine(error) {
  return String(error.message ?? error).split('\n')[0] ?? '';
}
