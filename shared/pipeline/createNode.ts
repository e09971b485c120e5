import type { LoomDocument, NodeRecord } from '../graph/document.ts';
import { allocateNodeId } from '../graph/ids.ts';
import type { Values } from '../nodes/definition.ts';
import { findDefinition } from '../nodes/registry.ts';

/** A fresh node of a kind, with a free id, its initial values and those given. Null for a kind that does not exist. */
export function createNode(document: LoomDocument, kind: string, values: Values = {}): NodeRecord | null {
  const definition = findDefinition(kind);
  if (!definition) return null;
  return {
    id: allocateNodeId(document, kind),
    kind,
    version: definition.version,
    values: { ...definition.initialValues(), ...values },
  };
}
