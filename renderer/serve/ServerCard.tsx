import { EyeOff } from 'lucide-react';
import type { ServingStatus } from '../../shared/serving/servingStatus.ts';
import { serveTexts } from '../texts/serveTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Badge } from '../ui/Badge.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { CopyButton } from './CopyButton.tsx';
import { useServingStore } from './servingStore.ts';

/** Where the server is, its key while that is shown, its models, and how busy it is. */
export function ServerCard({ status }: { readonly status: ServingStatus }) {
  const say = useTexts(serveTexts);
  const key = useServingStore((state) => state.key);
  const { requests, failures, rows, p50, p95 } = status.counts;
  const ms = (value: number | null) => (value === null ? '–' : say('ms', { value: value.toFixed(1) }));
  const figures = [
    [say('requests'), String(requests)],
    [say('failures'), String(failures)],
    [say('rows'), String(rows)],
    [say('latency'), `${ms(p50)} / ${ms(p95)}`],
  ] as const;
  return (
    <section className="flex min-w-0 flex-col gap-3 overflow-y-auto">
      <div>
        <h3 className="text-xs text-ink-soft">{say('address')}</h3>
        <div className="flex items-center gap-1">
          <code className="min-w-0 truncate font-mono text-sm text-ink" data-selectable data-testid="serve-address">
            {status.address}
          </code>
          <CopyButton text={status.address} />
        </div>
      </div>
      <div>
        <h3 className="text-xs text-ink-soft">{say('key')}</h3>
        {key === null ? (
          <p className="text-sm text-ink-soft">{say('keyHidden')}</p>
        ) : (
          <>
            <div className="flex items-center gap-1">
              <code className="min-w-0 truncate font-mono text-sm text-ink" data-selectable data-testid="serve-key">
                {key}
              </code>
              <CopyButton text={key} />
              <IconButton
                icon={EyeOff}
                size="sm"
                label={say('hideKey')}
                onClick={() => useServingStore.setState({ key: null })}
              />
            </div>
            <p className="text-xs text-ink-soft">{say('keyOnce')}</p>
          </>
        )}
      </div>
      <div>
        <h3 className="text-xs text-ink-soft">{say('models')}</h3>
        <ul className="flex flex-col gap-1">
          {status.models.map(({ model, isReady, labels }) => (
            <li key={`${model.name} ${model.version}`} className="flex flex-wrap items-center gap-2 text-sm text-ink">
              <span className="font-medium">{model.name}</span>
              <span className="text-ink-soft">{say('version', { version: model.version })}</span>
              {labels.map((label) => (
                <Badge key={label}>{label}</Badge>
              ))}
              <Badge tone={isReady ? 'success' : 'warning'}>{say(isReady ? 'ready' : 'notReady')}</Badge>
            </li>
          ))}
        </ul>
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1 text-sm" data-testid="serve-counts">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt className="text-xs text-ink-soft">{name}</dt>
            <dd className="text-ink tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
