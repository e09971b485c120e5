import type { NodeRecord } from '../../shared/graph/document.ts';
import type { NodeDefinition } from '../../shared/nodes/definition.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ParameterField } from './ParameterField.tsx';

/** All parameters of some nodes of one kind, in the order of the definition. */
export function ParameterForm({
  definition,
  records,
}: {
  readonly definition: NodeDefinition;
  readonly records: readonly NodeRecord[];
}) {
  const say = useTexts(inspectorTexts);
  const shown = Object.entries(definition.params).filter(
    ([, parameter]) =>
      !parameter.visibleWhen || records.some((record) => parameter.visibleWhen?.(resolveNode(record).values)),
  );
  if (shown.length === 0) return <p className="text-sm text-ink-faint">{say('noParameters')}</p>;
  const ids = records.map((record) => record.id).join();
  return (
    <div className="flex flex-col gap-3">
      {shown.map(([name, parameter]) => (
        <ParameterField key={`${ids}-${name}`} name={name} parameter={parameter} records={records} />
      ))}
    </div>
  );
}
