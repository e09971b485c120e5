import type { NodeRecord } from '../../shared/graph/document.ts';
import { setValues } from '../../shared/graph/editNodes.ts';
import type { Parameter } from '../../shared/nodes/params.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { dispatch, type EditLabel, updateGesture } from './documentStore.ts';

/** The name of an edit of one parameter, for undo. */
export function setParameterLabel(parameter: Parameter): EditLabel {
  const { en, zh } = parameter.label;
  return { en: `Set ${en}`, zh: `设置${zh}` };
}

/**
 * Sets a parameter of some nodes of one kind. `live`: part of a run of typing or sliding, which `commitGesture` ends as one
 * entry. A value that the parameter does not accept is refused and changes nothing; false then.
 */
export function setParameter(
  nodes: readonly NodeRecord[],
  name: string,
  parameter: Parameter,
  value: unknown,
  live: boolean,
): boolean {
  if (!parameter.schema.safeParse(value).success) return false;
  const ids = nodes.map((node) => node.id);
  const run = live ? updateGesture : dispatch;
  run(setParameterLabel(parameter), (document) => setValues(document, ids, { [name]: value }));
  return true;
}

/** The value that all nodes have; undefined when they differ. */
export function sharedValue(nodes: readonly NodeRecord[], name: string): unknown {
  const [first, ...rest] = nodes.map((node) => resolveNode(node).values[name]);
  const text = JSON.stringify(first);
  return rest.every((value) => JSON.stringify(value) === text) ? first : undefined;
}

/** Sizes as people write them: `28×28×1`, `28 x 28`, `4, -1`. Null when it is not a list of whole numbers. */
export function parseDims(text: string): readonly number[] | null {
  const parts = text
    .trim()
    .split(/\s*[×x*,;\s]\s*/i)
    .filter((part) => part !== '');
  const dims = parts.map((part) => (part === '?' ? -1 : Number(part)));
  return dims.length > 0 && dims.every(Number.isInteger) ? dims : null;
}

/** Steps that make sense for a number: for a logarithmic one, a tenth of where it stands (0.001 → 0.0001). */
export function stepFor(control: Parameter['control'], value: unknown): number {
  if (control.type !== 'number') return 1;
  if (control.scale === 'log' && typeof value === 'number' && value > 0) return 10 ** Math.floor(Math.log10(value));
  return control.step ?? (control.integer ? 1 : 0.1);
}
