import { copyFragment, parseFragment, pasteFragment, writeFragment } from '../../shared/graph/fragment.ts';
import { canvasTexts } from '../texts/canvasTexts.ts';
import { sayText } from '../texts/useTexts.ts';
import { canvasControl } from './canvasControl.ts';
import { dispatch, useDocumentStore } from './documentStore.ts';
import { deleteSelection } from './graphActions.ts';
import { announce, select, useViewStore } from './viewStore.ts';

/** What was copied last in this window: for a menu, which may not read the system's clipboard without a key press. */
let lastText = '';
/** How often the same text has been pasted: each copy lies a little further. */
let pastes = 0;

/** The selected nodes as text; null when nothing is selected. */
export function copyText(): string | null {
  const { document } = useDocumentStore.getState();
  const fragment = copyFragment(document, [...useViewStore.getState().nodes]);
  if (!fragment) return null;
  lastText = writeFragment(fragment);
  pastes = 0;
  announce(sayText(canvasTexts, 'copied', { count: fragment.nodes.length }));
  return lastText;
}

/** Copies the selection to the system's clipboard. */
export async function copySelection(): Promise<void> {
  const text = copyText();
  if (text !== null) await navigator.clipboard.writeText(text);
}

/** Copies the selection, then deletes it. */
export async function cutSelection(): Promise<void> {
  await copySelection();
  deleteSelection(false);
}

/** Pastes nodes from text, by default what was copied last. Text that holds none changes nothing and says so. */
export function pasteNodes(keepLinks: boolean, text = lastText): void {
  const { fragment } = parseFragment(text);
  if (!fragment) {
    announce(sayText(canvasTexts, 'cannotPaste'));
    return;
  }
  pastes = text === lastText ? pastes + 1 : 1;
  lastText = text;
  const offset = isInSight(Object.values(fragment.positions)) ? { x: 32 * pastes, y: 32 * pastes } : toMiddle(fragment);
  insert({ en: 'Paste', zh: '粘贴' }, fragment, offset, keepLinks);
}

/** Copies the selection beside itself, with the wires that come in, without touching the clipboard. */
export function duplicateSelection(): void {
  const { document } = useDocumentStore.getState();
  const fragment = copyFragment(document, [...useViewStore.getState().nodes]);
  if (fragment) insert({ en: 'Duplicate', zh: '创建副本' }, fragment, { x: 32, y: 32 }, false);
}

type Fragment = NonNullable<ReturnType<typeof copyFragment>>;

function insert(
  label: { en: string; zh: string },
  fragment: Fragment,
  offset: { x: number; y: number },
  keepLinks: boolean,
): void {
  const pasted = pasteFragment(useDocumentStore.getState().document, fragment, { offset, keepLinks });
  dispatch(label, () => pasted.document);
  select(pasted.created);
  announce(sayText(canvasTexts, 'pasted', { count: pasted.created.length }));
}

function isInSight(places: readonly { x: number; y: number }[]): boolean {
  const control = canvasControl();
  if (!control) return true;
  return places.some((place) => {
    const { x, y } = control.toScreen(place);
    return x > 0 && y > 0 && x < window.innerWidth && y < window.innerHeight;
  });
}

function toMiddle(fragment: Fragment): { x: number; y: number } {
  const places = Object.values(fragment.positions);
  const centre = canvasControl()?.centre() ?? { x: 0, y: 0 };
  const left = Math.min(...places.map(({ x }) => x));
  const top = Math.min(...places.map(({ y }) => y));
  return { x: Math.round(centre.x - left), y: Math.round(centre.y - top) };
}
