/** What of a keyboard event decides which command it means. */
export interface KeyPress {
  readonly key: string;
  /** The place on the keyboard (`Digit1`, `KeyT`): Alt and Shift change `key` on many layouts, never this. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Characters that need Shift on one keyboard and not on another: what counts is that they appear. */
const SHIFT_FREE = /^[^\p{L}\p{N}]$/u;

/** True when an event is the combination `Mod+Shift+Z`. `mac` decides whether Mod is Command or Control. */
export function matchesKeys(keys: string, press: KeyPress, mac: boolean): boolean {
  const parts = splitKeys(keys);
  const name = parts.at(-1) ?? '';
  const wants = (modifier: string) => parts.slice(0, -1).includes(modifier);
  const mod = mac ? press.metaKey : press.ctrlKey;
  const otherMod = mac ? press.ctrlKey : press.metaKey;
  if (mod !== wants('Mod') || otherMod || press.altKey !== wants('Alt')) return false;
  if (SHIFT_FREE.test(name)) return press.key === name;
  return press.shiftKey === wants('Shift') && (press.key.toLowerCase() === toKey(name) || press.code === toCode(name));
}

/** The parts of a combination as a keyboard shows them, in order: `['Ctrl', 'Shift', 'Z']` or `['⌘', '⇧', 'Z']`. */
export function describeKeys(keys: string, mac: boolean): readonly string[] {
  return splitKeys(keys).map((part) => (mac ? MAC_NAMES[part] : undefined) ?? NAMES[part] ?? part);
}

/** The same for a menu of Electron: `CmdOrCtrl+Shift+Z`. */
export function toAccelerator(keys: string): string {
  return splitKeys(keys)
    .map((part) => (part === 'Mod' ? 'CmdOrCtrl' : part === '+' ? 'Plus' : part.replace('Arrow', '')))
    .join('+');
}

const NAMES: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
};
const MAC_NAMES: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Backspace: '⌫' };

/** `Mod++` is Mod and the plus key. */
function splitKeys(keys: string): readonly string[] {
  if (keys === '+') return ['+'];
  return keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+');
}

function toKey(name: string): string {
  return name === 'Space' ? ' ' : name.toLowerCase();
}

function toCode(name: string): string {
  if (/^[A-Z]$/.test(name)) return `Key${name}`;
  return /^[0-9]$/.test(name) ? `Digit${name}` : '';
}
