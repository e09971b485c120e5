import type { KeyboardEvent } from 'react';
import type { OutlineRow } from './listRows.ts';

/**
 * The keys of a tree, as people know them: up and down through what can be seen, right opens and goes in, left closes and
 * goes out, Home and End. Enter edits, everything else (F2, Delete, C) is a command of the window and acts on the selection.
 */
export function useTreeKeys({
  rows,
  current,
  isExpanded,
  toggle,
  moveTo,
  edit,
}: {
  readonly rows: readonly OutlineRow[];
  readonly current: OutlineRow | undefined;
  isExpanded(id: string): boolean;
  toggle(id: string, open: boolean): void;
  moveTo(row: OutlineRow): void;
  /** Goes to the parameters of what is selected. */
  edit(): void;
}): (event: KeyboardEvent) => void {
  return (event) => {
    if (!current || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = rows.indexOf(current);
    const go = (row: OutlineRow | undefined) => {
      if (row) moveTo(row);
    };
    switch (event.key) {
      case 'ArrowDown':
        go(rows[at + 1]);
        break;
      case 'ArrowUp':
        go(rows[at - 1]);
        break;
      case 'Home':
        go(rows[0]);
        break;
      case 'End':
        go(rows.at(-1));
        break;
      case 'ArrowRight':
        if (current.type !== 'node') break;
        if (!isExpanded(current.id) && current.children > 0) toggle(current.id, true);
        else if (current.children > 0) go(rows[at + 1]);
        break;
      case 'ArrowLeft':
        if (current.type !== 'node') go(rows.find((row) => row.type === 'node' && row.id === current.parent));
        else if (isExpanded(current.id)) toggle(current.id, false);
        break;
      case 'Enter':
        edit();
        break;
      case ' ':
        moveTo(current);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
}
