import { Search, X } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { paletteTexts } from '../texts/paletteTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { IconButton } from '../ui/IconButton.tsx';

/** The field above a list of kinds. It keeps the focus; the arrow keys move through the list below it. */
export function KindSearchField({
  query,
  onChange,
  onKeyDown,
  listId,
  active,
  autoFocus = false,
  inputRef,
}: {
  readonly query: string;
  onChange(query: string): void;
  onKeyDown(event: KeyboardEvent): void;
  readonly listId: string;
  readonly active: string | undefined;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}) {
  const say = useTexts(paletteTexts);
  return (
    <div className="flex h-8 shrink-0 items-center gap-2 rounded-control border border-line-strong/60 bg-raised pr-1 pl-2 focus-within:border-accent">
      <Search aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      <input
        ref={inputRef}
        role="combobox"
        aria-label={say('search')}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={active}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: only in the dialog that a person has just opened to type into.
        autoFocus={autoFocus}
        value={query}
        placeholder={say('search')}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-full min-w-0 flex-1 bg-transparent text-sm outline-none placeholder:text-ink-faint"
        data-testid="kind-search"
      />
      {query === '' ? null : <IconButton icon={X} size="sm" label={say('clear')} onClick={() => onChange('')} />}
    </div>
  );
}
