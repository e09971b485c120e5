import { useRef } from 'react';
import { Group, Panel, type PanelSize } from 'react-resizable-panels';
import { Canvas } from '../canvas/Canvas.tsx';
import { DataExplorer } from '../data/explorer/DataExplorer.tsx';
import { NodePreview } from '../data/NodePreview.tsx';
import { ExportDialog } from '../export/ExportDialog.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { ConnectDialog } from '../outline/ConnectDialog.tsx';
import { QuickAdd } from '../palette/QuickAdd.tsx';
import { recallPanel, rememberPanel, useSettingsStore } from '../stores/settingsStore.ts';
import { useViewStore } from '../stores/viewStore.ts';
import { shellTexts } from '../texts/shellTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Dock } from './Dock.tsx';
import { LeftPanel } from './LeftPanel.tsx';
import { Rail } from './Rail.tsx';
import { ResizeBar } from './ResizeBar.tsx';
import { TopBar } from './TopBar.tsx';

/** The editor: top bar, rail and panel, canvas above the dock, inspector. Sizes and open states are remembered. */
export function Editor() {
  const say = useTexts(shellTexts);
  const canvasOnly = useViewStore((state) => state.canvasOnly);
  const panelOpen = useViewStore((state) => state.panelOpen) && !canvasOnly;
  const inspectorOpen = useViewStore((state) => state.inspectorOpen) && !canvasOnly;
  const dockOpen = useViewStore((state) => state.dockOpen) && !canvasOnly;
  const panel = useRememberedSize('panelWidth', 264);
  const inspector = useRememberedSize('inspectorWidth', 296);
  const dock = useRememberedSize('dockHeight', 248);
  return (
    <div className="flex h-full min-h-0 flex-col">
      {canvasOnly ? null : <TopBar />}
      <div className="flex min-h-0 flex-1">
        {canvasOnly ? null : <Rail />}
        <main className="min-w-0 flex-1">
          <Group orientation="horizontal">
            {panelOpen ? (
              <>
                <Panel
                  id="area-panel"
                  minSize="12rem"
                  maxSize="32rem"
                  groupResizeBehavior="preserve-pixel-size"
                  {...panel}
                  className="bg-surface"
                >
                  <LeftPanel />
                </Panel>
                <ResizeBar label={say('resize', { what: say('panels') })} />
              </>
            ) : null}
            <Panel id="area-middle" minSize="20rem">
              <Group orientation="vertical">
                <Panel id="area-canvas" minSize="8rem">
                  <Canvas />
                </Panel>
                {dockOpen ? (
                  <>
                    <ResizeBar label={say('resize', { what: say('dock') })} horizontal />
                    <Panel
                      id="area-dock"
                      minSize="7rem"
                      maxSize="75%"
                      groupResizeBehavior="preserve-pixel-size"
                      {...dock}
                      className="bg-surface"
                    >
                      <Dock />
                    </Panel>
                  </>
                ) : null}
              </Group>
            </Panel>
            {inspectorOpen ? (
              <>
                <ResizeBar label={say('resize', { what: say('inspector') })} />
                <Panel
                  id="area-inspector"
                  minSize="15rem"
                  maxSize="36rem"
                  groupResizeBehavior="preserve-pixel-size"
                  {...inspector}
                  className="bg-surface"
                >
                  <Inspector renderPreview={renderPreview} />
                </Panel>
              </>
            ) : null}
          </Group>
        </main>
      </div>
      <QuickAdd />
      <ConnectDialog />
      <ExportDialog />
      <DataExplorer />
    </div>
  );
}

function renderPreview(node: string) {
  return <NodePreview nodeId={node} />;
}

/** The size that a panel had last time, in pixels at scale 1, and the function that notes a new one. */
function useRememberedSize(name: string, initial: number) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = useRef<number>(undefined);
  if (start.current === undefined) {
    start.current = recallPanel(name, initial);
  }
  return {
    defaultSize: `${start.current / 16}rem`,
    onResize: ({ inPixels }: PanelSize) => {
      const scale = useSettingsStore.getState().settings.uiScale;
      start.current = Math.round(inPixels / scale);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => rememberPanel(name, start.current ?? initial), 400);
    },
  };
}
