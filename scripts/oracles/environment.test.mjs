import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { PROJECT_ROOT } from '../setup/paths.mjs';
import { TENSORFLOW_WHEELS } from '../setup/pins.mjs';
import { temporaryFolder } from '../testing/temporaryFolder.mjs';
import { ensureOraclePython, findOraclePython, ORACLE_PYTHONS, oraclePaths } from './environment.mjs';

afterEach(() => vi.unstubAllEnvs());

/** A project with pins and nothing else. */
function makeProject() {
  const root = temporaryFolder();
  const { pinned } = oraclePaths(root);
  fs.mkdirSync(path.dirname(pinned), { recursive: true });
  fs.writeFileSync(pinned, 'keras==1\n');
  return root;
}

/** @param {string} root @param {string} says */
function makePython(root, says) {
  const file = path.join(root, 'python');
  fs.writeFileSync(file, `#!/bin/sh\n${says}\n`, { mode: 0o755 });
  return file;
}

const setUp = (/** @type {string} */ root) => ensureOraclePython(root, () => {});

describe('the Python environment of the comparison with Keras', () => {
  test('without a Python it says what to install, and leaves nothing behind', async () => {
    const root = makeProject();
    vi.stubEnv('TENSORLOOM_PYTHON', path.join(root, 'nowhere'));
    await expect(setUp(root)).rejects.toMatchObject({
      code: 'no-python',
      next: expect.stringContaining(ORACLE_PYTHONS.join(', ')),
    });
    expect(fs.existsSync(oraclePaths(root).folder)).toBe(false);
    expect(fs.existsSync(oraclePaths(root).lock)).toBe(false);
  });

  test('a Python that the wheels are not for is named with its version', async () => {
    const root = makeProject();
    vi.stubEnv('TENSORLOOM_PYTHON', makePython(root, 'echo 3.8'));
    await expect(setUp(root)).rejects.toMatchObject({
      code: 'python-version',
      message: expect.stringContaining('is 3.8'),
    });
  });

  test('a Python without venv: the package to install is named', async () => {
    const root = makeProject();
    vi.stubEnv(
      'TENSORLOOM_PYTHON',
      makePython(root, 'if [ "$1" = -m ]; then echo no ensurepip; exit 1; fi; echo 3.12'),
    );
    await expect(setUp(root)).rejects.toMatchObject({
      code: 'no-venv',
      message: expect.stringContaining('no ensurepip'),
      next: expect.stringContaining('python3-venv'),
    });
    expect(fs.existsSync(oraclePaths(root).folder)).toBe(false);
  });

  test('an installation that broke off is tried three times, and then says why', async () => {
    const root = makeProject();
    const tries = path.join(root, 'tries');
    // As `python -m venv FOLDER` does, it puts a Python there; that one is asked for pip, and writes down that it was.
    const pip = `#!/bin/sh\necho x >> ${tries}\necho connection reset >&2\nexit 1\n`;
    const makesVenv = `mkdir -p "$3/bin"; printf '${pip.replaceAll('\n', '\\n')}' > "$3/bin/python"; chmod +x "$3/bin/python"`;
    vi.stubEnv('TENSORLOOM_PYTHON', makePython(root, `if [ "$1" = -m ]; then ${makesVenv}; exit 0; fi; echo 3.12`));
    await expect(setUp(root)).rejects.toMatchObject({
      code: 'oracle-packages',
      message: expect.stringContaining('connection reset'),
    });
    expect(fs.readFileSync(tries, 'utf8')).toBe('x\nx\nx\n');
    expect(fs.existsSync(oraclePaths(root).folder)).toBe(false);
  });

  test('it counts only when it was finished, and only for the pins it was made from', () => {
    const root = makeProject();
    const { python, stamp, pinned } = oraclePaths(root);
    fs.mkdirSync(path.dirname(python), { recursive: true });
    fs.writeFileSync(python, '');
    expect(findOraclePython(root)).toBeNull();
    // The hash of "keras==1\n", as `sha256sum` gives it.
    const pins = 'e8793f25dbf8cf7148cb5cf94923a5b665ff28a7fa422ca18d8d87999c8edb69';
    fs.writeFileSync(stamp, JSON.stringify({ pins }));
    expect(findOraclePython(root)).toBe(python);
    fs.appendFileSync(pinned, 'numpy==2\n');
    expect(findOraclePython(root)).toBeNull();
  });

  test('what is pinned has an exact version and a hash, and TensorFlow is the one that we load ourselves', () => {
    const pinned = fs.readFileSync(oraclePaths(PROJECT_ROOT).pinned, 'utf8').replaceAll('\\\n', '');
    const lines = pinned.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) expect(line).toMatch(/^[a-z0-9-]+==[^ ]+( +--hash=sha256:[0-9a-f]{64})+$/);
    expect(lines.map((line) => line.split(' ')[0])).toContain(TENSORFLOW_WHEELS['linux-x64']?.requirement);
  });
});
