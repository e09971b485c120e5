import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { useDerivedStore } from '../stores/derivedStore.ts';
import { formatType, nodeTitle } from '../stores/describeNode.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';

/** Where a selected wire comes from, where it goes, and what it carries. */
export function WireInspector({ edge: id }: { readonly edge: string }) {
  const say = useTexts(inspectorTexts);
  const { language, text } = useSpeech();
  const edge = useDocumentStore((state) => state.document.edges[id]);
  const nodes = useDocumentStore((state) => state.document.nodes);
  const type = useDerivedStore((state) =>
    edge ? state.inference.nodes[edge.from.node]?.outputs[edge.from.port] : undefined,
  );
  const from = edge && nodes[edge.from.node];
  const to = edge && nodes[edge.to.node];
  if (!edge || !from || !to) return null;
  const fromPort = resolveNode(from).outputs.find((port) => port.name === edge.from.port);
  const toPort = resolveNode(to).inputs.find((port) => port.name === edge.to.port);
  return (
    <div className="px-4 py-4">
      <h2 className="text-md font-semibold">{say('wire')}</h2>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
        <dt className="text-ink-soft">{say('from')}</dt>
        <dd>
          {nodeTitle(from, language)} <span className="text-ink-faint">{fromPort ? text(fromPort.label) : ''}</span>
        </dd>
        <dt className="text-ink-soft">{say('to')}</dt>
        <dd>
          {nodeTitle(to, language)} <span className="text-ink-faint">{toPort ? text(toPort.label) : ''}</span>
        </dd>
        <dt className="text-ink-soft">{say('carries')}</dt>
        <dd className="font-mono text-xs leading-5">
          {type ? formatType(type, language) || type.carries : say('unknownShape')}
        </dd>
      </dl>
    </div>
  );
}
