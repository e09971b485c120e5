import { DataPanel } from '../data/DataPanel.tsx';
import { Outline } from '../outline/Outline.tsx';
import { Palette } from '../palette/Palette.tsx';
import { RunsPanel } from '../runs/RunsPanel.tsx';
import { type PanelName, useViewStore } from '../stores/viewStore.ts';
import { shellTexts } from '../texts/shellTexts.ts';
import { useTexts } from '../texts/useTexts.ts';

const PANEL_VIEWS: Record<PanelName, () => React.ReactNode> = {
  nodes: () => <Palette />,
  data: () => <DataPanel />,
  runs: () => <RunsPanel />,
  outline: () => <Outline />,
};

/** The panel that the rail has opened. */
export function LeftPanel() {
  const say = useTexts(shellTexts);
  const panel = useViewStore((state) => state.panel);
  return (
    <section aria-label={say(panel)} className="flex h-full min-h-0 flex-col" data-testid={`panel-${panel}`}>
      <h2 className="flex h-9 shrink-0 items-center px-3 text-sm font-semibold">{say(panel)}</h2>
      <div className="min-h-0 flex-1">{PANEL_VIEWS[panel]()}</div>
    </section>
  );
}
