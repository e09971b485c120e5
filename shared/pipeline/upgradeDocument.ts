import type { LoomDocument, NodeRecord } from '../graph/document.ts';
import { migrateValues } from '../nodes/migrateValues.ts';
import { findDefinition } from '../nodes/registry.ts';

/** Brings nodes that an older version wrote to the present version of their kinds. Unknown and newer ones stay as they are. */
export function upgradeDocument(document: LoomDocument): LoomDocument {
  const upgraded: Record<string, NodeRecord> = {};
  for (const node of Object.values(document.nodes)) {
    const definition = findDefinition(node.kind);
    if (!definition || node.version >= definition.version) continue;
    const values = { ...migrateValues(definition, node.version, node.values) };
    upgraded[node.id] = { ...node, version: definition.version, values };
  }
  if (Object.keys(upgraded).length === 0) return document;
  return { ...document, nodes: { ...document.nodes, ...upgraded } };
}
