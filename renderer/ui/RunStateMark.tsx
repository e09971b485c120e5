import {
  CircleCheck,
  CirclePause,
  CirclePlay,
  CircleStop,
  CircleX,
  Hourglass,
  type LucideIcon,
  OctagonPause,
  Unplug,
} from 'lucide-react';
import type { RunFailure, RunStateName } from '../../shared/run/runRecord.ts';
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

/** True for a run that nothing is wrong with but that the app or the machine went down: its last checkpoint goes on. */
export function isInterrupted(run: { readonly state: RunStateName; readonly failure?: RunFailure | null }): boolean {
  return run.state === 'failed' && run.failure?.code === 'run.interrupted';
}

/** The state of a run: an icon and a word, never colour alone. */
export function RunStateMark({
  state,
  failure = null,
  className,
}: {
  readonly state: RunStateName;
  readonly failure?: RunFailure | null;
  readonly className?: string;
}) {
  const say = useTexts(runsTexts);
  const interrupted = isInterrupted({ state, failure });
  const { icon: Icon, ink } = interrupted ? { icon: Unplug, ink: 'text-warning-ink' } : MARKS[state];
  return (
    <span
      data-run-state={state}
      className={joinClasses('inline-flex items-center gap-1 text-xs font-medium whitespace-nowrap', ink, className)}
    >
      <Icon aria-hidden className="size-3.5" />
      {say(interrupted ? 'interrupted' : state)}
    </span>
  );
}
