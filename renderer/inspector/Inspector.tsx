import { MousePointerClick } from 'lucide-react';
import type { ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { NodeRecord } from '../../shared/graph/document.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { useViewStore } from '../stores/viewStore.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ScrollArea } from '../ui/ScrollArea.tsx';
import { NodeInspector } from './NodeInspector.tsx';
import { ProjectInspector } from './ProjectInspector.tsx';
import { SelectionInspector } from './SelectionInspector.tsx';
import { WireInspector } from './WireInspector.tsx';

/** What is selected, and everything about it that can be changed. The shell hands in how the data of a node is shown. */
export function Inspector({ renderPreview }: { renderPreview(node: string): ReactNode }) {
  const say = useTexts(inspectorTexts);
  const records = useSelectedRecords();
  const edge = useViewStore((view) => (view.edges.size === 1 ? [...view.edges][0] : undefined));
  const [only] = records;
  return (
    <section aria-label={say('inspector')} className="flex h-full min-h-0 flex-col" data-testid="inspector">
      <ScrollArea className="flex-1">
        {records.length > 1 ? (
          <SelectionInspector records={records} />
        ) : only ? (
          <NodeInspector key={only.id} record={only} renderPreview={renderPreview} />
        ) : edge ? (
          <WireInspector edge={edge} />
        ) : (
          <>
            <EmptyState
              icon={MousePointerClick}
              title={say('nothing')}
              description={say('nothingHint')}
              className="h-auto! pt-10"
            />
            <ProjectInspector />
          </>
        )}
      </ScrollArea>
    </section>
  );
}

function useSelectedRecords(): readonly NodeRecord[] {
  const selected = useViewStore((view) => view.nodes);
  return useDocumentStore(useShallow((state) => [...selected].flatMap((id) => state.document.nodes[id] ?? [])));
}
