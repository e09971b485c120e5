import type { RunSummary } from '../../shared/run/runRecord.ts';
import { showRun, useRunsStore } from '../stores/runsStore.ts';
import { runsTexts } from '../texts/runsTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { seriesColour } from '../theme/colours.ts';
import { Select } from '../ui/Select.tsx';

/** Which of the project's runs the panels show. */
export function RunSelect({ run, className }: { readonly run: RunSummary; readonly className?: string }) {
  const say = useTexts(runsTexts);
  const runs = useRunsStore((state) => state.runs);
  const places = useRunsStore((state) => state.places);
  return (
    <Select
      label={say('run')}
      hideLabel
      value={run.info.id}
      onChange={(id) => void showRun(id)}
      className={className}
      options={runs.map(({ info }) => ({
        value: info.id,
        label: info.name,
        mark: (
          <span
            aria-hidden="true"
            className="size-2 shrink-0 rounded-full"
            style={{ background: seriesColour(places[info.id] ?? 0) }}
          />
        ),
      }))}
    />
  );
}
