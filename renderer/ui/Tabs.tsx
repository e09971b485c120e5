import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { joinClasses } from './joinClasses.ts';

export interface TabSpec<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** Beside the label: a count. */
  readonly badge?: ReactNode;
  readonly disabled?: boolean;
}

export interface TabsProps<V extends string> {
  readonly label: string;
  readonly tabs: readonly TabSpec<V>[];
  readonly value: V;
  onChange(value: V): void;
  /** Right of the tabs. */
  readonly aside?: ReactNode;
  /** TabPanel elements, one per tab. */
  readonly children: ReactNode;
  readonly className?: string;
}

/** Several views of one place; arrow keys move between them. */
export function Tabs<V extends string>({ label, tabs, value, onChange, aside, children, className }: TabsProps<V>) {
  return (
    <BaseTabs.Root
      value={value}
      onValueChange={(next: V) => onChange(next)}
      className={joinClasses('flex min-h-0 min-w-0 flex-col', className)}
    >
      <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-2">
        <BaseTabs.List aria-label={label} className="flex h-full min-w-0 items-stretch gap-0.5 overflow-x-auto">
          {tabs.map(({ value: tab, label: words, icon: Icon, badge, disabled }) => (
            <BaseTabs.Tab
              key={tab}
              value={tab}
              disabled={disabled}
              className="relative flex items-center gap-1.5 px-2.5 text-sm whitespace-nowrap text-ink-soft transition-colors after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:rounded-full hover:text-ink focus-visible:-outline-offset-2 data-active:font-medium data-active:text-ink data-active:after:bg-accent data-disabled:opacity-45"
            >
              {Icon ? <Icon aria-hidden className="size-3.5" /> : null}
              {words}
              {badge}
            </BaseTabs.Tab>
          ))}
        </BaseTabs.List>
        {aside ? <div className="ml-auto flex items-center gap-1">{aside}</div> : null}
      </div>
      {children}
    </BaseTabs.Root>
  );
}

/** What one tab shows. `keepMounted` for panels that are dear to build. */
export function TabPanel<V extends string>({
  value,
  children,
  keepMounted = false,
  className,
}: {
  readonly value: V;
  readonly children: ReactNode;
  readonly keepMounted?: boolean;
  readonly className?: string;
}) {
  return (
    <BaseTabs.Panel
      value={value}
      keepMounted={keepMounted}
      className={joinClasses('min-h-0 min-w-0 flex-1 focus-visible:-outline-offset-2', className)}
    >
      {children}
    </BaseTabs.Panel>
  );
}
