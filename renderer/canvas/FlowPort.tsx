import { Handle, Position } from '@xyflow/react';
import { memo } from 'react';
import { listEdgesInto, listEdgesOutOf } from '../../shared/pipeline/edgeIndex.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import type { PlacedPort } from '../stores/nodeLayout.ts';
import { portKey, useViewStore } from '../stores/viewStore.ts';
import { useSpeech } from '../texts/useTexts.ts';
import { PortShape } from '../ui/PortShape.tsx';

/** A port on a card: its mark tells what it carries by shape and hue. Its name shows on hover and while wiring. */
export const FlowPort = memo(function FlowPort({
  node,
  port,
  named,
}: {
  readonly node: string;
  readonly port: PlacedPort;
  readonly named: boolean;
}) {
  const { text } = useSpeech();
  const isInput = port.side === 'input';
  const wired = useDocumentStore((state) => {
    const list = isInput ? listEdgesInto : listEdgesOutOf;
    return list(state.document, node, port.name).length > 0;
  });
  const fit = useViewStore((view) => {
    if (!view.wiring) return undefined;
    return view.wiring.fits.has(portKey(node, port.side, port.name)) ? 'yes' : 'no';
  });
  return (
    <Handle
      id={port.name}
      type={isInput ? 'target' : 'source'}
      position={isInput ? Position.Left : Position.Right}
      className="port"
      style={{ top: port.y }}
      data-fit={fit}
      data-named={named || undefined}
      data-optional={port.optional || undefined}
      data-testid={`port-${node}-${port.side}-${port.name}`}
      title={text(port.label)}
    >
      <PortShape carries={port.carries} filled={wired} />
      <span className="port-name">{text(port.label)}</span>
    </Handle>
  );
});
