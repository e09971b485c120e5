import {
  CircleCheck,
  CirclePause,
  CirclePlay,
  CircleStop,
  CircleX,
  Hourglass,
  type LucideIcon,
  OctagonPause,
} from 'lucide-react';
import type { RunStateName } from '../../shared/run/runRecord.ts';
import { runsTexts } from '../texts/runsTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { joinClasses } from './joinClasses.ts';

const MARKS: Record<RunStateName, { icon: LucideIcon; ink: string }> = {
  preparing: { icon: Hourglass, ink: 'text-info-ink' },
  training: { icon: CirclePlay, ink: 'text-accent-ink' },
  paused: { icon: CirclePause, ink: 'text-warning-ink' },
  stopping: { icon: OctagonPause, ink: 'text-warning-ink' },
  finished: { icon: CircleCheck, ink: 'text-success-ink' },
  stopped: { icon: CircleStop, ink: 'text-ink-soft' },
  failed: { icon: CircleX, ink: 'text-danger-ink' },
};

/** The state of a run: an icon and a word, never colour alone. */
export function RunStateMark({ state, className }: { readonly state: RunStateName; readonly className?: string }) {
  const say = useTexts(runsTexts);
  const { icon: Icon, ink } = MARKS[state];
  return (
    <span
      data-run-state={state}
      className={joinClasses('inline-flex items-center gap-1 text-xs font-medium whitespace-nowrap', ink, className)}
    >
      <Icon aria-hidden className="size-3.5" />
      {say(state)}
    </span>
  );
}
