import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.mjs';
import { checkAddon } from './checkAddon.mjs';
import { compilerCommand } from './compileAddon.mjs';
import { findLibrary } from './tensorflow.mjs';

/**
 * @param {string} root
 * @param {string[]} files
 */
function touch(root, files) {
  for (const file of files) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), '');
  }
}

describe('a person’s own TensorFlow folder', () => {
  test('is found with lib/ and include/, the C library under either of its names', () => {
    for (const name of ['libtensorflow.so.2', 'libtensorflow_cc.so.2']) {
      const root = temporaryFolder();
      touch(root, [`lib/${name}`, 'lib/libtensorflow_framework.so.2', 'include/tensorflow/c/c_api.h']);
      expect(findLibrary(root, true)).toEqual({
        folder: path.join(root, 'lib'),
        libraries: [path.join(root, 'lib', name), path.join(root, 'lib', 'libtensorflow_framework.so.2')],
        include: path.join(root, 'include'),
        outside: true,
      });
    }
  });

  test('without headers or without libraries says what belongs there', () => {
    const root = temporaryFolder();
    expect(() => findLibrary(root, true)).toThrow('holds no TensorFlow library');
    touch(root, ['lib/libtensorflow.so.2', 'lib/libtensorflow_framework.so.2']);
    expect(() => findLibrary(root, true)).toThrow('not its C headers');
  });
});

describe('compiling the addon', () => {
  const tensorflow = { libraries: ['/l/libtensorflow_cc.so.2'], include: '/i', rpaths: ['$ORIGIN/../../deps/lib'] };

  test('on Linux the run path is relative to the addon and counts for the libraries’ own dependencies', () => {
    const { args } = compilerCommand('/t', '/n', tensorflow, '/o.node', 'linux');
    expect(args).toEqual(
      expect.arrayContaining([
        '-shared',
        '-Wl,--disable-new-dtags',
        '-Wl,-rpath,$ORIGIN/../../deps/lib',
        '/l/libtensorflow_cc.so.2',
      ]),
    );
  });

  test('on macOS it is a bundle whose Node symbols are resolved at run time', () => {
    const { command, args } = compilerCommand('/t', '/n', tensorflow, '/o.node', 'darwin');
    expect(command).toBe('clang++');
    expect(args).toEqual(expect.arrayContaining(['-bundle', 'dynamic_lookup']));
    expect(args).not.toContain('-Wl,--no-as-needed');
  });

  test('an addon that cannot be loaded is reported with the loader’s reason', () => {
    const file = path.join(temporaryFolder(), 'broken.node');
    fs.writeFileSync(file, 'not a library');
    expect(checkAddon(file)).toEqual({ failure: expect.stringMatching(/file too short|invalid ELF header/) });
  });
});
