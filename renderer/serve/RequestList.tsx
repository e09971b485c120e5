import { serveTexts } from '../texts/serveTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { useServingStore } from './servingStore.ts';

/** Who asked what kind of thing, and how it went: never what was asked. */
export function RequestList() {
  const say = useTexts(serveTexts);
  const { language } = useSpeech();
  const requests = useServingStore((state) => state.requests);
  const time = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  });
  return (
    <section className="flex min-h-0 min-w-0 flex-col gap-1" aria-label={say('log')}>
      <h3 className="text-xs text-ink-soft">
        {say('log')} · {say('logPrivate')}
      </h3>
      {requests.length === 0 ? (
        <p className="text-sm text-ink-soft">{say('logEmpty')}</p>
      ) : (
        <div className="min-h-0 flex-1 overflow-auto">
          <table className="w-full text-xs" data-testid="serve-log">
            <thead className="text-left text-ink-soft">
              <tr>
                <th className="font-normal">{say('time')}</th>
                <th className="font-normal">{say('request')}</th>
                <th className="font-normal">{say('status')}</th>
                <th className="text-right font-normal">{say('duration')}</th>
              </tr>
            </thead>
            <tbody className="tabular-nums">
              {requests.map((entry, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two requests may be alike in everything but their place.
                <tr key={`${entry.at} ${place}`}>
                  <td className="pr-2 text-ink-soft">{time.format(entry.at)}</td>
                  <td className="max-w-40 truncate pr-2 font-mono">{`${entry.method} ${entry.path}`}</td>
                  <td className={entry.status < 400 ? 'pr-2' : 'pr-2 text-danger'}>{entry.status}</td>
                  <td className="text-right">{say('ms', { value: entry.ms.toFixed(1) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
