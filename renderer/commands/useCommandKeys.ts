import { useEffect } from 'react';
import { COMMANDS } from '../../shared/commands/commands.ts';
import { matchesKeys } from '../../shared/commands/keys.ts';
import { studio } from '../bridge/studio.ts';
import { copyText, pasteNodes } from '../stores/clipboard.ts';
import { deleteSelection } from '../stores/graphActions.ts';
import { useViewStore } from '../stores/viewStore.ts';
import { runCommand } from './commandHandlers.ts';
import { decideKey, type FocusPlace } from './decideKey.ts';

export const isMac = /Mac/.test(navigator.platform);
const CLIPBOARD = new Set(['edit.copy', 'edit.cut', 'edit.paste', 'edit.pasteWired']);

/** Listens to the keys of all commands, to the clipboard, and to the menu. */
export function useCommandKeys(): void {
  useEffect(() => {
    let shiftHeld = false;
    /** Space pressed on the canvas: opens the search when it is let go, unless it was held to pan. */
    let spaceDown = false;
    const onKeyDown = (event: KeyboardEvent) => {
      shiftHeld = event.shiftKey;
      if (event.defaultPrevented || event.isComposing) return;
      const place = focusPlace();
      const command = COMMANDS.find(
        (one) => one.keys.some((keys) => matchesKeys(keys, event, isMac)) && decideKey(one, event.key, place),
      );
      // Copying and pasting come as clipboard events of their own, with the right to read and write.
      if (!command || CLIPBOARD.has(command.id)) return;
      if (event.key === ' ') {
        spaceDown = !event.repeat || spaceDown;
        event.preventDefault();
        return;
      }
      if (runCommand(command.id)) event.preventDefault();
    };
    const onKeyUp = (event: KeyboardEvent) => {
      shiftHeld = event.shiftKey;
      if (event.key !== ' ' || !spaceDown) return;
      spaceDown = false;
      event.preventDefault();
      runCommand('node.add');
    };
    const onPointerDown = () => {
      spaceDown = false;
    };
    const onCopy = (event: ClipboardEvent) => {
      const text = isForCanvas() ? copyText() : null;
      if (text === null) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      if (event.type === 'cut') deleteSelection(false);
    };
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!isForCanvas() || text === '') return;
      event.preventDefault();
      pasteNodes(shiftHeld, text);
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('pointerdown', onPointerDown, true);
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCopy);
    document.addEventListener('paste', onPaste);
    const stopMenu = studio.on('command', ({ command }) => runCommand(command));
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('pointerdown', onPointerDown, true);
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      document.removeEventListener('paste', onPaste);
      stopMenu();
    };
  }, []);
}

function isForCanvas(): boolean {
  const place = focusPlace();
  const isTextSelected = (document.getSelection()?.toString() ?? '') !== '';
  return useViewStore.getState().mode === 'editor' && place !== 'text' && place !== 'popup' && !isTextSelected;
}

/** Where the focus is, as far as keys care. */
function focusPlace(): FocusPlace {
  const element = document.activeElement;
  if (!element || element === document.body) return 'canvas';
  if (element.matches('input:not([type="checkbox"]):not([type="radio"]), textarea, [contenteditable="true"]'))
    return 'text';
  if (element.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')) return 'popup';
  if (element.closest('[role="tree"]')) return 'tree';
  const canvas = element.closest('[data-canvas]');
  if (canvas && !element.closest('button')) {
    // Reached with the Tab key, Tab must lead on; after a click, it may add a node.
    return element === canvas && !element.matches(':focus-visible') ? 'clickedCanvas' : 'canvas';
  }
  return 'control';
}
