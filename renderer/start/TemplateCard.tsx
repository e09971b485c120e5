import { CloudSun, Factory, Image, type LucideIcon, MessageSquareText, Stethoscope, TrafficCone } from 'lucide-react';
import type { Template, TemplateTopic } from '../../shared/ipc/studioContract.ts';
import { newProject } from '../stores/project.ts';
import { startTexts } from '../texts/startTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Badge } from '../ui/Badge.tsx';
import { joinClasses } from '../ui/joinClasses.ts';
import { TemplatePicture } from './TemplatePicture.tsx';

const topicIcons: Readonly<Record<Exclude<TemplateTopic, 'start'>, LucideIcon>> = {
  manufacturing: Factory,
  traffic: TrafficCone,
  medicine: Stethoscope,
  language: MessageSquareText,
  images: Image,
  weather: CloudSun,
};

interface TemplateCardProps {
  readonly template: Template;
  readonly large?: boolean;
  /** The picture takes what room there is, beside a larger card. */
  readonly grows?: boolean;
}

/** One template: the picture of its graph, whose work it is about, and one line. The whole card is the button. */
export function TemplateCard({ template, large = false, grows = false }: TemplateCardProps) {
  const say = useTexts(startTexts);
  const { text, number } = useSpeech();
  const title = text(template.title);
  const topic = template.topic === 'start' ? null : template.topic;
  const TopicIcon = topic ? topicIcons[topic] : null;
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
          'dot-grid relative w-full border-b border-line bg-sunken',
          large ? 'min-h-84 flex-1' : grows ? 'min-h-28 flex-1' : 'h-28',
        )}
      >
        {/* Out of the flow: the picture takes the room there is and asks for none. */}
        <div className={joinClasses('absolute', large ? 'inset-5' : 'inset-3')}>
          <TemplatePicture document={template.document} />
        </div>
      </div>
      <div className={joinClasses('flex w-full flex-col gap-1', large ? 'p-5' : 'px-4 py-3')}>
        {topic && TopicIcon ? (
          <span className="flex items-center gap-1.5 text-xs font-medium text-ink-faint">
            <TopicIcon aria-hidden className="size-3.5" strokeWidth={1.75} />
            {say(topic)}
          </span>
        ) : null}
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
