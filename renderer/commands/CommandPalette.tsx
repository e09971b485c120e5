import { Dialog } from '@base-ui/react/dialog';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useMemo } from 'react';
import { COMMAND_GROUPS } from '../../shared/commands/command.ts';
import { describeKeys } from '../../shared/commands/keys.ts';
import { canvasControl } from '../stores/canvasControl.ts';
import { useDerivedStore } from '../stores/derivedStore.ts';
import { nodeTitle } from '../stores/describeNode.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { select, useViewStore } from '../stores/viewStore.ts';
import { commandTexts, GROUP_TITLES } from '../texts/commandTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { listEnabledCommands, runCommand } from './commandHandlers.ts';
import { isMac } from './useCommandKeys.ts';

const ITEM =
  'flex h-9 items-center gap-3 rounded-control px-2 text-sm text-ink data-[selected=true]:bg-hover data-[disabled=true]:opacity-45';

/** Everything that can be done now, by name; or, for finding, every node of the canvas. */
export function CommandPalette() {
  const overlay = useViewStore((view) => view.overlay);
  const say = useTexts(commandTexts);
  const open = overlay === 'commands' || overlay === 'find';
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : close())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup className="popup-motion fixed top-[14vh] left-1/2 z-40 w-144 max-w-[calc(100vw-2rem)] -translate-x-1/2 overflow-hidden rounded-panel border border-line bg-raised text-ink shadow-popup outline-none">
          <Dialog.Title className="sr-only">{say(overlay === 'find' ? 'find' : 'commands')}</Dialog.Title>
          <Command label={say(overlay === 'find' ? 'find' : 'commands')} loop>
            <div className="flex h-11 items-center gap-2 border-b border-line px-3">
              <Search aria-hidden className="size-4 text-ink-faint" />
              <Command.Input
                autoFocus
                placeholder={say(overlay === 'find' ? 'findHint' : 'commandsHint')}
                className="h-full flex-1 bg-transparent text-md outline-none placeholder:text-ink-faint"
                data-testid="command-search"
              />
            </div>
            <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
              <Command.Empty className="px-2 py-6 text-center text-sm text-ink-soft">{say('nothing')}</Command.Empty>
              {overlay === 'find' ? <Nodes /> : <Commands />}
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function close(): void {
  useViewStore.setState({ overlay: null });
}

function Commands() {
  const { text, language } = useSpeech();
  // Once per opening: what is enabled does not change while the palette is in front.
  const enabled = useMemo(() => listEnabledCommands(), []);
  return COMMAND_GROUPS.map((group) => {
    const commands = enabled.filter((command) => command.group === group && command.id !== 'view.commands');
    if (commands.length === 0) return null;
    return (
      <Command.Group
        key={group}
        heading={GROUP_TITLES[group][language]}
        className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint"
      >
        {commands.map((command) => (
          <Command.Item
            key={command.id}
            value={command.id}
            // Findable in either language, whichever the window speaks.
            keywords={[command.label.en, command.label.zh]}
            onSelect={() => {
              close();
              // The dialog gives the focus back first; a command may want it elsewhere.
              requestAnimationFrame(() => runCommand(command.id));
            }}
            className={ITEM}
          >
            <span className="min-w-0 flex-1 truncate">{text(command.label)}</span>
            {command.keys[0] ? <Keys keys={command.keys[0]} /> : null}
          </Command.Item>
        ))}
      </Command.Group>
    );
  });
}

function Nodes() {
  const { language, problem } = useSpeech();
  const say = useTexts(commandTexts);
  const nodes = useDocumentStore((state) => state.document.nodes);
  const problems = useDerivedStore((state) => state.problemsByNode);
  return Object.values(nodes).map((record) => {
    const own = problems[record.id] ?? [];
    return (
      <Command.Item
        key={record.id}
        value={record.id}
        keywords={[nodeTitle(record, language), record.kind, ...(own.length > 0 ? ['is:problem', say('problem')] : [])]}
        onSelect={() => {
          close();
          select([record.id]);
          requestAnimationFrame(() => canvasControl()?.reveal(record.id, true));
        }}
        className={ITEM}
      >
        <span className="min-w-0 truncate">{nodeTitle(record, language)}</span>
        <span className="font-mono text-xs text-ink-faint">{record.id}</span>
        <span className="min-w-0 flex-1 truncate text-right text-xs text-danger-ink">
          {own[0] ? problem(own[0]) : ''}
        </span>
      </Command.Item>
    );
  });
}

/** A combination as keyboards show it. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <kbd className="flex gap-0.5 font-sans text-xs text-ink-soft">
      {describeKeys(keys, isMac).map((part) => (
        <span
          key={part}
          className="grid h-5 min-w-5 place-items-center rounded-[4px] border border-line bg-sunken px-1"
        >
          {part}
        </span>
      ))}
    </kbd>
  );
}
