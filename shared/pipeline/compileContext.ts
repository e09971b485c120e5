import type { LoomDocument } from '../graph/document.ts';
import { readDataset } from '../nodes/inference.ts';
import type { DatasetType } from '../nodes/portType.ts';
import type { GraphInference } from './inferGraph.ts';

/** The graph as a compile step needs it. */
export interface CompileContext {
  readonly document: LoomDocument;
  readonly inference: GraphInference;
  /** The training node and everything that feeds it, without disabled nodes, sources first. */
  readonly order: readonly string[];
  readonly training: string;
}

/** The data set at the `data` port of a node. */
export function datasetAt(context: CompileContext, node: string): DatasetType | undefined {
  return readDataset(context.inference.nodes[node]?.inputs ?? {}, 'data');
}
