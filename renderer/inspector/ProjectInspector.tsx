import { useState } from 'react';
import { setDocumentFields } from '../../shared/graph/editNodes.ts';
import { useDerivedStore } from '../stores/derivedStore.ts';
import { commitGesture, updateGesture, useDocumentStore } from '../stores/documentStore.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { TextField } from '../ui/TextField.tsx';
import { Section } from './Section.tsx';

/** The project as a whole, while nothing is selected. */
export function ProjectInspector() {
  const say = useTexts(inspectorTexts);
  const { number } = useSpeech();
  const nodes = useDocumentStore((state) => Object.keys(state.document.nodes).length);
  const edges = useDocumentStore((state) => Object.keys(state.document.edges).length);
  const notes = useDocumentStore((state) => state.document.notes ?? '');
  const total = useDerivedStore((state) =>
    Object.values(state.inference.nodes).reduce((sum, node) => sum + (node.parameterCount ?? 0), 0),
  );
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <>
      <Section title={say('parameters')}>
        <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1 text-sm">
          <Fact label={say('nodes')} value={number(nodes)} />
          <Fact label={say('wires')} value={number(edges)} />
          <Fact label={say('total')} value={number(total)} />
        </dl>
      </Section>
      <Section title={say('notes')}>
        <TextField
          label={say('notes')}
          hideLabel
          multiline
          placeholder={say('notesHint')}
          value={draft ?? notes}
          onChange={(text) => {
            setDraft(text);
            updateGesture({ en: 'Edit the notes', zh: '编辑备注' }, (document) =>
              setDocumentFields(document, { notes: text === '' ? undefined : text }),
            );
          }}
          onCommit={() => {
            setDraft(null);
            commitGesture();
          }}
        />
      </Section>
    </>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt className="text-ink-soft">{label}</dt>
      <dd className="tabular text-right">{value}</dd>
    </>
  );
}
