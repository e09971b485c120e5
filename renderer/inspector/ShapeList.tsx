import type { NodeRecord } from '../../shared/graph/document.ts';
import type { Port } from '../../shared/nodes/definition.ts';
import type { PortType } from '../../shared/nodes/portType.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { useNodeInference } from '../stores/derivedStore.ts';
import { formatType } from '../stores/describeNode.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { PortShape } from '../ui/PortShape.tsx';

/** What comes in at each port and what goes out. */
export function ShapeList({ record }: { readonly record: NodeRecord }) {
  const say = useTexts(inspectorTexts);
  const inference = useNodeInference(record.id);
  const { inputs, outputs } = resolveNode(record);
  return (
    <dl className="flex flex-col gap-1 text-sm">
      {inputs.map((port) => (
        <PortRow
          key={`in-${port.name}`}
          port={port}
          side={say('input')}
          types={inference?.inputs[port.name] ?? []}
          otherwise={say(port.optional ? 'optional' : 'notConnected')}
        />
      ))}
      {outputs.map((port) => {
        const type = inference?.outputs[port.name];
        return (
          <PortRow
            key={`out-${port.name}`}
            port={port}
            side={say('output')}
            types={type ? [type] : []}
            otherwise={say('unknownShape')}
          />
        );
      })}
    </dl>
  );
}

function PortRow({
  port,
  side,
  types,
  otherwise,
}: {
  readonly port: Port;
  readonly side: string;
  readonly types: readonly PortType[];
  readonly otherwise: string;
}) {
  const say = useTexts(inspectorTexts);
  const { language, text, number } = useSpeech();
  const describe = (type: PortType) =>
    type.carries === 'dataset'
      ? say('rowsFields', { rows: type.rows === null ? '?' : number(type.rows), fields: number(type.fields.length) })
      : formatType(type, language) || '✓';
  return (
    <div className="flex min-h-6 items-center gap-2">
      <dt className="flex min-w-0 flex-1 items-center gap-2 text-ink-soft">
        <span className="w-6 shrink-0 text-xs text-ink-faint">{side}</span>
        <PortShape carries={port.carries} filled={types.length > 0} className="shrink-0" />
        <span className="min-w-0 truncate">{text(port.label)}</span>
      </dt>
      <dd className={types.length > 0 ? 'text-right font-mono text-xs' : 'text-right text-xs text-ink-faint'}>
        {types.length > 0 ? types.map(describe).join(', ') : otherwise}
      </dd>
    </div>
  );
}
