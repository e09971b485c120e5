import type { NodeRecord } from '../../shared/graph/document.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { ParameterForm } from './ParameterForm.tsx';
import { Section } from './Section.tsx';

/** Several nodes: those of one kind are changed together. */
export function SelectionInspector({ records }: { readonly records: readonly NodeRecord[] }) {
  const say = useTexts(inspectorTexts);
  const { text } = useSpeech();
  const [first] = records;
  const definition = first ? resolveNode(first).definition : null;
  const same = definition !== null && records.every((record) => record.kind === definition.kind);
  return (
    <>
      <header className="px-4 py-4">
        <h2 className="text-md font-semibold">
          {same
            ? say('severalSame', { count: records.length, title: text(definition.title) })
            : say('several', { count: records.length })}
        </h2>
        <p className="mt-1 text-sm text-ink-soft">{say(same ? 'severalHint' : 'severalKinds')}</p>
      </header>
      {same ? (
        <Section title={say('parameters')}>
          <ParameterForm definition={definition} records={records} />
        </Section>
      ) : null}
    </>
  );
}
