import type { Text } from '../base/text.ts';

/** What decides whether a command can do anything right now. Plain data, so that a menu and a test can make one. */
export interface CommandState {
  readonly mode: 'start' | 'editor';
  readonly nodes: number;
  readonly selectedNodes: number;
  readonly selectedEdges: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly run: 'none' | 'preparing' | 'training' | 'paused' | 'stopping';
}

export const COMMAND_GROUPS = ['file', 'edit', 'node', 'view', 'run', 'help'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** One thing that a person can do. The menu, the command palette, the keys and their overview all read the same list. */
export interface Command {
  readonly id: string;
  readonly label: Text;
  readonly group: CommandGroup;
  /**
   * Keys, the first one shown: `Mod+Shift+Z`, where Mod is Command on a Mac and Control elsewhere. The window itself
   * listens, because only it knows whether a text field has the focus; a menu shows them without taking them.
   */
  readonly keys: readonly string[];
  readonly enabledWhen: (state: CommandState) => boolean;
  /** Works while a text field has the focus, too (saving, the palette). Everything else leaves the keys to the field. */
  readonly whileTyping?: boolean;
  /** Only a key: in the overview of keys, but neither in the menu nor in the palette (nudging by one step). */
  readonly keyOnly?: boolean;
}
