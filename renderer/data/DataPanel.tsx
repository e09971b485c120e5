import { Database, Table2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { nodeTitle } from '../stores/describeNode.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { openExplorer } from '../stores/explorerStore.ts';
import { selectedNode, useViewStore } from '../stores/viewStore.ts';
import { dataTexts } from '../texts/dataTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Select } from '../ui/Select.tsx';
import { FieldStatistics } from './FieldStatistics.tsx';
import { PreviewBody } from './PreviewBody.tsx';
import { ProfileFindings } from './ProfileFindings.tsx';
import { lastDataNode, listDataNodes } from './previewKey.ts';
import { SampleRows } from './SampleRows.tsx';
import { SplitCounts } from './SplitCounts.tsx';
import { usePreview } from './usePreview.ts';

/** The rows that leave the selected data node, or the one chosen here: counts, splits, fields, first rows. */
export function DataPanel() {
  const say = useTexts(dataTexts);
  const { language, number } = useSpeech();
  const document = useDocumentStore((state) => state.document);
  const selected = useViewStore(selectedNode);
  const [chosen, setChosen] = useState<string | null>(null);
  const nodes = useMemo(() => listDataNodes(document), [document]);
  // A selection on the canvas wins as long as it is a data node; otherwise the choice made here stays.
  const kept = chosen !== null && nodes.includes(chosen) ? chosen : null;
  const node = selected !== null && nodes.includes(selected) ? selected : (kept ?? lastDataNode(document));
  const reading = usePreview(node, 50);
  if (node === null) {
    return (
      <EmptyState
        icon={Database}
        title={say('noData')}
        description={say('noDataHint')}
        action={
          <Button onClick={() => useViewStore.setState({ panel: 'nodes', panelOpen: true })}>{say('addData')}</Button>
        }
      />
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col gap-3 overflow-y-auto px-3 pb-3" data-testid="data-panel">
      <Select
        label={say('node')}
        value={node}
        onChange={(next) => {
          setChosen(next);
          // The canvas shows which node it is.
          useViewStore.setState({ nodes: new Set([next]), edges: new Set() });
        }}
        options={nodes.map((id) => {
          const record = document.nodes[id];
          return { value: id, label: record ? nodeTitle(record, language) : id };
        })}
      />
      <PreviewBody reading={reading}>
        {(preview) => (
          <>
            <div className="flex items-center justify-between gap-2">
              <p className="tabular text-lg font-semibold">
                {say('rows', { count: preview.rows, rows: number(preview.rows) })}
              </p>
              <Button size="sm" icon={Table2} onClick={() => openExplorer(node)}>
                {say('explore')}
              </Button>
            </div>
            {preview.splitCounts ? <SplitCounts counts={preview.splitCounts} /> : null}
            <ProfileFindings node={node} findings={preview.profile} />
            <section className="flex flex-col gap-1">
              <h3 className="text-xs font-medium text-ink-soft">{say('statistics')}</h3>
              <FieldStatistics preview={preview} />
            </section>
            <section className="flex flex-col gap-1.5">
              <h3 className="text-xs font-medium text-ink-soft">{say('sample')}</h3>
              <SampleRows preview={preview} limit={50} />
            </section>
          </>
        )}
      </PreviewBody>
    </div>
  );
}
