import {
  Cable,
  ClipboardPaste,
  Copy,
  CopyPlus,
  EyeOff,
  Pencil,
  Plus,
  Scissors,
  Settings2,
  SquareDashedMousePointer,
  Trash2,
  Unplug,
  Workflow,
} from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { canvasControl } from '../stores/canvasControl.ts';
import { copySelection, cutSelection, duplicateSelection, pasteNodes } from '../stores/clipboard.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { deleteSelection, toggleDisabled } from '../stores/graphActions.ts';
import { tidyUp } from '../stores/tidyLayout.ts';
import { select, useViewStore } from '../stores/viewStore.ts';
import { removeWires } from '../stores/wireActions.ts';
import { canvasTexts } from '../texts/canvasTexts.ts';
import { type Say, useTexts } from '../texts/useTexts.ts';
import { ContextMenu } from '../ui/ContextMenu.tsx';
import type { MenuEntry } from '../ui/Menu.tsx';

type Target =
  | { readonly on: 'node'; readonly id: string }
  | { readonly on: 'wire'; readonly id: string; readonly screen: { x: number; y: number } }
  | { readonly on: 'canvas'; readonly screen: { x: number; y: number } };
type SayCanvas = Say<typeof canvasTexts.record>;

/** The menu of the right button: what can be done with what lies under the pointer. */
export function CanvasMenu({ children }: { readonly children: ReactElement<Record<string, unknown>> }) {
  const say = useTexts(canvasTexts);
  const [target, setTarget] = useState<Target>({ on: 'canvas', screen: { x: 0, y: 0 } });
  const entries =
    target.on === 'node'
      ? nodeEntries(say, target.id)
      : target.on === 'wire'
        ? wireEntries(say, target)
        : canvasEntries(say, target);
  return (
    <ContextMenu entries={entries}>
      <div className="h-full" onContextMenuCapture={(event) => setTarget(findTarget(event))}>
        {children}
      </div>
    </ContextMenu>
  );
}

function findTarget(event: React.MouseEvent): Target {
  const screen = { x: event.clientX, y: event.clientY };
  const element = event.target instanceof Element ? event.target : null;
  const node = element?.closest('.react-flow__node')?.getAttribute('data-id');
  if (node) {
    if (!useViewStore.getState().nodes.has(node)) select([node]);
    return { on: 'node', id: node };
  }
  const wire = element?.closest('.react-flow__edge')?.getAttribute('data-id');
  if (!wire) return { on: 'canvas', screen };
  select([], [wire]);
  return { on: 'wire', id: wire, screen };
}

function nodeEntries(say: SayCanvas, id: string): readonly MenuEntry[] {
  const disabled = useDocumentStore.getState().document.nodes[id]?.disabled ?? false;
  return [
    {
      id: 'edit',
      label: say('openInspector'),
      icon: Settings2,
      shortcut: 'Enter',
      onSelect: () => useViewStore.setState({ inspectorOpen: true, canvasOnly: false }),
    },
    {
      id: 'rename',
      label: say('rename'),
      icon: Pencil,
      shortcut: 'F2',
      onSelect: () => useViewStore.setState({ renaming: id }),
    },
    {
      id: 'connect',
      label: say('connect'),
      icon: Cable,
      shortcut: 'C',
      onSelect: () => useViewStore.setState({ connecting: id }),
    },
    { type: 'separator', id: 's1' },
    { id: 'cut', label: say('cut'), icon: Scissors, shortcut: 'Ctrl+X', onSelect: () => void cutSelection() },
    { id: 'copy', label: say('copy'), icon: Copy, shortcut: 'Ctrl+C', onSelect: () => void copySelection() },
    { id: 'duplicate', label: say('duplicate'), icon: CopyPlus, shortcut: 'Ctrl+D', onSelect: duplicateSelection },
    {
      id: 'disable',
      label: say(disabled ? 'enable' : 'disable'),
      icon: EyeOff,
      shortcut: 'Ctrl+B',
      onSelect: toggleDisabled,
    },
    { type: 'separator', id: 's2' },
    {
      id: 'deleteReconnect',
      label: say('deleteReconnect'),
      icon: Unplug,
      shortcut: 'Ctrl+Delete',
      onSelect: () => deleteSelection(true),
    },
    {
      id: 'delete',
      label: say('delete'),
      icon: Trash2,
      shortcut: 'Delete',
      danger: true,
      onSelect: () => deleteSelection(false),
    },
  ];
}

function wireEntries(say: SayCanvas, wire: Extract<Target, { on: 'wire' }>): readonly MenuEntry[] {
  return [
    {
      id: 'add',
      label: say('addInWire'),
      icon: Plus,
      onSelect: () => openQuickAdd(wire.screen, wire.id),
    },
    {
      id: 'delete',
      label: say('deleteWire'),
      icon: Trash2,
      shortcut: 'Delete',
      danger: true,
      onSelect: () => removeWires([wire.id]),
    },
  ];
}

function canvasEntries(say: SayCanvas, { screen }: Extract<Target, { on: 'canvas' }>): readonly MenuEntry[] {
  return [
    { id: 'add', label: say('addHere'), icon: Plus, shortcut: 'Space', onSelect: () => openQuickAdd(screen) },
    { id: 'paste', label: say('paste'), icon: ClipboardPaste, shortcut: 'Ctrl+V', onSelect: () => pasteNodes(false) },
    { type: 'separator', id: 's1' },
    {
      id: 'selectAll',
      label: say('selectAll'),
      icon: SquareDashedMousePointer,
      shortcut: 'Ctrl+A',
      onSelect: () => select(Object.keys(useDocumentStore.getState().document.nodes)),
    },
    { id: 'tidy', label: say('tidy'), icon: Workflow, shortcut: 'Shift+Alt+T', onSelect: () => void tidyUp() },
  ];
}

function openQuickAdd(screen: { x: number; y: number }, edge?: string): void {
  const place = canvasControl()?.toCanvas(screen);
  if (place) useViewStore.setState({ quickAdd: { screen, place, ...(edge ? { edge } : {}) } });
}
