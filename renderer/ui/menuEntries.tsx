import { Menu as BaseMenu } from '@base-ui/react/menu';
import { Check, ChevronRight, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { joinClasses } from './joinClasses.ts';
import { Kbd } from './Kbd.tsx';

/** What a menu holds, as plain data: menus and context menus draw the same entries. */
export type MenuEntry =
  | {
      readonly type?: 'item';
      readonly id: string;
      readonly label: string;
      readonly icon?: LucideIcon;
      readonly shortcut?: string;
      readonly disabled?: boolean;
      readonly danger?: boolean;
      onSelect(): void;
    }
  | {
      readonly type: 'check';
      readonly id: string;
      readonly label: string;
      readonly shortcut?: string;
      readonly checked: boolean;
      readonly disabled?: boolean;
      onChange(checked: boolean): void;
    }
  | {
      readonly type: 'choice';
      readonly id: string;
      readonly label: string;
      readonly value: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
      onChange(value: string): void;
    }
  | {
      readonly type: 'submenu';
      readonly id: string;
      readonly label: string;
      readonly icon?: LucideIcon;
      readonly entries: readonly MenuEntry[];
    }
  | { readonly type: 'separator'; readonly id: string };

const ITEM =
  'flex h-7 items-center gap-2 rounded-control pr-2 pl-2 text-sm outline-none data-disabled:opacity-45 data-highlighted:bg-hover data-popup-open:bg-hover';
export const MENU_POPUP =
  'popup-motion max-h-[var(--available-height)] min-w-44 overflow-y-auto rounded-card border border-line bg-raised p-1 text-ink shadow-popup outline-none';

/** The entries inside a menu's popup. */
export function MenuEntries({ entries }: { readonly entries: readonly MenuEntry[] }) {
  return entries.map((entry) => <Entry key={entry.id} entry={entry} />);
}

function Entry({ entry }: { readonly entry: MenuEntry }): ReactNode {
  switch (entry.type) {
    case 'separator':
      return <BaseMenu.Separator className="mx-1 my-1 h-px bg-line" />;
    case 'check':
      return (
        <BaseMenu.CheckboxItem
          checked={entry.checked}
          onCheckedChange={entry.onChange}
          disabled={entry.disabled}
          className={ITEM}
        >
          <span className="grid size-4 place-items-center">
            <BaseMenu.CheckboxItemIndicator>
              <Check aria-hidden className="size-3.5 text-accent-ink" />
            </BaseMenu.CheckboxItemIndicator>
          </span>
          <Label label={entry.label} shortcut={entry.shortcut} />
        </BaseMenu.CheckboxItem>
      );
    case 'choice':
      return (
        <BaseMenu.Group>
          <BaseMenu.GroupLabel className="px-2 py-1 text-xs text-ink-faint">{entry.label}</BaseMenu.GroupLabel>
          <BaseMenu.RadioGroup value={entry.value} onValueChange={entry.onChange}>
            {entry.options.map((option) => (
              <BaseMenu.RadioItem key={option.value} value={option.value} closeOnClick className={ITEM}>
                <span className="grid size-4 place-items-center">
                  <BaseMenu.RadioItemIndicator>
                    <Check aria-hidden className="size-3.5 text-accent-ink" />
                  </BaseMenu.RadioItemIndicator>
                </span>
                <Label label={option.label} />
              </BaseMenu.RadioItem>
            ))}
          </BaseMenu.RadioGroup>
        </BaseMenu.Group>
      );
    case 'submenu':
      return (
        <BaseMenu.SubmenuRoot>
          <BaseMenu.SubmenuTrigger className={ITEM}>
            <IconPlace icon={entry.icon} />
            <span className="min-w-0 flex-1 truncate">{entry.label}</span>
            <ChevronRight aria-hidden className="size-3.5 text-ink-faint" />
          </BaseMenu.SubmenuTrigger>
          <BaseMenu.Portal>
            <BaseMenu.Positioner sideOffset={2} alignOffset={-4} className="z-50 outline-none">
              <BaseMenu.Popup className={MENU_POPUP}>
                <MenuEntries entries={entry.entries} />
              </BaseMenu.Popup>
            </BaseMenu.Positioner>
          </BaseMenu.Portal>
        </BaseMenu.SubmenuRoot>
      );
    default:
      return (
        <BaseMenu.Item
          onClick={entry.onSelect}
          disabled={entry.disabled}
          className={joinClasses(ITEM, entry.danger && 'text-danger-ink')}
        >
          <IconPlace icon={entry.icon} />
          <Label label={entry.label} shortcut={entry.shortcut} />
        </BaseMenu.Item>
      );
  }
}

function IconPlace({ icon: Icon }: { readonly icon: LucideIcon | undefined }) {
  return (
    <span className="grid size-4 place-items-center">{Icon ? <Icon aria-hidden className="size-4" /> : null}</span>
  );
}

function Label({ label, shortcut }: { readonly label: string; readonly shortcut?: string | undefined }) {
  return (
    <>
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {shortcut ? (
        <span className="pl-4">
          <Kbd keys={shortcut} />
        </span>
      ) : null}
    </>
  );
}
