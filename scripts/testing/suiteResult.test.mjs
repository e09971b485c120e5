import { describe, expect, test } from 'vitest';
import { readPlaywrightReport, readVitestCount, summarise, withoutFalseGreen } from './suiteResult.mjs';

describe('adding up the suites', () => {
  test('the last line is the sum, failures and skips are named above it', () => {
    const text = summarise([
      { name: 'static', passed: 3, failed: 1, skipped: [], failures: ['static: types (tsc)'], ms: 1200 },
      {
        name: 'unit',
        passed: 40,
        failed: 0,
        skipped: [{ name: 'a.test.ts › reads dpkg', reason: 'no dpkg here' }],
        failures: [],
        ms: 61_000,
      },
    ]);
    const lines = text.split('\n');
    expect(lines.at(-1)).toBe('43 passed, 1 failed, 1 skipped');
    expect(lines).toContain('  ✗ static: types (tsc)');
    expect(lines).toContain('  - a.test.ts › reads dpkg: no dpkg here');
    expect(lines[2]).toBe('unit         40        0         1   61.0 s');
  });

  test('a suite without tests is a failure, and so is a runner that dies after its report', () => {
    const empty = { name: 'e2e', passed: 0, failed: 0, skipped: [], failures: [] };
    expect(withoutFalseGreen(empty, 0)).toMatchObject({ failed: 1, failures: ['e2e: ran no test at all'] });
    expect(withoutFalseGreen({ ...empty, passed: 5 }, 1)).toMatchObject({ passed: 5, failed: 1 });
    expect(withoutFalseGreen({ ...empty, passed: 5 }, 0)).toMatchObject({ passed: 5, failed: 0 });
    expect(withoutFalseGreen({ ...empty, passed: 5, failed: 2 }, 1)).toMatchObject({ failed: 2 });
  });

  test('Vitest', () => {
    expect(readVitestCount({ passed: 2, failures: ['x'], skipped: [] })).toEqual({
      name: 'unit',
      passed: 2,
      failed: 1,
      failures: ['x'],
      skipped: [],
    });
  });

  test('Playwright: nested suites, a retry that succeeded, a reason for a skip, an error outside of tests', () => {
    const report = {
      suites: [
        {
          title: 'canvas.spec.ts',
          specs: [{ title: 'drags', tests: [{ status: 'expected' }] }],
          suites: [
            {
              title: 'by keyboard',
              specs: [
                { title: 'adds', tests: [{ status: 'flaky' }] },
                { title: 'connects', tests: [{ status: 'unexpected' }] },
                {
                  title: 'prints',
                  tests: [{ status: 'skipped', annotations: [{ type: 'skip', description: 'no printer' }] }],
                },
              ],
            },
          ],
        },
      ],
      errors: [{ message: 'worker crashed\n  at x' }],
    };
    expect(readPlaywrightReport(report)).toEqual({
      name: 'e2e',
      passed: 2,
      failed: 2,
      skipped: [{ name: 'canvas.spec.ts › by keyboard › prints', reason: 'no printer' }],
      failures: ['canvas.spec.ts › by keyboard › connects', 'e2e: worker crashed'],
    });
  });
});
