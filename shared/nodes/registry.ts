import { allNodes } from './allNodes.ts';
import { CATEGORIES, type NodeDefinition } from './definition.ts';

const byKind: ReadonlyMap<string, NodeDefinition> = new Map(
  allNodes.map((definition) => [definition.kind, definition]),
);
const inOrder: readonly NodeDefinition[] = [...allNodes].sort(
  (a, b) => CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category),
);

/** The definition of a kind; undefined for one that this version does not know. */
export function findDefinition(kind: string): NodeDefinition | undefined {
  return byKind.get(kind);
}

/** All kinds, grouped by category in the order of the work: data first, evaluation last. */
export function listDefinitions(): readonly NodeDefinition[] {
  return inOrder;
}

/** True for a source that reads a file or folder, so that nothing is certain before the data process has looked at it. */
export function readsFiles(definition: NodeDefinition): boolean {
  return (
    definition.category === 'data' &&
    Object.values(definition.params).some(({ control }) => control.type === 'file' || control.type === 'folder')
  );
}
