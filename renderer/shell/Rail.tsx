import { Blocks, Database, History, ListTree, type LucideIcon, PanelBottom, PanelRight } from 'lucide-react';
import { PANELS, type PanelName, togglePanel, useViewStore } from '../stores/viewStore.ts';
import { shellTexts } from '../texts/shellTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { IconButton } from '../ui/IconButton.tsx';

const ICONS: Record<PanelName, LucideIcon> = { nodes: Blocks, data: Database, runs: History, outline: ListTree };

/** The narrow column at the left edge: which panel is open. */
export function Rail() {
  const say = useTexts(shellTexts);
  const panel = useViewStore((state) => state.panel);
  const panelOpen = useViewStore((state) => state.panelOpen);
  const dockOpen = useViewStore((state) => state.dockOpen);
  const inspectorOpen = useViewStore((state) => state.inspectorOpen);
  return (
    <nav
      aria-label={say('panels')}
      className="flex w-11 shrink-0 flex-col items-center gap-1 border-r border-line bg-surface py-2"
    >
      {PANELS.map((name, place) => (
        <IconButton
          key={name}
          icon={ICONS[name]}
          label={say(name)}
          shortcut={`Alt+${place + 1}`}
          tooltipSide="right"
          size="lg"
          pressed={panelOpen && panel === name}
          onClick={() => togglePanel(name)}
        />
      ))}
      <span className="flex-1" />
      <IconButton
        icon={PanelBottom}
        label={say(dockOpen ? 'hideDock' : 'showDock')}
        shortcut="Ctrl+J"
        tooltipSide="right"
        size="lg"
        pressed={dockOpen}
        onClick={() => useViewStore.setState({ dockOpen: !dockOpen })}
      />
      <IconButton
        icon={PanelRight}
        label={say(inspectorOpen ? 'hideInspector' : 'showInspector')}
        shortcut="Ctrl+I"
        tooltipSide="right"
        size="lg"
        pressed={inspectorOpen}
        onClick={() => useViewStore.setState({ inspectorOpen: !inspectorOpen })}
      />
    </nav>
  );
}
