import { describe, expect, it } from 'vitest';
import { COMMANDS, findCommand } from './commands.ts';
import { describeKeys, type KeyPress, matchesKeys, toAccelerator } from './keys.ts';

const press = (key: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...modifiers,
});

describe('the list of commands', () => {
  it('names each command once and gives no combination to two that can both be meant', () => {
    expect(new Set(COMMANDS.map((command) => command.id)).size).toBe(COMMANDS.length);
    const keys = COMMANDS.flatMap((command) => command.keys);
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  });

  it('finds a command by its id', () => {
    expect(findCommand('edit.undo')?.label.en).toBe('Undo');
    expect(findCommand('edit.unknown')).toBeUndefined();
  });

  it('leaves plain letters and Delete to a text field', () => {
    const whileTyping = COMMANDS.filter((command) => command.whileTyping).flatMap((command) => command.keys);
    expect(whileTyping.filter((keys) => !keys.startsWith('Mod+'))).toEqual([]);
  });
});

describe('keys', () => {
  it.each([
    ['Mod+Z', press('z', { ctrlKey: true }), true],
    ['Mod+Z', press('z', { ctrlKey: true, shiftKey: true }), false],
    ['Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), true],
    ['Space', press(' '), true],
    ['?', press('?', { shiftKey: true }), true],
    ['Mod++', press('+', { ctrlKey: true, shiftKey: true }), true],
    ['Shift+1', press('!', { code: 'Digit1', shiftKey: true }), true],
    ['Shift+Alt+T', press('ˇ', { code: 'KeyT', shiftKey: true, altKey: true }), true],
    ['ArrowLeft', press('ArrowLeft', { altKey: true }), false],
    ['C', press('c', { ctrlKey: true }), false],
  ])('%s against %j is %s', (keys, event, expected) => {
    expect(matchesKeys(keys, event, false)).toBe(expected);
  });

  it('takes Command on a Mac and not Control', () => {
    expect(matchesKeys('Mod+K', press('k', { metaKey: true }), true)).toBe(true);
    expect(matchesKeys('Mod+K', press('k', { ctrlKey: true }), true)).toBe(false);
  });

  it('are shown as keyboards name them', () => {
    expect(describeKeys('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(describeKeys('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z']);
    expect(toAccelerator('Mod++')).toBe('CmdOrCtrl+Plus');
  });
});
