import { useStore } from '@xyflow/react';
import { Map as MapIcon, Maximize, Minus, Plus, Workflow } from 'lucide-react';
import { canvasControl } from '../stores/canvasControl.ts';
import { tidyUp } from '../stores/tidyLayout.ts';
import { useViewStore } from '../stores/viewStore.ts';
import { canvasTexts } from '../texts/canvasTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';

/** Zoom, fit, tidy, minimap: floating in the corner, all with keys of their own. */
export function CanvasTools() {
  const say = useTexts(canvasTexts);
  const { number } = useSpeech();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100) / 100);
  const minimap = useViewStore((view) => view.minimapOpen);
  return (
    <div
      role="toolbar"
      aria-label={say('tools')}
      className="absolute bottom-3 left-3 flex items-center gap-0.5 rounded-card border border-line bg-raised p-0.5 shadow-card"
    >
      <IconButton
        icon={Minus}
        tooltipSide="top"
        label={say('zoomOut')}
        shortcut="Ctrl+-"
        onClick={() => canvasControl()?.zoomOut()}
      />
      <Tooltip content={say('zoomReset')} shortcut="Ctrl+0" side="top">
        <button
          type="button"
          aria-label={`${number(zoom, { style: 'percent' })}. ${say('zoomReset')}`}
          onClick={() => canvasControl()?.zoomTo(1)}
          className="tabular h-7 w-12 rounded-control text-xs text-ink-soft hover:bg-hover hover:text-ink"
        >
          {number(zoom, { style: 'percent' })}
        </button>
      </Tooltip>
      <IconButton
        icon={Plus}
        tooltipSide="top"
        label={say('zoomIn')}
        shortcut="Ctrl+="
        onClick={() => canvasControl()?.zoomIn()}
      />
      <span aria-hidden className="mx-0.5 h-4 w-px bg-line" />
      <IconButton
        icon={Maximize}
        tooltipSide="top"
        label={say('fit')}
        shortcut="Ctrl+1"
        onClick={() => canvasControl()?.fit()}
      />
      <IconButton
        icon={Workflow}
        tooltipSide="top"
        label={say('tidy')}
        shortcut="Shift+Alt+T"
        onClick={() => void tidyUp()}
      />
      <IconButton
        icon={MapIcon}
        tooltipSide="top"
        label={say('minimap')}
        shortcut="M"
        pressed={minimap}
        onClick={() => useViewStore.setState({ minimapOpen: !minimap })}
      />
    </div>
  );
}
