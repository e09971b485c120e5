import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeZip } from '../testing/makeZip.mjs';
import { temporaryFolder } from '../testing/temporaryFolder.mjs';
import { installTensorflowWheel } from './tensorflowWheel.mjs';

const WHEEL = makeZip({
  'tensorflow/libtensorflow_cc.so.2': 'library',
  'tensorflow/libtensorflow_framework.so.2': 'framework',
  'tensorflow/include/tensorflow/c/c_api.h': '// header',
  'tensorflow/include/tensorflow/core/framework/op.h': '// not needed',
  'tensorflow/python/keras.py': 'not needed',
});

/** @type {import('./pins.mjs').WheelPin} */
const PIN = {
  requirement: 'small==1.0',
  version: '1.0',
  pipPlatform: 'any',
  sha256: crypto.createHash('sha256').update(WHEEL).digest('hex'),
  bytes: WHEEL.length,
  libraries: ['tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2'],
  verified: true,
};

/**
 * Puts a `python3` first in PATH that answers `-m pip --version` and otherwise runs `script` with the download folder as $D: the network's part.
 * @param {string} root
 * @param {string} script
 */
function standInForPip(root, script) {
  const bin = path.join(root, 'bin');
  fs.mkdirSync(bin);
  fs.writeFileSync(path.join(root, 'served.whl'), WHEEL);
  const lines = [
    '#!/bin/sh',
    '[ "$3" = --version ] && exit 0',
    'for D; do :; done',
    `SERVED=${path.join(root, 'served.whl')}`,
    script,
  ];
  fs.writeFileSync(path.join(bin, 'python3'), `${lines.join('\n')}\n`, { mode: 0o755 });
  vi.stubEnv('PATH', `${bin}:${process.env.PATH}`);
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('fetching TensorFlow', () => {
  test('takes libraries and C headers, and leaves nothing else on the disk', async () => {
    const root = temporaryFolder();
    standInForPip(root, 'cp "$SERVED" "$D/small-1.0.whl"');
    const target = path.join(root, 'native', 'libtensorflow');
    await installTensorflowWheel(PIN, target, () => {});
    expect(fs.readdirSync(path.join(root, 'native'))).toEqual(['libtensorflow']);
    expect(fs.readdirSync(target, { recursive: true }).sort()).toEqual([
      'VERSION',
      'include',
      'include/tensorflow',
      'include/tensorflow/c',
      'include/tensorflow/c/c_api.h',
      'lib',
      'lib/libtensorflow_cc.so.2',
      'lib/libtensorflow_framework.so.2',
    ]);
  });

  test('a replaced file is refused and deleted', async () => {
    const root = temporaryFolder();
    standInForPip(root, 'echo forged > "$D/small-1.0.whl"');
    const target = path.join(root, 'native', 'libtensorflow');
    await expect(installTensorflowWheel(PIN, target, () => {})).rejects.toMatchObject({ code: 'hash-mismatch' });
    expect(fs.readdirSync(path.join(root, 'native'), { recursive: true })).toEqual([
      'libtensorflow.download',
      'libtensorflow.download/requirements.txt',
    ]);
  });

  test('a download that breaks off leaves nothing, says what pip said, and running again completes it', async () => {
    const root = temporaryFolder();
    const once = path.join(root, 'failed-once');
    standInForPip(
      root,
      `if [ ! -e ${once} ]; then touch ${once}; head -c 100 "$SERVED" > "$TMPDIR/part"; echo 'ERROR: Connection broken: IncompleteRead' >&2; exit 1; fi\ncp "$SERVED" "$D/small-1.0.whl"`,
    );
    const target = path.join(root, 'native', 'libtensorflow');
    await expect(installTensorflowWheel(PIN, target, () => {})).rejects.toMatchObject({
      code: 'download-failed',
      message: expect.stringContaining('Connection broken'),
    });
    expect(fs.readdirSync(path.join(root, 'native'))).toEqual([]);
    await installTensorflowWheel(PIN, target, () => {});
    expect(fs.readFileSync(path.join(target, 'VERSION'), 'utf8')).toBe('1.0\n');
  });

  test('a complete wheel of an interrupted set-up is not fetched twice', async () => {
    const root = temporaryFolder();
    standInForPip(root, 'exit 1');
    const target = path.join(root, 'libtensorflow');
    fs.mkdirSync(`${target}.download`);
    fs.writeFileSync(path.join(`${target}.download`, 'small-1.0.whl'), WHEEL);
    await installTensorflowWheel(PIN, target, () => {});
    expect(fs.existsSync(path.join(target, 'lib', 'libtensorflow_cc.so.2'))).toBe(true);
  });

  test('without pip the next step is named', async () => {
    const root = temporaryFolder();
    vi.stubEnv('PATH', root);
    await expect(installTensorflowWheel(PIN, path.join(root, 'libtensorflow'), () => {})).rejects.toMatchObject({
      code: 'no-pip',
      next: expect.stringContaining('python3-pip'),
    });
  });
});
