import { AppError } from '../../../shared/base/appError.ts';
import { createDocument, type LoomDocument, type NodeRecord } from '../../../shared/graph/document.ts';
import type { DataContract, Preview, RowsPage, RowTrace } from '../../../shared/ipc/dataContract.ts';
import type { CallInput, CallOutput } from '../../../shared/ipc/rpc.ts';
import type { SourceFacts } from '../../../shared/nodes/definition.ts';
import { readsFiles } from '../../../shared/nodes/registry.ts';
import { compileDataSteps, readDataStep } from '../../../shared/pipeline/compileDataSteps.ts';
import type { DataStep } from '../../../shared/pipeline/plan.ts';
import { resolveNode } from '../../../shared/pipeline/resolveNode.ts';
import type { DataClient } from './dataClient.ts';

/** Facts as they crossed the border of the data process, with the fingerprint of what was read. */
export type WireFacts = CallOutput<DataContract, 'readSourceFacts'>;

export interface FactsService {
  /** What a file or folder holds. A later question for the same `key` cancels this one (call.cancelled). */
  readFacts(
    key: string,
    node: NodeRecord,
    projectFolder: string | null,
    signal?: AbortSignal,
    /** Where the node is: needed for one whose facts depend on the nodes before it. */
    document?: LoomDocument,
  ): Promise<WireFacts>;
  /** Facts of every node of a document that reads a file or folder, as compilePlan wants them; nodes that cannot be read carry problems. */
  readAllFacts(document: LoomDocument, projectFolder: string | null): Promise<Readonly<Record<string, SourceFacts>>>;
  /** Rows that leave a node. A later question for the same `key` cancels this one. */
  preview(
    key: string,
    document: LoomDocument,
    node: string,
    limit: number,
    projectFolder: string | null,
    signal?: AbortSignal,
  ): Promise<Preview>;
  /** A page of the rows that leave a node. Several pages may be asked for at once; who asks cancels what is overtaken. */
  exploreRows(
    request: Place & Omit<CallInput<DataContract, 'exploreRows'>, 'steps' | 'output' | keyof DataPlaces>,
    projectFolder: string | null,
    signal: AbortSignal,
  ): Promise<RowsPage>;
  /** The way of a row that leaves a node, up to another node behind it. */
  traceRow(
    request: Place & { readonly until: string; readonly rowId: number },
    projectFolder: string | null,
    signal: AbortSignal,
  ): Promise<RowTrace>;
}

interface DataPlaces {
  readonly projectFolder: unknown;
  readonly resourcesFolder: unknown;
}

/** Where the rows are that the data explorer asks for. */
interface Place {
  readonly document: LoomDocument;
  readonly node: string;
}

/** Answers questions about data through one long-lived data process. */
export function createFactsService(data: DataClient, resourcesFolder: string): FactsService {
  const running = new Map<string, AbortController>();

  /** At most one question for a key: whoever asks again does not want the first answer any more. */
  const latest = async <T>(key: string, outer: AbortSignal | undefined, ask: (signal: AbortSignal) => Promise<T>) => {
    running.get(key)?.abort();
    const controller = new AbortController();
    running.set(key, controller);
    const signal = outer ? AbortSignal.any([controller.signal, outer]) : controller.signal;
    try {
      return await ask(signal);
    } finally {
      if (running.get(key) === controller) running.delete(key);
    }
  };
  const readFacts = async (
    node: NodeRecord,
    projectFolder: string | null,
    signal?: AbortSignal,
    document?: LoomDocument,
  ): Promise<WireFacts> => {
    if (document && resolveNode(node).definition?.asksData) return askSteps(document, node, projectFolder, signal);
    const alone: LoomDocument = { ...createDocument('facts', ''), nodes: { [node.id]: { ...node, disabled: false } } };
    const step = readDataStep(alone, node.id);
    if (step?.type !== 'source') throw new AppError('facts.notASource', { kind: node.kind });
    return data.call('readSourceFacts', { projectFolder, resourcesFolder, step }, { signal });
  };

  /** What leaves a node in the middle: a preview of one row says it. What the person can mend is a problem. */
  const askSteps = async (
    document: LoomDocument,
    node: NodeRecord,
    projectFolder: string | null,
    signal?: AbortSignal,
  ): Promise<WireFacts> => {
    const compiled = compileDataSteps(document, node.id);
    const nothing = { fields: [], rows: 0, split: 'none' as const, fingerprint: '' };
    if (!compiled) return { ...nothing, problems: [] };
    const request = { projectFolder, resourcesFolder, steps: [...compiled.steps], output: compiled.output, limit: 1 };
    try {
      const { fields, rows, problems } = await data.call('preview', request, { signal });
      return { ...nothing, fields, rows, problems: problems.filter((one) => (one.node ?? node.id) === node.id) };
    } catch (error) {
      if (!(error instanceof AppError) || signal?.aborted) throw error;
      const problem = { code: `error.${error.code}`, severity: 'error' as const, values: { ...error.values } };
      return { ...nothing, problems: [problem] };
    }
  };

  return {
    readFacts: (key, node, projectFolder, outer, document) =>
      latest(`facts ${key} ${node.id}`, outer, (signal) => readFacts(node, projectFolder, signal, document)),
    readAllFacts: async (document, projectFolder) => {
      const sources = Object.values(document.nodes).filter((node) => {
        const { definition, values } = resolveNode(node);
        if (!definition || node.disabled) return false;
        return definition.asksData || (readsFiles(definition) && definition.step(values).type === 'source');
      });
      const facts = await Promise.all(sources.map((node) => readFacts(node, projectFolder, undefined, document)));
      return Object.fromEntries(sources.map((node, place) => [node.id, facts[place] ?? never()]));
    },
    preview: (key, document, node, limit, projectFolder, outer) =>
      // The inspector and the data panel look at once, each at as many rows as it has room for.
      latest(`preview ${key} ${limit}`, outer, async (signal) => {
        const request = { projectFolder, resourcesFolder, ...requireSteps(document, node), limit };
        return data.call('preview', request, { signal });
      }),
    exploreRows: async ({ document, node, ...rows }, projectFolder, signal) => {
      const { steps, output } = requireSteps(document, node);
      return data.call('exploreRows', { projectFolder, resourcesFolder, steps, output, ...rows }, { signal });
    },
    traceRow: async ({ document, node, until, rowId }, projectFolder, signal) => {
      const { output: from } = requireSteps(document, node);
      const behind = requireSteps(document, until);
      // A node that is not on the way to the other one is followed to itself only.
      const { steps, output } = behind.steps.some((step) => step.node === from) ? behind : requireSteps(document, node);
      return data.call('traceRow', { projectFolder, resourcesFolder, steps, output, node: from, rowId }, { signal });
    },
  };
}

/** The steps that lead to the rows at a node. Errors: `preview.noData` where no source feeds it. */
function requireSteps(document: LoomDocument, node: string): { steps: DataStep[]; output: string } {
  const compiled = compileDataSteps(document, node);
  if (!compiled) throw new AppError('preview.noData', { node });
  return { steps: [...compiled.steps], output: compiled.output };
}

function never(): never {
  throw new Error('A source without facts');
}
