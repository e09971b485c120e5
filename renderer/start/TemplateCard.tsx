import type { Template } from '../../shared/ipc/studioContract.ts';
import { newProject } from '../stores/project.ts';
import { startTexts } from '../texts/startTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Badge } from '../ui/Badge.tsx';
import { joinClasses } from '../ui/joinClasses.ts';
import { TemplatePicture } from './TemplatePicture.tsx';

/** One template: the picture of its graph and one line. The whole card is the button. */
export function TemplateCard({ template, large = false }: { readonly template: Template; readonly large?: boolean }) {
  const say = useTexts(startTexts);
  const { text, number } = useSpeech();
  const title = text(template.title);
  return (
    <button
      type="button"
      onClick={() => void newProject(template.id, title)}
      className="group flex min-w-0 flex-col overflow-hidden rounded-panel border border-line bg-surface text-left shadow-card transition-[border-color] hover:border-accent"
      data-testid={`template-${template.id}`}
    >
      <span className="sr-only">{say('openTemplate', { name: title })}. </span>
      <div
        className={joinClasses(
          'dot-grid w-full border-b border-line bg-sunken',
          large ? 'h-64 flex-1 p-5' : 'h-28 p-2',
        )}
      >
        <TemplatePicture document={template.document} />
      </div>
      <div className={joinClasses('flex w-full flex-col gap-1', large ? 'p-5' : 'px-4 py-3')}>
        <div className="flex items-center gap-2">
          <span className={joinClasses('truncate font-semibold', large ? 'text-lg' : 'text-md')}>{title}</span>
          {large ? <Badge tone="accent">{say('firstHint')}</Badge> : null}
          <span className="ml-auto text-xs whitespace-nowrap text-ink-faint">
            {say('size', { nodes: number(Object.keys(template.document.nodes).length) })}
          </span>
        </div>
        <span className="text-sm text-ink-soft">{text(template.line)}</span>
      </div>
    </button>
  );
}
