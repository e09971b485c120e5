import type { NodeRecord } from '../graph/document.ts';
import type { NodeDefinition, NodeProblem, Port, Values } from '../nodes/definition.ts';
import { migrateValues } from '../nodes/migrateValues.ts';
import { findDefinition } from '../nodes/registry.ts';

/** A node record together with what its kind says about it. */
export interface ResolvedNode {
  /** Null for a kind that this version does not know, or whose values a newer version wrote. */
  readonly definition: NodeDefinition | null;
  /** Parsed and complete; raw for an unknown kind. */
  readonly values: Values;
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly problems: readonly NodeProblem[];
}

// Records are frozen: the same record always resolves to the same.
const known = new WeakMap<NodeRecord, ResolvedNode>();

/** Looks a node's kind up and parses its values, once per record. */
export function resolveNode(record: NodeRecord): ResolvedNode {
  const found = known.get(record);
  if (found) return found;
  const resolved = resolve(record);
  known.set(record, resolved);
  return resolved;
}

function resolve(record: NodeRecord): ResolvedNode {
  const definition = findDefinition(record.kind);
  const unusable = { definition: null, values: record.values, inputs: [], outputs: [] };
  if (!definition) {
    const problem = { code: 'node.unknownKind', severity: 'error', values: { kind: record.kind } } as const;
    return { ...unusable, problems: [problem] };
  }
  if (record.version > definition.version) {
    const values = { kind: record.kind, version: record.version, known: definition.version };
    return { ...unusable, problems: [{ code: 'node.newerVersion', severity: 'error', values }] };
  }
  const { values, problems } = definition.readValues(migrateValues(definition, record.version, record.values));
  return { definition, values, inputs: definition.inputs(values), outputs: definition.outputs(values), problems };
}
