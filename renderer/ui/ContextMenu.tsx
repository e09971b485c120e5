import { ContextMenu as BaseContextMenu } from '@base-ui/react/context-menu';
import type { ReactElement } from 'react';
import { MENU_POPUP, MenuEntries, type MenuEntry } from './menuEntries.tsx';

export interface ContextMenuProps {
  /** The element whose right click (or menu key) opens it. */
  readonly children: ReactElement<Record<string, unknown>>;
  readonly entries: readonly MenuEntry[];
  onOpenChange?(open: boolean): void;
}

/** A menu at the pointer. Everything in it can also be done without it. */
export function ContextMenu({ children, entries, onOpenChange }: ContextMenuProps) {
  return (
    <BaseContextMenu.Root onOpenChange={onOpenChange}>
      <BaseContextMenu.Trigger render={children} />
      <BaseContextMenu.Portal>
        <BaseContextMenu.Positioner className="z-50 outline-none">
          <BaseContextMenu.Popup className={MENU_POPUP}>
            <MenuEntries entries={entries} />
          </BaseContextMenu.Popup>
        </BaseContextMenu.Positioner>
      </BaseContextMenu.Portal>
    </BaseContextMenu.Root>
  );
}
