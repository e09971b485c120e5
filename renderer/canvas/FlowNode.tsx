import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { NodeRecord } from '../../shared/graph/document.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { useNodeInference } from '../stores/derivedStore.ts';
import { nodeTitle, summariseValues } from '../stores/describeNode.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { kindIcon } from '../stores/kindIcon.ts';
import { layoutCard } from '../stores/nodeLayout.ts';
import { useViewStore } from '../stores/viewStore.ts';
import { canvasTexts } from '../texts/canvasTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { categoryColours } from '../theme/colours.ts';
import { FlowPort } from './FlowPort.tsx';
import { NodeStateMark } from './NodeStateMark.tsx';
import { useNodeState } from './nodeState.ts';
import { RenameField } from './RenameField.tsx';

/** The card of a node, for every kind: what it looks like follows from the definition alone. */
export const FlowNode = memo(function FlowNode({ id, selected }: NodeProps) {
  const record = useDocumentStore((state) => state.document.nodes[id]);
  // React Flow may draw a node once more after it has been deleted.
  return record ? <Card record={record} selected={selected} /> : null;
});

function Card({ record, selected }: { readonly record: NodeRecord; readonly selected: boolean }) {
  const say = useTexts(canvasTexts);
  const { language, number } = useSpeech();
  const inference = useNodeInference(record.id);
  const state = useNodeState(record);
  const renaming = useViewStore((view) => view.renaming === record.id);
  const { definition, values } = resolveNode(record);
  const { height, ports, rows } = layoutCard(record);
  const colours = categoryColours(definition?.category ?? 'evaluation');
  const Icon = kindIcon(definition?.icon);
  const count = inference?.parameterCount ?? 0;
  return (
    <div
      className="node-card"
      style={{ height, '--hue': colours.main, '--hue-ink': colours.ink, '--hue-soft': colours.soft }}
      data-selected={selected || undefined}
      data-state={state.state}
      data-kind={record.kind}
      data-testid={`node-${record.id}`}
    >
      <div className="node-head">
        <span className="node-icon">
          <Icon aria-hidden size={14} strokeWidth={2} />
        </span>
        {renaming ? <RenameField record={record} /> : <span className="node-title">{nodeTitle(record, language)}</span>}
        <NodeStateMark state={state} />
      </div>
      <div className="node-summary">
        <span className="node-values">
          {definition ? summariseValues(definition, values, language) : say('unknownKind')}
        </span>
        {count > 0 ? (
          <span className="node-count" title={say('parameters', { count: number(count) })}>
            {number(count)}
          </span>
        ) : null}
      </div>
      {ports.map((port) => (
        <FlowPort key={`${port.side}-${port.name}`} node={record.id} port={port} named={rows} />
      ))}
    </div>
  );
}
