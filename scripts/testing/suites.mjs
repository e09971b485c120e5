import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildNodeSide, buildWindow } from '../build.mjs';
import { electronEnvironment } from '../electronLaunch.mjs';
import { formatDuration } from '../progressBar.mjs';
import { runProgram } from '../runProgram.mjs';
import { findElectron } from '../setup/electron.mjs';
import { PROJECT_ROOT } from '../setup/paths.mjs';
import { SetupError } from '../setup/setupError.mjs';
import { startVirtualDisplay } from '../virtualDisplay.mjs';
import { readPlaywrightReport, readVitestCount, withoutFalseGreen } from './suiteResult.mjs';

/** @typedef {import('./suiteResult.mjs').SuiteResult} SuiteResult */
/** @typedef {Omit<SuiteResult, 'ms'>} UntimedResult */

/** @type {{ name: string, run: () => Promise<UntimedResult> }[]} */
export const SUITES = [
  { name: 'build', run: runBuild },
  { name: 'static', run: runStaticChecks },
  { name: 'unit', run: runUnitTests },
  { name: 'e2e', run: runWindowTests },
];

/** A command of an npm package, run with our own Node: a shell or npx in between would cost time and hide the exit code. */
const packageCommand = (/** @type {string} */ file) => path.join(PROJECT_ROOT, 'node_modules', file);

/** @type {{ name: string, file: string, args: string[], needs: string }[]} */
const STATIC_CHECKS = [
  {
    name: 'types (tsc)',
    file: packageCommand('typescript/bin/tsc'),
    args: ['--noEmit', '-p', 'tsconfig.json'],
    needs: 'tsconfig.json',
  },
  { name: 'style (biome)', file: packageCommand('@biomejs/biome/bin/biome'), args: ['check'], needs: 'biome.json' },
  {
    name: 'import layers',
    file: path.join(PROJECT_ROOT, 'scripts', 'checkLayers.mjs'),
    args: [],
    needs: 'scripts/checkLayers.mjs',
  },
  { name: 'unused code (knip)', file: packageCommand('knip/bin/knip.js'), args: ['--no-progress'], needs: 'knip.json' },
];

/**
 * @param {string} name
 * @param {{ name: string, ok: boolean }[]} checks
 * @returns {UntimedResult}
 */
function fromChecks(name, checks) {
  const failures = checks.filter(({ ok }) => !ok).map((check) => `${name}: ${check.name}`);
  return { name, passed: checks.length - failures.length, failed: failures.length, skipped: [], failures };
}

async function runBuild() {
  const checks = [];
  for (const [name, build] of /** @type {const} */ ([
    ['the Node side builds', buildNodeSide],
    ['the window builds', buildWindow],
  ])) {
    try {
      await build();
      checks.push({ name, ok: true });
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      process.stdout.write(`${error.message}\n`);
      checks.push({ name, ok: false });
    }
  }
  return fromChecks('build', checks);
}

async function runStaticChecks() {
  const checks = [];
  for (const { name, file, args, needs } of STATIC_CHECKS) {
    const started = Date.now();
    let ok = false;
    if (fs.existsSync(path.join(PROJECT_ROOT, needs))) {
      ok = (await runProgram(process.execPath, ['--no-warnings', file, ...args], { cwd: PROJECT_ROOT })) === 0;
    } else {
      process.stdout.write(`${name} cannot run: ${needs} is missing\n`);
    }
    process.stdout.write(`${ok ? '✓' : '✗'} ${name}  ${formatDuration(Date.now() - started)}\n`);
    checks.push({ name, ok });
  }
  return fromChecks('static', checks);
}

async function runUnitTests() {
  return await readReport('unit', readVitestCount, (file) =>
    runProgram(
      process.execPath,
      [
        packageCommand('vitest/vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=./scripts/testing/countReporter.mjs',
      ],
      { cwd: PROJECT_ROOT, env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2', TENSORLOOM_COUNT_FILE: file } },
    ),
  );
}

/** Drives the real window; on a display of its own, unless the person has set DISPLAY. */
async function runWindowTests() {
  const electron = findElectron(PROJECT_ROOT);
  if (!electron)
    throw new SetupError('There is no Electron to test with.', 'Run npm run setup.', { code: 'no-electron' });
  const needsDisplay = process.platform === 'linux' && !process.env.DISPLAY;
  const display = needsDisplay ? await startVirtualDisplay() : null;
  try {
    return await readReport('e2e', readPlaywrightReport, (file) =>
      runProgram(
        process.execPath,
        [
          packageCommand('@playwright/test/cli.js'),
          'test',
          '--config',
          'e2e/playwright.config.ts',
          '--reporter=list,json',
        ],
        {
          cwd: PROJECT_ROOT,
          env: {
            ...electronEnvironment(electron),
            ...(display ? { DISPLAY: display.display } : {}),
            TENSORLOOM_ELECTRON_PATH: electron.path,
            PLAYWRIGHT_JSON_OUTPUT_NAME: file,
          },
        },
      ),
    );
  } finally {
    display?.stop();
  }
}

/**
 * Runs a suite's runner and reads the report it leaves; without one the suite has failed.
 * @param {string} name
 * @param {(report: any) => UntimedResult} read
 * @param {(reportFile: string) => Promise<number>} run
 * @returns {Promise<UntimedResult>}
 */
async function readReport(name, read, run) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `tensorloom-${name}-`));
  const file = path.join(folder, 'report.json');
  try {
    const exitCode = await run(file);
    const result = fs.existsSync(file)
      ? read(JSON.parse(fs.readFileSync(file, 'utf8')))
      : { name, passed: 0, failed: 0, skipped: [], failures: [] };
    return withoutFalseGreen(result, exitCode);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
