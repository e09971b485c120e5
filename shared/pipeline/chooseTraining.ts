import type { Problem } from '../base/problem.ts';
import type { LoomDocument } from '../graph/document.ts';
import { resolveNode } from './resolveNode.ts';
import { collectAncestors, collectDescendants } from './topology.ts';

/** Ids of all Training nodes that are not disabled, in order. */
export function listTrainings(document: LoomDocument): readonly string[] {
  return Object.keys(document.nodes)
    .filter((id) => {
      const record = document.nodes[id];
      return record && !record.disabled && resolveNode(record).outputs.some((port) => port.carries === 'model');
    })
    .sort();
}

/** The Training that Run runs: the one asked for, else the active one, else the only one. */
export function chooseTraining(
  document: LoomDocument,
  asked?: string,
):
  | { readonly training: string; readonly problems: readonly [] }
  | { readonly training: null; readonly problems: readonly Problem[] } {
  const trainings = listTrainings(document);
  const wanted = asked ?? document.activeTraining;
  if (wanted !== undefined && trainings.includes(wanted)) return { training: wanted, problems: [] };
  if (asked !== undefined) {
    return { training: null, problems: [{ code: 'training.unknown', severity: 'error', values: { node: asked } }] };
  }
  const [only, another] = trainings;
  if (only !== undefined && another === undefined) return { training: only, problems: [] };
  const problem: Problem =
    only === undefined
      ? { code: 'training.none', severity: 'error' }
      : {
          code: 'training.several',
          severity: 'error',
          values: { count: trainings.length, names: trainings.join(', ') },
        };
  return { training: null, problems: [problem] };
}

/** Nodes that neither feed this training nor come after it: they are left out, and the person should know. Those of another training are not meant. */
export function listUnused(document: LoomDocument, training: string): readonly Problem[] {
  const others = listTrainings(document).filter((id) => id !== training);
  const used = collectAncestors(document, ...collectDescendants(document, training), ...others);
  const after = collectDescendants(document, training, ...others);
  return Object.values(document.nodes)
    .filter((record) => !record.disabled && !used.has(record.id) && !after.has(record.id))
    .map((record) => ({ code: 'node.notPartOfTraining', severity: 'warning', node: record.id, values: { training } }));
}
