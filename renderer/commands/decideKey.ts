import type { Command } from '../../shared/commands/command.ts';

/**
 * Where the focus is: in a text field, in a popup (dialog, menu, list), in the outline's tree, on the canvas (`clicked` when
 * the pointer brought it there), or on some other control.
 */
export type FocusPlace = 'text' | 'popup' | 'tree' | 'canvas' | 'clickedCanvas' | 'control';

/** Keys by which controls, trees and lists are worked. */
const CONTROL_KEYS = new Set([' ', 'Enter', 'Tab', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

/** Whether a command may take a key, by where the focus is. Keys are never taken from what a person is working in. */
export function decideKey(command: Command, key: string, place: FocusPlace): boolean {
  if (place === 'popup') return false;
  if (place === 'text') return command.whileTyping === true;
  if (key === 'Tab') return place === 'clickedCanvas';
  if (place === 'canvas' || place === 'clickedCanvas') return true;
  const isPlain = !command.keys.some((keys) => keys.startsWith('Mod+'));
  if (!CONTROL_KEYS.has(key)) return true;
  // The tree works by bare arrows only: with Alt they follow the wires there, too.
  if (place === 'tree' && command.keys.some((keys) => keys.startsWith('Alt+'))) return true;
  // Mod+Enter trains wherever the focus is; a bare Enter presses the button.
  return !isPlain;
}
