import { AppError } from '../../shared/base/appError.ts';
import { stringifySorted } from '../../shared/base/hash.ts';
import type { LoomDocument, NodeRecord } from '../../shared/graph/document.ts';
import type { SourceFacts } from '../../shared/nodes/definition.ts';
import { readsFiles } from '../../shared/nodes/registry.ts';
import { compileDataSteps } from '../../shared/pipeline/compileDataSteps.ts';
import type { FactsByNode } from '../../shared/pipeline/inferGraph.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { studio } from '../bridge/studio.ts';

/** What is under way or known about one source node, and for which values of it. */
interface Reading {
  readonly key: string;
  readonly controller: AbortController;
}

/** Asks the data process about source nodes as their values change, and hands on what it found. */
export interface FactsReader {
  /** Starts reading what is new, forgets what is gone. Returns the facts that still hold. */
  follow(session: string, document: LoomDocument): FactsByNode;
  /** Reads a node again although its values are the same: the file may have changed. */
  readAgain(node: string): void;
}

/** `onFacts` is called with every arrival; the facts map is then the one that `follow` last returned, plus the news. */
export function createFactsReader(onFacts: (facts: FactsByNode) => void): FactsReader {
  let facts: FactsByNode = {};
  let session = '';
  let current: LoomDocument | null = null;
  const readings = new Map<string, Reading>();

  const forget = (node: string) => {
    readings.get(node)?.controller.abort();
    readings.delete(node);
    if (!Object.hasOwn(facts, node)) return;
    const { [node]: _gone, ...rest } = facts;
    facts = rest;
  };

  const read = (record: NodeRecord, key: string) => {
    forget(record.id);
    const reading = { key, controller: new AbortController() };
    readings.set(record.id, reading);
    void fetchFacts(session, record, current, reading.controller.signal).then((found) => {
      if (readings.get(record.id) !== reading || !found) return;
      facts = { ...facts, [record.id]: found };
      onFacts(facts);
    });
  };

  return {
    follow: (nextSession, document) => {
      if (nextSession !== session) for (const node of [...readings.keys()]) forget(node);
      session = nextSession;
      current = document;
      for (const node of [...readings.keys()]) if (!document.nodes[node]) forget(node);
      for (const record of Object.values(document.nodes)) {
        const key = factsKey(record, document);
        if (key === null) forget(record.id);
        else if (readings.get(record.id)?.key !== key) read(record, key);
      }
      return facts;
    },
    readAgain: (node) => {
      const record = current?.nodes[node];
      const key = record && current ? factsKey(record, current) : null;
      if (record && key !== null) read(record, key);
    },
  };
}

/** What the facts of a node depend on; null for a node that reads no file, or that has none chosen yet. */
export function factsKey(record: NodeRecord, document: LoomDocument): string | null {
  const { definition, values } = resolveNode(record);
  if (definition?.asksData) {
    const compiled = record.disabled ? null : compileDataSteps(document, record.id);
    return compiled && stringifySorted(compiled);
  }
  if (!definition || !readsFiles(definition)) return null;
  const chosen = Object.entries(definition.params)
    .filter(([, { control }]) => control.type === 'file' || control.type === 'folder')
    .every(([name]) => hasPath(values[name]));
  return chosen ? stringifySorted({ kind: record.kind, values }) : null;
}

function hasPath(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'path' in value && value.path !== '';
}

/** What cannot be read is a fact, too: a problem at the node instead of an exception. Null when no longer wanted. */
async function fetchFacts(
  session: string,
  node: NodeRecord,
  document: LoomDocument | null,
  signal: AbortSignal,
): Promise<SourceFacts | null> {
  // A whole document crosses only where the nodes before it matter.
  const around = document && resolveNode(node).definition?.asksData ? { document } : {};
  try {
    return await studio.call('readSourceFacts', { session, node, ...around }, { signal });
  } catch (error) {
    if (signal.aborted) return null;
    const known = error instanceof AppError;
    return {
      fields: [],
      rows: 0,
      split: 'none',
      problems: [
        {
          code: `error.${known ? error.code : 'unexpected'}`,
          severity: 'error',
          values: known ? error.values : { reason: String(error) },
        },
      ],
    };
  }
}
