import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { Carries } from '../../shared/nodes/portType.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { useDerivedStore } from '../stores/derivedStore.ts';
import { formatType } from '../stores/describeNode.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { useViewStore } from '../stores/viewStore.ts';
import { wirePath } from '../stores/wirePath.ts';
import { useSpeech } from '../texts/useTexts.ts';
import { portColour } from '../theme/colours.ts';
import type { FlowEdgeType } from './projectFlow.ts';

/** A wire, in the hue of what it carries, with the shape that flows through it. */
export const FlowEdge = memo(function FlowEdge({
  id,
  source,
  sourceHandleId,
  sourceX,
  sourceY,
  targetX,
  targetY,
  selected,
  data,
}: EdgeProps<FlowEdgeType>) {
  const { language } = useSpeech();
  const port = sourceHandleId ?? '';
  const carries = useDocumentStore((state): Carries => {
    const record = state.document.nodes[source];
    return (record && resolveNode(record).outputs.find((one) => one.name === port)?.carries) ?? 'tensor';
  });
  const type = useDerivedStore((state) => state.inference.nodes[source]?.outputs[port]);
  const isTarget = useViewStore((view) => view.spliceEdge === id);
  const curve = wirePath(sourceX, sourceY, targetX, targetY);
  const label = data?.labelled && type ? formatType(type, language) : '';
  // Near the source; in the middle of a short wire, where it covers no port, and of one that runs back between the rows.
  const isLong = targetX - sourceX > 200;
  return (
    <g
      className="wire"
      style={{ '--wire': portColour(carries) }}
      data-selected={selected || undefined}
      data-splice={isTarget || undefined}
    >
      <BaseEdge id={id} path={curve.path} interactionWidth={20} />
      {label ? <ShapePill label={label} place={curve.pointAt(isLong ? 0.3 : 0.5)} /> : null}
    </g>
  );
});

const CHARACTER = 6.6;
const WIDE = /[\u2e80-\uffef]/g;

function ShapePill({ label, place }: { readonly label: string; readonly place: { x: number; y: number } }) {
  const wide = label.match(WIDE)?.length ?? 0;
  const width = (label.length - wide) * CHARACTER + wide * 11 + 12;
  return (
    <g className="shape-pill" transform={`translate(${place.x} ${place.y})`}>
      <rect x={-width / 2} y={-9} width={width} height={18} rx={9} />
      <text textAnchor="middle" dominantBaseline="central">
        {label}
      </text>
    </g>
  );
}
