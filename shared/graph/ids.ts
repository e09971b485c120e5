import type { EdgeEnd, LoomDocument } from './document.ts';

/** A readable id that is free: `conv2d_1`, `max_pooling2d_3`. `taken` holds further ids that are spoken for. */
export function allocateNodeId(document: LoomDocument, kind: string, taken: ReadonlySet<string> = new Set()): string {
  const stem = kind
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .slice(0, 100);
  for (let number = 1; ; number++) {
    const id = `${stem}_${number}`;
    if (!Object.hasOwn(document.nodes, id) && !taken.has(id)) return id;
  }
}

/** The id of a wire says what it connects, so that a difference of two files reads well and the same wire is never there twice. */
export function makeEdgeId(from: EdgeEnd, to: EdgeEnd): string {
  const id = `${from.node}.${from.port}-${to.node}.${to.port}`;
  // Ids in files are limited; ends with very long names are told apart by a number made of the whole.
  return id.length <= 200 ? id : `${id.slice(0, 180)}~${hashText(id)}`;
}

function hashText(text: string): string {
  let hash = 2166136261;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  return (hash >>> 0).toString(36);
}
