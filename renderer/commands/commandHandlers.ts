import { COMMANDS, findCommand } from '../../shared/commands/commands.ts';
import { canvasControl } from '../stores/canvasControl.ts';
import { copySelection, cutSelection, duplicateSelection, pasteNodes } from '../stores/clipboard.ts';
import { nodeTitle } from '../stores/describeNode.ts';
import { cancelGesture, describeLabel, redo, undo, useDocumentStore } from '../stores/documentStore.ts';
import { openExplorer } from '../stores/explorerStore.ts';
import { focusInspector } from '../stores/focusInspector.ts';
import { type Direction, followWire } from '../stores/followWires.ts';
import { deleteSelection, nudgeSelection, toggleDisabled } from '../stores/graphActions.ts';
import { closeProject, newProject, openProject, saveProject } from '../stores/project.ts';
import { pressPause, pressRun, pressStop } from '../stores/runActions.ts';
import { changeSettings, isDark, useSettingsStore } from '../stores/settingsStore.ts';
import { tidyUp } from '../stores/tidyLayout.ts';
import { announce, select, selectedNode, showDock, togglePanel, useViewStore } from '../stores/viewStore.ts';
import { canvasTexts } from '../texts/canvasTexts.ts';
import { currentLanguage } from '../texts/i18n.ts';
import { shellTexts } from '../texts/shellTexts.ts';
import { sayText } from '../texts/useTexts.ts';
import { readCommandState } from './commandState.ts';
import { openQuickAddBySelection } from './openQuickAdd.ts';

const setView = useViewStore.setState;
const DIRECTIONS = {
  Left: ['left', -1, 0],
  Right: ['right', 1, 0],
  Up: ['up', 0, -1],
  Down: ['down', 0, 1],
} as const satisfies Record<string, readonly [Direction, number, number]>;

/** What each command of shared/commands does. A test fails when one is missing, or when one is here that the list lacks. */
export const commandHandlers: Readonly<Record<string, () => unknown>> = {
  'file.new': () => newProject(null),
  'file.open': () => openProject(null),
  'file.save': () => saveProject(),
  'file.saveAs': () => saveProject(true),
  'file.close': () => closeProject(),

  'edit.undo': () => announceHistory(undo(), 'undone'),
  'edit.redo': () => announceHistory(redo(), 'redone'),
  'edit.cut': () => cutSelection(),
  'edit.copy': () => copySelection(),
  'edit.paste': () => pasteNodes(false),
  'edit.pasteWired': () => pasteNodes(true),
  'edit.duplicate': () => duplicateSelection(),
  'edit.delete': () => deleteSelection(false),
  'edit.deleteReconnect': () => deleteSelection(true),
  'edit.selectAll': () => select(Object.keys(useDocumentStore.getState().document.nodes)),
  'edit.selectNone': () => {
    cancelGesture();
    select([]);
  },
  'edit.find': () => setView({ overlay: 'find' }),

  'node.add': () => openQuickAddBySelection(),
  'node.connect': () => setView({ connecting: selectedNode(useViewStore.getState()) }),
  'node.edit': () => focusInspector(),
  'node.rename': () => setView({ renaming: selectedNode(useViewStore.getState()) }),
  'node.disable': () => toggleDisabled(),
  'node.help': () => setView({ inspectorOpen: true, canvasOnly: false, helpOpen: true }),
  ...Object.fromEntries(
    Object.entries(DIRECTIONS).flatMap(([name, [direction, x, y]]) => [
      [`node.move${name}`, () => nudgeSelection(x, y)],
      [`node.moveFar${name}`, () => nudgeSelection(x * 10, y * 10)],
      [`node.follow${name}`, () => follow(direction)],
    ]),
  ),

  'view.commands': () => setView({ overlay: 'commands' }),
  'view.zoomIn': () => canvasControl()?.zoomIn(),
  'view.zoomOut': () => canvasControl()?.zoomOut(),
  'view.zoomReset': () => canvasControl()?.zoomTo(1),
  'view.fit': () => canvasControl()?.fit(),
  'view.fitSelection': () => canvasControl()?.fit([...useViewStore.getState().nodes]),
  'view.tidy': () => tidyUp(),
  'view.canvasOnly': () => setView((view) => ({ canvasOnly: !view.canvasOnly })),
  'view.minimap': () => setView((view) => ({ minimapOpen: !view.minimapOpen })),
  'view.snap': () => setView((view) => ({ snap: !view.snap })),
  'view.nodes': () => togglePanel('nodes'),
  'view.data': () => togglePanel('data'),
  'view.explorer': () => openExplorer(null),
  'view.runs': () => togglePanel('runs'),
  'view.outline': () => togglePanel('outline'),
  'view.training': () => showDock('training'),
  'view.evaluation': () => showDock('evaluation'),
  'view.predict': () => showDock('predict'),
  'view.serve': () => showDock('serve'),
  'view.problems': () => showDock('problems'),
  'view.inspector': () => setView((view) => ({ inspectorOpen: !view.inspectorOpen, canvasOnly: false })),
  'view.dock': () => setView((view) => ({ dockOpen: !view.dockOpen, canvasOnly: false })),
  'view.theme': () => changeSettings({ theme: isDark(useSettingsStore.getState()) ? 'light' : 'dark' }),
  'view.language': () => changeSettings({ language: currentLanguage() === 'en' ? 'zh' : 'en' }),
  'view.settings': () => setView({ settingsOpen: true }),

  'run.start': () => pressRun(),
  'run.pause': () => pressPause(),
  'run.stop': () => pressStop(),
  'run.export': () => setView({ overlay: 'export' }),

  'help.keys': () => setView({ overlay: 'keys' }),
};

/** Does a command, when it can do anything right now. Returns whether it did. */
export function runCommand(id: string): boolean {
  const command = findCommand(id);
  const handler = commandHandlers[id];
  if (!command || !handler || !command.enabledWhen(readCommandState())) return false;
  handler();
  return true;
}

/** The commands that a person can choose from right now, in the order of the list. */
export function listEnabledCommands() {
  const state = readCommandState();
  return COMMANDS.filter((command) => !command.keyOnly && command.enabledWhen(state));
}

function announceHistory(label: ReturnType<typeof undo>, key: 'undone' | 'redone'): void {
  if (label) announce(sayText(shellTexts, key, { what: describeLabel(label, currentLanguage()) }));
}

function follow(direction: Direction): void {
  const { document } = useDocumentStore.getState();
  const from = selectedNode(useViewStore.getState());
  const [first] = Object.keys(document.nodes);
  const to = from === null ? first : followWire(document, from, direction);
  const record = to ? document.nodes[to] : undefined;
  if (!record) {
    announce(sayText(canvasTexts, 'followedNothing'));
    return;
  }
  select([record.id]);
  canvasControl()?.reveal(record.id, true);
  announce(sayText(canvasTexts, 'selected', { title: nodeTitle(record, currentLanguage()) }));
}
