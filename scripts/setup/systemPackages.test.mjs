import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PROJECT_ROOT } from './paths.mjs';
import { choosePackages, installedPackages, installLine, missingPackages } from './systemPackages.mjs';

const hasDpkg = spawnSync('dpkg-query', ['--version']).status === 0;

describe('system packages', () => {
  test('one of the alternatives is enough', () => {
    const wanted = [['g++'], ['libasound2t64', 'libasound2'], ['xvfb']];
    expect(missingPackages(wanted, new Set(['libasound2', 'xvfb']))).toEqual([['g++']]);
  });

  test('the name that this release offers is taken: the newer one first, the older one where nothing is known', () => {
    const missing = [['libasound2t64', 'libasound2']];
    expect(choosePackages(missing, () => true)).toEqual(['libasound2t64']);
    expect(choosePackages(missing, (name) => name === 'libasound2')).toEqual(['libasound2']);
    expect(choosePackages(missing, () => false)).toEqual(['libasound2']);
  });

  test('the line for a person is one line that can be pasted', () => {
    expect(installLine(['g++', 'xvfb'])).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends g++ xvfb',
    );
  });

  test.runIf(hasDpkg)('dpkg says what is installed', () => {
    expect(installedPackages(['dpkg', 'tensorloom-no-such-package'])).toEqual(new Set(['dpkg']));
  });

  test.runIf(hasDpkg && process.getuid?.() === 0)(
    'somebody who is not root gets that line instead of an attempt',
    () => {
      const module = pathToFileURL(path.join(PROJECT_ROOT, 'scripts', 'setup', 'systemPackages.mjs')).href;
      // A database without any package stands for a fresh machine.
      const script = `
      process.getuid = () => 1000;
      const { ensureSystemPackages } = await import(${JSON.stringify(module)});
      try { ensureSystemPackages({ forTests: true, window: true, say: () => {} }); console.log('nothing to do'); }
      catch (error) { console.log(error.code, error.next.split('\\n').at(-1).trim()); }`;
      const result = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        encoding: 'utf8',
        env: { ...process.env, DPKG_ADMINDIR: '/nonexistent' },
      });
      expect(result.stdout).toMatch(
        /^system-packages sudo apt-get update && sudo apt-get install -y --no-install-recommends g\+\+ python3-pip libgtk-3-0\S* .* xvfb xauth$/m,
      );
    },
  );
});
