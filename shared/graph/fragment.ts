import { z } from 'zod';
import { stringifySorted } from '../base/hash.ts';
import type { Problem } from '../base/problem.ts';
import { dropForbiddenKeys, measureDepth } from './cleanJson.ts';
import { edgeRecordSchema, type LoomDocument, nodeRecordSchema, positionSchema } from './document.ts';
import { allocateNodeId, makeEdgeId } from './ids.ts';
import { FRAGMENT_LIMITS } from './limits.ts';
import { parseJson } from './readDocument.ts';

/** A piece of a graph, as the clipboard holds it: nodes, the wires among them, and those that came in from outside. */
const fragmentSchema = z.object({
  tensorloom: z.literal('fragment'),
  version: z.literal(1),
  nodes: z.array(nodeRecordSchema).min(1).max(FRAGMENT_LIMITS.nodes),
  edges: z.array(edgeRecordSchema).max(FRAGMENT_LIMITS.edges),
  /** Wires from nodes that were not copied: "paste with links" draws them again where these nodes are still there. */
  incoming: z.array(edgeRecordSchema).max(FRAGMENT_LIMITS.edges),
  positions: z.record(z.string(), positionSchema),
});
export type Fragment = Readonly<z.infer<typeof fragmentSchema>>;

/** Copies nodes; null when none of them exists. */
export function copyFragment(document: LoomDocument, ids: readonly string[]): Fragment | null {
  const chosen = new Set(ids.filter((id) => Object.hasOwn(document.nodes, id)));
  if (chosen.size === 0) return null;
  const edges = Object.values(document.edges).filter((edge) => chosen.has(edge.to.node));
  return {
    tensorloom: 'fragment',
    version: 1,
    nodes: Object.values(document.nodes).filter((node) => chosen.has(node.id)),
    edges: edges.filter((edge) => chosen.has(edge.from.node)),
    incoming: edges.filter((edge) => !chosen.has(edge.from.node)),
    positions: Object.fromEntries(Object.entries(document.positions).filter(([id]) => chosen.has(id))),
  };
}

/**
 * Adds the nodes of a fragment under fresh ids, moved by `offset`. `keepLinks` also draws the wires from nodes that were
 * not copied. `created` are the new ids, in the order of the fragment.
 */
export function pasteFragment(
  document: LoomDocument,
  fragment: Fragment,
  { offset, keepLinks }: { readonly offset: { readonly x: number; readonly y: number }; readonly keepLinks: boolean },
): { readonly document: LoomDocument; readonly created: readonly string[] } {
  const fresh = new Map<string, string>();
  const taken = new Set<string>();
  for (const node of fragment.nodes) {
    const id = allocateNodeId(document, node.kind, taken);
    taken.add(id);
    fresh.set(node.id, id);
  }
  const nodes = { ...document.nodes };
  const positions = { ...document.positions };
  const edges = { ...document.edges };
  for (const node of fragment.nodes) {
    const id = fresh.get(node.id) ?? node.id;
    const place = fragment.positions[node.id] ?? { x: 0, y: 0 };
    nodes[id] = { ...node, id };
    positions[id] = { x: place.x + offset.x, y: place.y + offset.y };
  }
  for (const edge of [...fragment.edges, ...(keepLinks ? fragment.incoming : [])]) {
    const to = fresh.get(edge.to.node);
    // A link from outside starts at the node that is still there; within the fragment at the copy.
    const source =
      fresh.get(edge.from.node) ?? (Object.hasOwn(document.nodes, edge.from.node) ? edge.from.node : undefined);
    if (to === undefined || source === undefined) continue;
    const ends = { from: { ...edge.from, node: source }, to: { ...edge.to, node: to } };
    const id = makeEdgeId(ends.from, ends.to);
    edges[id] = { ...edge, ...ends, id };
  }
  return { document: { ...document, nodes, positions, edges }, created: [...fresh.values()] };
}

/** The fragment as text for the clipboard, or to share. */
export function writeFragment(fragment: Fragment): string {
  return stringifySorted(fragment, 2);
}

/** Reads text from the clipboard. Never throws; what is no fragment is a problem, which a paste of other text may ignore. */
export function parseFragment(
  text: string,
): { readonly fragment: Fragment; readonly problem: null } | { readonly fragment: null; readonly problem: Problem } {
  if (text.length > FRAGMENT_LIMITS.bytes) {
    const values = { bytes: text.length, limit: FRAGMENT_LIMITS.bytes };
    return { fragment: null, problem: { code: 'file.tooLarge', severity: 'error', values } };
  }
  const parsed = parseJson(text);
  if (parsed.problem) return { fragment: null, problem: parsed.problem };
  if (measureDepth(parsed.value, FRAGMENT_LIMITS.depth) > FRAGMENT_LIMITS.depth) {
    return {
      fragment: null,
      problem: { code: 'file.tooDeep', severity: 'error', values: { limit: FRAGMENT_LIMITS.depth } },
    };
  }
  const read = fragmentSchema.safeParse(dropForbiddenKeys(parsed.value, []));
  if (read.success) return { fragment: read.data, problem: null };
  const place = read.error.issues[0]?.path.map(String).join('.') ?? '';
  return { fragment: null, problem: { code: 'clipboard.notAFragment', severity: 'error', place } };
}
