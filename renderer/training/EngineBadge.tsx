import { Cpu, TriangleAlert } from 'lucide-react';
import type { EngineInfo } from '../../shared/run/runRecord.ts';
import { trainingTexts } from '../texts/trainingTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Badge } from '../ui/Badge.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';

/** Which engine trains. The slow one is a notice that nobody overlooks and that says what to do. */
export function EngineBadge({ engine }: { readonly engine: EngineInfo | null }) {
  const say = useTexts(trainingTexts);
  if (!engine) return null;
  if (engine.backend === 'cpu') {
    return (
      <Popover
        title={say('engineSlow')}
        trigger={
          <button type="button" className="shrink-0 rounded-full" data-testid="engine">
            <Badge tone="warning" icon={TriangleAlert}>
              {say('engineSlow')}
            </Badge>
          </button>
        }
      >
        <p className="text-ink-soft" data-selectable>
          {say('engineSlowWhy')}
        </p>
      </Popover>
    );
  }
  const named = {
    executor: say(engine.executor === 'graph' ? 'executorGraph' : 'executorLayers'),
    version: engine.tensorflow ?? '',
  };
  const short = say('engine', named);
  const long = engine.threads ? say('engineThreads', { ...named, threads: engine.threads }) : short;
  return (
    <Tooltip content={long}>
      <span className="hidden shrink-0 @min-[36rem]:inline-flex" data-testid="engine">
        <Badge icon={Cpu}>{short}</Badge>
      </span>
    </Tooltip>
  );
}
