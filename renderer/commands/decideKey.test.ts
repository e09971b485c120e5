import { describe, expect, it } from 'vitest';
import { findCommand } from '../../shared/commands/commands.ts';
import { decideKey, type FocusPlace } from './decideKey.ts';

describe('who gets a key', () => {
  it.each<[string, string, FocusPlace, boolean]>([
    ['edit.delete', 'Delete', 'text', false],
    ['edit.undo', 'z', 'text', false],
    ['file.save', 's', 'text', true],
    ['view.commands', 'k', 'text', true],
    ['edit.delete', 'Delete', 'canvas', true],
    ['edit.delete', 'Delete', 'control', true],
    ['edit.delete', 'Delete', 'popup', false],
    ['node.add', ' ', 'canvas', true],
    ['node.add', ' ', 'control', false],
    ['node.add', 'Tab', 'canvas', false],
    ['node.add', 'Tab', 'clickedCanvas', true],
    ['node.edit', 'Enter', 'control', false],
    ['node.moveLeft', 'ArrowLeft', 'tree', false],
    ['node.followLeft', 'ArrowLeft', 'tree', true],
    ['run.start', 'Enter', 'control', true],
    ['file.save', 's', 'popup', false],
  ])('%s by %s with the focus in %s: %s', (id, key, place, expected) => {
    const command = findCommand(id);
    if (!command) throw new Error(`No command ${id}`);
    expect(decideKey(command, key, place)).toBe(expected);
  });
});
