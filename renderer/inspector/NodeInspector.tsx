import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import type { NodeRecord } from '../../shared/graph/document.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { FixButtons } from '../parts/FixButtons.tsx';
import { ProblemCard } from '../parts/ProblemCard.tsx';
import { useNodeInference, useNodeProblems } from '../stores/derivedStore.ts';
import { nodeTitle } from '../stores/describeNode.ts';
import { kindIcon } from '../stores/kindIcon.ts';
import { useViewStore } from '../stores/viewStore.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { categoryColours } from '../theme/colours.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Docs } from './Docs.tsx';
import { MemoryTable } from './MemoryTable.tsx';
import { ParameterForm } from './ParameterForm.tsx';
import { Section } from './Section.tsx';
import { ShapeList } from './ShapeList.tsx';
import { WeightTable } from './WeightTable.tsx';

/** One node: what it is, its parameters, what comes in and goes out, and a look at its data. */
export function NodeInspector({
  record,
  renderPreview,
}: {
  readonly record: NodeRecord;
  renderPreview(node: string): ReactNode;
}) {
  const say = useTexts(inspectorTexts);
  const { language, text, number } = useSpeech();
  const { definition } = resolveNode(record);
  const inference = useNodeInference(record.id);
  const problems = useNodeProblems(record.id).filter((problem) => problem.parameter === undefined);
  const colours = categoryColours(definition?.category ?? 'evaluation');
  const Icon = kindIcon(definition?.icon);
  const title = nodeTitle(record, language);
  const givesData = inference && Object.values(inference.outputs).some((type) => type.carries === 'dataset');
  return (
    <>
      <header className="px-4 py-4">
        <div className="flex items-center gap-2.5">
          <span
            className="grid size-8 shrink-0 place-items-center rounded-card"
            style={{ background: colours.soft, color: colours.ink }}
          >
            <Icon aria-hidden className="size-4.5" />
          </span>
          <div className="min-w-0 flex-1">
            <h2 className="truncate text-md font-semibold">{title}</h2>
            <p className="truncate font-mono text-xs text-ink-faint" data-selectable>
              {record.id}
            </p>
          </div>
          <IconButton
            icon={Pencil}
            label={say('rename')}
            shortcut="F2"
            onClick={() => useViewStore.setState({ renaming: record.id })}
          />
        </div>
        {definition ? (
          <Docs text={text(definition.docs)} />
        ) : (
          <p className="mt-3 text-sm text-ink-soft">{say('unknownKind', { kind: record.kind })}</p>
        )}
        {definition?.nativeOnly ? (
          <p className="mt-2 text-xs text-ink-soft" data-selectable>
            {text(definition.nativeOnly)}
          </p>
        ) : null}
      </header>
      {problems.length > 0 ? (
        <Section title={say('problems')}>
          <div className="flex flex-col gap-2">
            {problems.map((problem) => (
              <ProblemCard key={`${problem.code}-${problem.port ?? ''}`} problem={problem}>
                <FixButtons fixes={problem.fixes ?? []} />
              </ProblemCard>
            ))}
          </div>
        </Section>
      ) : null}
      {definition ? (
        <Section title={say('parameters')}>
          <ParameterForm definition={definition} records={[record]} />
        </Section>
      ) : null}
      <Section
        title={say('shapes')}
        aside={
          inference?.parameterCount ? (
            <span className="tabular text-xs text-ink-soft">
              {say('parameterCount', { count: number(inference.parameterCount) })}
            </span>
          ) : null
        }
      >
        <ShapeList record={record} />
        {inference && inference.weights.length > 0 ? <WeightTable weights={inference.weights} /> : null}
      </Section>
      {definition?.kind === 'training' ? (
        <Section title={say('memory')}>
          <MemoryTable />
        </Section>
      ) : null}
      {givesData ? <Section title={say('preview')}>{renderPreview(record.id)}</Section> : null}
    </>
  );
}
