import { Dialog } from '@base-ui/react/dialog';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useMemo } from 'react';
import type { NodeRecord } from '../../shared/graph/document.ts';
import type { Port } from '../../shared/nodes/definition.ts';
import { findPort } from '../../shared/pipeline/connectionRules.ts';
import { listEdgesInto } from '../../shared/pipeline/edgeIndex.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { nodeTitle } from '../stores/describeNode.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { useViewStore, type WireStart } from '../stores/viewStore.ts';
import { connectWire, listTargets } from '../stores/wireActions.ts';
import { outlineTexts } from '../texts/outlineTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { PortShape } from '../ui/PortShape.tsx';

/** Connecting by keyboard: every place where a wire of this node may go, as a list. Enter connects. */
export function ConnectDialog() {
  const connecting = useViewStore((view) => view.connecting);
  const record = useDocumentStore((state) => (connecting === null ? undefined : state.document.nodes[connecting]));
  // The focus goes back to where it was: the card, the row of the outline, the button beside a problem.
  const close = () => useViewStore.setState({ connecting: null });
  if (!record) return null;
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : close())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup className="popup-motion fixed top-[14vh] left-1/2 z-40 w-120 max-w-[calc(100vw-2rem)] -translate-x-1/2 overflow-hidden rounded-panel border border-line bg-raised text-ink shadow-popup outline-none">
          <Targets record={record} onDone={close} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Targets({ record, onDone }: { readonly record: NodeRecord; onDone(): void }) {
  const say = useTexts(outlineTexts);
  const { text, language } = useSpeech();
  const document = useDocumentStore((state) => state.document);
  const groups = useMemo(() => {
    const { inputs, outputs } = resolveNode(record);
    const from = (port: Port, side: WireStart['side']) => {
      const start: WireStart = { node: record.id, port: port.name, side };
      return { port, start, targets: listTargets(document, start) };
    };
    return [...outputs.map((port) => from(port, 'output')), ...inputs.map((port) => from(port, 'input'))].filter(
      (group) => group.targets.length > 0,
    );
  }, [document, record]);
  const title = say('connectTitle', { title: nodeTitle(record, language) });
  return (
    <Command label={title} loop>
      <div className="border-b border-line px-4 pt-3 pb-2">
        <Dialog.Title className="text-md font-semibold">{title}</Dialog.Title>
        <Dialog.Description className="text-sm text-ink-soft">{say('connectHint')}</Dialog.Description>
        <div className="mt-2 flex h-8 items-center gap-2">
          <Search aria-hidden className="size-4 text-ink-faint" />
          <Command.Input
            autoFocus
            placeholder={say('search')}
            className="h-full flex-1 bg-transparent text-sm outline-none placeholder:text-ink-faint"
            data-testid="connect-search"
          />
        </div>
      </div>
      <Command.List className="max-h-[44vh] overflow-y-auto p-1.5">
        <Command.Empty className="px-2 py-5 text-center text-sm text-ink-soft">{say('nothingFits')}</Command.Empty>
        {groups.map(({ port, start, targets }) => (
          <Command.Group
            key={`${start.side}-${port.name}`}
            heading={say(start.side, { port: text(port.label) })}
            className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint"
          >
            {targets.map((target) => {
              const other = document.nodes[target.node];
              const otherPort = findPort(document, target, target.side);
              if (!other || !otherPort) return null;
              const words = `${nodeTitle(other, language)} · ${text(otherPort.label)}`;
              const into = target.side === 'input' ? target : { node: start.node, port: start.port };
              const single = findPort(document, into, 'input')?.many !== true;
              const replaces = single && listEdgesInto(document, into.node, into.port).length > 0;
              return (
                <Command.Item
                  key={`${target.node}-${target.port}`}
                  value={`${start.side}:${start.port} ${target.node}.${target.port}`}
                  keywords={[words]}
                  onSelect={() => {
                    connectWire(start, target);
                    onDone();
                  }}
                  className="flex h-8 items-center gap-2 rounded-control px-2 text-sm data-[selected=true]:bg-hover"
                >
                  <PortShape carries={otherPort.carries} filled={!replaces} className="shrink-0" />
                  <span className="min-w-0 flex-1 truncate">{words}</span>
                  <span className="font-mono text-xs text-ink-faint">{target.node}</span>
                  {replaces ? <span className="text-xs text-warning-ink">{say('replaces')}</span> : null}
                </Command.Item>
              );
            })}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}
