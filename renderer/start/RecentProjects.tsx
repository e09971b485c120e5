import { FileWarning, Workflow, X } from 'lucide-react';
import { studio } from '../bridge/studio.ts';
import { openProject } from '../stores/project.ts';
import { startTexts } from '../texts/startTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Badge } from '../ui/Badge.tsx';
import { formatAgo } from '../ui/formatValues.ts';
import { IconButton } from '../ui/IconButton.tsx';
import type { RecentProject } from './useStartData.ts';

/** Projects opened of late, newest first; those whose file is gone say so. */
export function RecentProjects({
  projects,
  onChange,
}: {
  readonly projects: readonly RecentProject[];
  onChange(): void;
}) {
  const say = useTexts(startTexts);
  return (
    <section aria-labelledby="recent" className="flex flex-col gap-2 pb-4">
      <h2 id="recent" className="text-md font-semibold">
        {say('recent')}
      </h2>
      {projects.length === 0 ? (
        <p className="text-sm text-ink-soft">{say('noRecent')}</p>
      ) : (
        <ul className="grid grid-cols-1 gap-x-4 md:grid-cols-2">
          {projects.map((project) => (
            <RecentRow
              key={project.path}
              project={project}
              onRemove={() => {
                // Only a list of names: when it cannot be changed, it shows again and nothing is lost.
                void studio.call('removeRecentProject', { path: project.path }).finally(onChange);
              }}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function RecentRow({ project, onRemove }: { readonly project: RecentProject; onRemove(): void }) {
  const say = useTexts(startTexts);
  const { language } = useSpeech();
  const Icon = project.exists ? Workflow : FileWarning;
  return (
    <li className="group flex items-center rounded-card hover:bg-hover">
      <button
        type="button"
        aria-label={say('openRecent', { name: project.name })}
        onClick={() => void openProject(project.path)}
        className="flex min-w-0 flex-1 items-center gap-3 rounded-card px-3 py-2 text-left"
        title={project.exists ? project.path : say('missingHint')}
      >
        <Icon aria-hidden className="size-4.5 shrink-0 text-ink-faint" strokeWidth={1.75} />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="flex items-center gap-2">
            <span className="truncate text-sm font-medium">{project.name}</span>
            {project.exists ? null : <Badge tone="warning">{say('missing')}</Badge>}
          </span>
          {/* The end of a path says more than its start. */}
          <span dir="rtl" className="truncate text-left text-xs text-ink-faint">
            <bdi>{project.path}</bdi>
          </span>
        </span>
        <span className="text-xs whitespace-nowrap text-ink-faint">{formatAgo(project.openedAt, language)}</span>
      </button>
      <IconButton
        icon={X}
        size="sm"
        label={say('removeRecent', { name: project.name })}
        onClick={onRemove}
        className="mr-2 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
      />
    </li>
  );
}
