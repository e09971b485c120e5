import { FolderOpen, Plus } from 'lucide-react';
import { newProject, openProject } from '../stores/project.ts';
import { startTexts } from '../texts/startTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { Logo } from './Logo.tsx';
import { RecentProjects } from './RecentProjects.tsx';
import { RecoveredWork } from './RecoveredWork.tsx';
import { TemplateCard } from './TemplateCard.tsx';
import { useStartData } from './useStartData.ts';

const STARTERS = 3;

/** Where the app begins: work to recover, templates, projects of late. */
export function StartPage() {
  const say = useTexts(startTexts);
  const { data, error, reload } = useStartData();
  const starters = data?.templates.filter(({ topic }) => topic === 'start') ?? [];
  const [first, ...others] = starters.slice(0, STARTERS);
  const byField = data?.templates.filter(({ topic }) => topic !== 'start') ?? [];
  // However many begin there: the first row is one picture and two beside it.
  const inRows = [...starters.slice(STARTERS), ...byField];
  return (
    <main className="h-full overflow-y-auto bg-canvas" data-testid="start-page">
      <div className="mx-auto flex min-h-full w-full max-w-272 flex-col gap-7 px-10 py-8">
        <header className="flex flex-wrap items-center gap-x-4 gap-y-4">
          <Logo className="size-11" />
          <div className="min-w-0 flex-1">
            <h1 className="text-xl font-semibold tracking-tight">Tensorloom</h1>
            <p className="text-md text-ink-soft">{say('tagline')}</p>
          </div>
          <div className="flex gap-2">
            <Button size="lg" icon={FolderOpen} onClick={() => void openProject(null)} data-testid="open-project">
              {say('open')}
            </Button>
            <Button size="lg" icon={Plus} onClick={() => void newProject(null)} data-testid="new-project">
              {say('newBlank')}
            </Button>
          </div>
        </header>
        {error ? (
          <FailedState
            title={say('failed')}
            error={error}
            action={<Button onClick={reload}>{say('tryAgain')}</Button>}
          />
        ) : null}
        {data && data.recoverable.length > 0 ? <RecoveredWork works={data.recoverable} onChange={reload} /> : null}
        {first ? (
          <section aria-labelledby="templates" className="flex flex-col gap-3">
            <div className="flex flex-wrap items-baseline gap-x-3">
              <h2 id="templates" className="text-md font-semibold">
                {say('templates')}
              </h2>
              <p className="text-sm text-ink-soft">{say('templatesHint')}</p>
            </div>
            <div className="grid gap-4 md:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
              <TemplateCard template={first} large />
              <div className="grid gap-4">
                {others.map((template) => (
                  <TemplateCard key={template.id} template={template} grows />
                ))}
              </div>
            </div>
          </section>
        ) : null}
        {inRows.length > 0 ? (
          <section aria-labelledby="by-field" className="flex flex-col gap-3">
            <div className="flex flex-wrap items-baseline gap-x-3">
              <h2 id="by-field" className="text-md font-semibold">
                {say('byField')}
              </h2>
              <p className="text-sm text-ink-soft">{say('byFieldHint')}</p>
            </div>
            <div
              className="grid grid-cols-[repeat(auto-fill,minmax(16rem,1fr))] gap-4"
              data-testid="templates-by-field"
            >
              {inRows.map((template) => (
                <TemplateCard key={template.id} template={template} />
              ))}
            </div>
          </section>
        ) : null}
        {data ? <RecentProjects projects={data.recent} onChange={reload} /> : null}
      </div>
    </main>
  );
}
