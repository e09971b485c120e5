import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from './setupError.mjs';

/**
 * @param {string} tfjsNode  the folder of the tfjs-node package
 * @param {string} apiHeaders  folder with node_api.h
 * @param {{ libraries: string[], include: string, rpaths: string[] }} tensorflow  `libraries`: full paths, the main one first
 * @param {string} output
 * @param {NodeJS.Platform} platform
 * @returns {{ command: string, args: string[] }}
 */
export function compilerCommand(tfjsNode, apiHeaders, tensorflow, output, platform = process.platform) {
  const common = [
    '-fPIC',
    '-O2',
    '-std=c++17',
    '-DNAPI_VERSION=8',
    `-I${tfjsNode}`,
    `-I${tensorflow.include}`,
    `-I${apiHeaders}`,
    path.join(tfjsNode, 'binding', 'tfjs_backend.cc'),
    path.join(tfjsNode, 'binding', 'tfjs_binding.cc'),
    '-o',
    output,
  ];
  const rpaths = tensorflow.rpaths.map((folder) => `-Wl,-rpath,${folder}`);
  if (platform === 'darwin')
    return {
      command: 'clang++',
      args: ['-bundle', '-undefined', 'dynamic_lookup', ...common, ...tensorflow.libraries, ...rpaths],
    };
  // The libraries are named by path, so no development links (libtensorflow.so) are needed. Two linker flags against distributions' defaults:
  // --no-as-needed keeps the framework library in the list, and --disable-new-dtags makes the path count for the libraries' own dependencies, too.
  return {
    command: process.env.CXX || 'g++',
    args: ['-shared', ...common, '-Wl,--no-as-needed', '-Wl,--disable-new-dtags', ...tensorflow.libraries, ...rpaths],
  };
}

/**
 * Compiles tfjs-node's binding against the library that is there. The addon appears only when it is complete.
 * @param {Parameters<typeof compilerCommand>[0]} tfjsNode
 * @param {Parameters<typeof compilerCommand>[1]} apiHeaders
 * @param {Parameters<typeof compilerCommand>[2]} tensorflow
 * @param {string} addon  where the .node file goes
 * @throws {SetupError} codes 'no-compiler' and 'compile-failed'
 */
export function compileAddon(tfjsNode, apiHeaders, tensorflow, addon) {
  fs.mkdirSync(path.dirname(addon), { recursive: true });
  const temporary = `${addon}.partial`;
  const { command, args } = compilerCommand(tfjsNode, apiHeaders, tensorflow, temporary);
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 << 20 });
  if (result.error) {
    throw new SetupError(
      `${command} was not found: it compiles the bridge between Node.js and TensorFlow.`,
      'Install a C++ compiler (Debian: apt-get install g++; macOS: xcode-select --install), then run the same command again.',
      {
        code: 'no-compiler',
      },
    );
  }
  if (result.status !== 0) {
    fs.rmSync(temporary, { force: true });
    const errors = result.stderr
      .split('\n')
      .filter((line) => /error|undefined/i.test(line))
      .slice(0, 6)
      .join('\n    ');
    throw new SetupError(
      `The TensorFlow bridge does not compile:\n    ${errors}`,
      'Delete the folder .native and run the same command again; if it stays, please report the lines above.',
      { code: 'compile-failed' },
    );
  }
  fs.renameSync(temporary, addon);
}
