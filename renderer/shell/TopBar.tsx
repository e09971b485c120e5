import { Command, House, Languages, Moon, Redo2, Share, Sun, Undo2 } from 'lucide-react';
import { runCommand } from '../commands/commandHandlers.ts';
import { describeLabel, useDocumentStore } from '../stores/documentStore.ts';
import { isDark, useSettingsStore } from '../stores/settingsStore.ts';
import { shellTexts } from '../texts/shellTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { RunBar } from '../training/RunBar.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ProjectName } from './ProjectName.tsx';
import { SettingsPopover } from './SettingsPopover.tsx';

/** Project at the left, run in the middle, the window itself at the right. */
export function TopBar() {
  const say = useTexts(shellTexts);
  const { language } = useSpeech();
  const last = useDocumentStore((state) => state.history.past.at(-1));
  const next = useDocumentStore((state) => state.history.future[0]);
  const dark = useSettingsStore(isDark);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: outside of sectioning elements a header is a banner, which may be named.
    <header
      aria-label={say('topBar')}
      className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-surface px-2"
    >
      <div className="flex min-w-0 shrink items-center gap-0.5">
        <IconButton icon={House} label={say('home')} onClick={() => runCommand('file.close')} />
        <ProjectName />
        <span className="mx-1 h-4 w-px bg-line" />
        <IconButton
          icon={Undo2}
          label={last ? say('undoWhat', { what: describeLabel(last.label, language) }) : say('undo')}
          shortcut="Ctrl+Z"
          disabled={!last}
          onClick={() => runCommand('edit.undo')}
        />
        <IconButton
          icon={Redo2}
          label={next ? say('redoWhat', { what: describeLabel(next.label, language) }) : say('redo')}
          shortcut="Ctrl+Shift+Z"
          disabled={!next}
          onClick={() => runCommand('edit.redo')}
        />
      </div>
      <div className="flex min-w-0 flex-1 justify-center">
        <RunBar />
      </div>
      <div className="flex shrink-0 items-center gap-0.5">
        <IconButton
          icon={Command}
          label={say('commands')}
          shortcut="Ctrl+K"
          onClick={() => runCommand('view.commands')}
        />
        <IconButton icon={Share} label={say('export')} shortcut="Ctrl+E" onClick={() => runCommand('run.export')} />
        <IconButton
          icon={dark ? Sun : Moon}
          label={say(dark ? 'toLight' : 'toDark')}
          onClick={() => runCommand('view.theme')}
        />
        <IconButton icon={Languages} label={say('toLanguage')} onClick={() => runCommand('view.language')} />
        <SettingsPopover />
      </div>
    </header>
  );
}
