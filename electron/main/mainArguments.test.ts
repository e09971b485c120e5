import { expect, it } from 'vitest';
import { readArguments } from './mainArguments.ts';
import { readWindowState } from './windowState.ts';

it.each([
  [['/usr/bin/tensorloom'], { commandLine: null, userData: null, project: null }],
  [
    ['electron', '--no-sandbox', '/work', '--user-data=/tmp/项目 α'],
    { commandLine: null, userData: '/tmp/项目 α', project: null },
  ],
  [['tensorloom', '/home/a/x.loom'], { commandLine: null, userData: null, project: '/home/a/x.loom' }],
  [
    ['tensorloom', '--cli', 'run', 'x.loom', '--out', 'y'],
    { commandLine: ['run', 'x.loom', '--out', 'y'], userData: null, project: null },
  ],
  [['tensorloom', '--user-data='], { commandLine: null, userData: null, project: null }],
])('reads %j', (argv, expected) => {
  expect(readArguments(argv)).toEqual(expected);
});

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const stored = { x: 100, y: 50, width: 1200, height: 800, maximized: false };

it('puts the window where it was, if that is still on a screen', () => {
  expect(readWindowState(stored, [screen])).toEqual(stored);
  expect(readWindowState({ ...stored, x: 5000 }, [screen])).toEqual({ width: 1200, height: 800, maximized: false });
  expect(readWindowState({ ...stored, y: -300 }, [screen])).toEqual({ width: 1200, height: 800, maximized: false });
});

it('starts with a size that fits the screen when nothing sound is stored', () => {
  const small = { x: 0, y: 0, width: 1280, height: 720 };
  for (const bad of [undefined, null, 'x', { ...stored, width: 1 }, { width: Number.NaN }]) {
    expect(readWindowState(bad, [small])).toEqual({ width: 1280, height: 720, maximized: false });
  }
});
