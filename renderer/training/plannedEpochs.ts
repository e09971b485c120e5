import type { LoomDocument } from '../../shared/graph/document.ts';
import { findDefinition } from '../../shared/nodes/registry.ts';
import { chooseTraining } from '../../shared/pipeline/chooseTraining.ts';

/** How many epochs a press on Run would train; null when the document does not say which training that is. */
export function plannedEpochs(document: LoomDocument): number | null {
  const { training } = chooseTraining(document);
  const node = training === null ? undefined : document.nodes[training];
  const definition = node ? findDefinition(node.kind) : undefined;
  const epochs = node && definition ? definition.readValues(node.values).values.epochs : undefined;
  return typeof epochs === 'number' ? epochs : null;
}
