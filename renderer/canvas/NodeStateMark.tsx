import { canvasTexts } from '../texts/canvasTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import type { NodeState } from './nodeState.ts';

const COLOURS: Record<NodeState['state'], string> = {
  idle: 'var(--color-ink-faint)',
  disabled: 'var(--color-ink-faint)',
  problem: 'var(--color-danger-ink)',
  warning: 'var(--color-warning-ink)',
  preparing: 'var(--color-accent-ink)',
  training: 'var(--color-accent-ink)',
  paused: 'var(--color-ink-soft)',
  stopping: 'var(--color-ink-soft)',
  finished: 'var(--color-success-ink)',
  stopped: 'var(--color-ink-soft)',
  failed: 'var(--color-danger-ink)',
};
const CIRCUMFERENCE = 2 * Math.PI * 5;

/** The ring and the word of a node's state. Nothing for a node that is simply fine. */
export function NodeStateMark({ state }: { readonly state: NodeState }) {
  const say = useTexts(canvasTexts);
  const { number } = useSpeech();
  if (state.state === 'idle') return null;
  const share = 'share' in state ? state.share : 1;
  const percent = number(share, { style: 'percent', maximumFractionDigits: 0 });
  const isRunning = state.state === 'training' || state.state === 'paused';
  const word = 'count' in state ? say(`${state.state}s`, { count: state.count }) : say(state.state, { percent });
  return (
    <span className="node-state" style={{ color: COLOURS[state.state] }}>
      <svg aria-hidden="true" width="12" height="12" viewBox="0 0 12 12">
        <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="2" opacity={isRunning ? 0.25 : 1} />
        {isRunning ? (
          <circle
            cx="6"
            cy="6"
            r="5"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            strokeDasharray={`${share * CIRCUMFERENCE} ${CIRCUMFERENCE}`}
            transform="rotate(-90 6 6)"
          />
        ) : null}
      </svg>
      <span className="node-state-word">{word}</span>
    </span>
  );
}
