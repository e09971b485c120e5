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
  const version = shortVersion(engine.tensorflow ?? '');
  const long = engine.threads
    ? say('engineThreads', { version: engine.tensorflow ?? '', threads: engine.threads })
    : say('engine', { version: engine.tensorflow ?? '' });
  return (
    <Tooltip content={long}>
      <span className="hidden shrink-0 @min-[36rem]:inline-flex" data-testid="engine">
        <Badge icon={Cpu}>{say('engine', { version })}</Badge>
      </span>
    </Tooltip>
  );
}

/** `2.21.0` as people say it: `2.21`. */
function shortVersion(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
