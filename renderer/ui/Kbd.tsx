import { joinClasses } from './joinClasses.ts';

const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform);
const MAC_KEYS: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Backspace: '⌫' };

/** Keys as they are pressed: `Ctrl+Shift+Z`. */
export function Kbd({ keys, inverted = false }: { readonly keys: string; readonly inverted?: boolean }) {
  const parts = keys.split(/\+(?=.)/);
  return (
    <kbd className={joinClasses('font-sans text-xs whitespace-nowrap', inverted ? 'opacity-70' : 'text-ink-faint')}>
      {isMac ? parts.map((key) => MAC_KEYS[key] ?? key).join('') : parts.join(' ')}
    </kbd>
  );
}
