import { create } from 'zustand';
import type { Position } from '../../shared/graph/document.ts';
import type { Category } from '../../shared/nodes/definition.ts';

export type Mode = 'start' | 'editor';
export const PANELS = ['nodes', 'data', 'runs', 'outline'] as const;
export type PanelName = (typeof PANELS)[number];
export const DOCK_TABS = ['training', 'evaluation', 'predict', 'serve', 'problems'] as const;
export type DockTab = (typeof DOCK_TABS)[number];

/** One end of a wire to be: where it starts, and which way it goes. */
export interface WireStart {
  readonly node: string;
  readonly port: string;
  /** `output`: the wire leaves this port and looks for an input; `input`: the other way round. */
  readonly side: 'input' | 'output';
}

/** A request to search for a node to add, and what to do with it. */
export interface QuickAdd {
  /** Where the dialog opens, in pixels of the window. */
  readonly screen: Position;
  /** Where the node goes, in the canvas' own coordinates. */
  readonly place: Position;
  /** Connected at once when given; only kinds that fit are offered. */
  readonly wire?: WireStart;
  /** The wire to put the node into. */
  readonly edge?: string;
  /** Only kinds of this category are offered. */
  readonly category?: Category;
  /** Looks for a free place near `place`: nobody has pointed at one. */
  readonly free?: boolean;
}

/**
 * What a person looks at: never saved, never undone. Positions here are those of a drag under way; the document gets them
 * once, at its end.
 */
export interface ViewState {
  readonly mode: Mode;
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  readonly dragPositions: Readonly<Record<string, Position>> | null;
  readonly panel: PanelName;
  readonly panelOpen: boolean;
  readonly inspectorOpen: boolean;
  readonly dockOpen: boolean;
  readonly dockTab: DockTab;
  /** Everything but the canvas hidden, with one key. */
  readonly canvasOnly: boolean;
  readonly minimapOpen: boolean;
  readonly snap: boolean;
  /** A wire being drawn, and the ports (portKey) where it may end. */
  readonly wiring: { readonly start: WireStart; readonly fits: ReadonlySet<string> } | null;
  /** The wire into which the node being dragged would be put. */
  readonly spliceEdge: string | null;
  readonly quickAdd: QuickAdd | null;
  /** Groups of the palette that show their heading only. */
  readonly foldedGroups: ReadonlySet<string>;
  readonly overlay: 'commands' | 'keys' | 'export' | 'find' | 'explorer' | null;
  readonly settingsOpen: boolean;
  /** The whole help of the selected node, asked for by F1. */
  readonly helpOpen: boolean;
  /** The node whose ports are being connected by keyboard. */
  readonly connecting: string | null;
  /** The node whose name is being edited. */
  readonly renaming: string | null;
  /** Said to a screen reader; the number makes a repeated sentence be said again. */
  readonly announcement: { readonly text: string; readonly turn: number };
}

const NOTHING: ReadonlySet<string> = new Set();

export const useViewStore = create<ViewState>(() => ({
  mode: 'start',
  nodes: NOTHING,
  edges: NOTHING,
  dragPositions: null,
  panel: 'nodes',
  panelOpen: true,
  inspectorOpen: true,
  dockOpen: true,
  dockTab: 'training',
  canvasOnly: false,
  minimapOpen: true,
  snap: false,
  wiring: null,
  spliceEdge: null,
  quickAdd: null,
  foldedGroups: NOTHING,
  overlay: null,
  settingsOpen: false,
  helpOpen: false,
  connecting: null,
  renaming: null,
  announcement: { text: '', turn: 0 },
}));

const set = useViewStore.setState;

/** Names one port of the canvas, for sets of ports. */
export function portKey(node: string, side: WireStart['side'], port: string): string {
  return `${side}:${port}@${node}`;
}

/** Selects exactly these nodes and wires. */
export function select(nodes: Iterable<string>, edges: Iterable<string> = []): void {
  set({ nodes: new Set(nodes), edges: new Set(edges) });
}

/** The one selected node; null when none or several are. */
export function selectedNode(state: Pick<ViewState, 'nodes'>): string | null {
  if (state.nodes.size !== 1) return null;
  for (const id of state.nodes) return id;
  return null;
}

/** Shows a tab of the dock, opening the dock when it is closed. */
export function showDock(dockTab: DockTab): void {
  set({ dockTab, dockOpen: true, canvasOnly: false });
}

/** Shows a panel on the left; shown already, it closes. */
export function togglePanel(panel: PanelName): void {
  set((state) => ({ panel, panelOpen: state.panel !== panel || !state.panelOpen, canvasOnly: false }));
}

/** Folds a group of the palette, or unfolds it. */
export function foldGroup(group: string): void {
  set(({ foldedGroups }) => {
    const next = new Set(foldedGroups);
    if (!next.delete(group)) next.add(group);
    return { foldedGroups: next };
  });
}

/** Says a sentence through the live region. */
export function announce(text: string): void {
  set((state) => ({ announcement: { text, turn: state.announcement.turn + 1 } }));
}

/** Forgets everything that belonged to the project before: a new one has been opened. */
export function resetView(): void {
  set({
    nodes: NOTHING,
    edges: NOTHING,
    dragPositions: null,
    wiring: null,
    spliceEdge: null,
    quickAdd: null,
    overlay: null,
    connecting: null,
    renaming: null,
  });
}

/** What of the view is kept for the next time the app starts. */
const KEPT = ['panelOpen', 'inspectorOpen', 'dockOpen', 'minimapOpen', 'snap'] as const;

/** Takes over how the window was left, and notes from then on how it is. */
export function rememberView(
  recall: (name: string, otherwise: boolean) => boolean,
  note: (name: string, value: boolean) => void,
): void {
  const view = useViewStore.getState();
  set(Object.fromEntries(KEPT.map((name) => [name, recall(name, view[name])])));
  useViewStore.subscribe((now, before) => {
    for (const name of KEPT) if (now[name] !== before[name]) note(name, now[name]);
  });
}
