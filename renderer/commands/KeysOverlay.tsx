import { COMMAND_GROUPS } from '../../shared/commands/command.ts';
import { COMMANDS } from '../../shared/commands/commands.ts';
import { useViewStore } from '../stores/viewStore.ts';
import { commandTexts, GROUP_TITLES } from '../texts/commandTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Keys } from './CommandPalette.tsx';

/** All keys at a glance. */
export function KeysOverlay() {
  const say = useTexts(commandTexts);
  const { text, language } = useSpeech();
  const open = useViewStore((view) => view.overlay === 'keys');
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? undefined : useViewStore.setState({ overlay: null }))}
      title={say('keys')}
      description={say('keysHint')}
      size="lg"
      textOnly
    >
      {/* The list is longer than a small window: it must be reached by keyboard to be scrolled. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above. */}
      <section tabIndex={0} aria-label={say('keys')} className="columns-2 gap-8">
        {COMMAND_GROUPS.map((group) => {
          const commands = COMMANDS.filter((command) => command.group === group && command.keys.length > 0);
          return (
            <section key={group} aria-label={GROUP_TITLES[group][language]} className="mb-4 break-inside-avoid-column">
              <h3 className="mb-1 text-xs font-semibold text-ink-faint">{GROUP_TITLES[group][language]}</h3>
              <dl>
                {commands.map((command) => (
                  <div key={command.id} className="flex min-h-7 items-center justify-between gap-3 text-sm">
                    <dt className="min-w-0">{text(command.label)}</dt>
                    <dd className="flex shrink-0 gap-2">
                      {command.keys.map((keys) => (
                        <Keys key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </section>
    </Dialog>
  );
}
