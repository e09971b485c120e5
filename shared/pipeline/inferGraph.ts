import type { Fix, Problem } from '../base/problem.ts';
import { countElements } from '../base/shape.ts';
import type { EdgeRecord, LoomDocument, NodeRecord } from '../graph/document.ts';
import type { Inference, NodeProblem, SourceFacts, Values, WeightSpec } from '../nodes/definition.ts';
import type { PortType } from '../nodes/portType.ts';
import { checkEdgesInto } from './checkEdges.ts';
import { listEdgesInto } from './edgeIndex.ts';
import { isSameData } from './isSameData.ts';
import { findPassThroughPort } from './passThrough.ts';
import { type ResolvedNode, resolveNode } from './resolveNode.ts';
import { sortTopologically } from './topology.ts';

/** What is known about a node from its values and everything before it. */
export interface NodeInference {
  /** `ok`: gives its outputs. `blocked`: waits for something before it. `problem`: has an error of its own. */
  readonly state: 'ok' | 'blocked' | 'problem';
  readonly values: Values;
  /** Types at the input ports; ports without a usable wire are absent. */
  readonly inputs: Readonly<Record<string, readonly PortType[]>>;
  /** Types at the output ports; absent while not known. */
  readonly outputs: Readonly<Record<string, PortType>>;
  readonly problems: readonly Problem[];
  readonly weights: readonly WeightSpec[];
  /** All weights together; null when a size is not known yet. */
  readonly parameterCount: number | null;
}

export interface GraphInference {
  readonly nodes: Readonly<Record<string, NodeInference>>;
  /** Sources first; nodes on or behind a cycle are missing. */
  readonly order: readonly string[];
  /** What each node was inferred from; the next inference compares and takes over what has not changed. */
  readonly memory: ReadonlyMap<string, Memory>;
}

interface Memory {
  readonly record: NodeRecord;
  readonly inputs: Readonly<Record<string, readonly PortType[]>>;
  readonly wires: string;
  readonly facts: SourceFacts | null;
  readonly result: NodeInference;
}

/** Facts about source nodes by node id, as far as they have arrived. */
export type FactsByNode = Readonly<Record<string, SourceFacts>>;

/**
 * Types, weights and problems of every node. With the result for a former state of the document, only nodes whose
 * record, incoming types or facts changed are computed; an output that comes out equal stops the wave there.
 */
export function inferGraph(document: LoomDocument, facts: FactsByNode = {}, previous?: GraphInference): GraphInference {
  const { order, cyclic } = sortTopologically(document);
  const nodes: Record<string, NodeInference> = {};
  const memory = new Map<string, Memory>();
  for (const id of order) {
    const record = document.nodes[id];
    if (!record) continue;
    const entry = inferNode(document, record, facts[id] ?? null, nodes, previous?.memory.get(id));
    nodes[id] = entry.result;
    memory.set(id, entry);
  }
  for (const [id, record] of Object.entries(document.nodes)) {
    nodes[id] ??= describeUnplaced(document, record, cyclic);
  }
  return { nodes, order, memory };
}

function inferNode(
  document: LoomDocument,
  record: NodeRecord,
  facts: SourceFacts | null,
  done: Readonly<Record<string, NodeInference>>,
  before: Memory | undefined,
): Memory {
  const resolved = resolveNode(record);
  const checked = checkEdgesInto(document, record.id, resolved.inputs);
  const inputs = collectTypes(checked.byPort, done);
  const wires = describeWires(checked.byPort, checked.problems, document);
  const isUnchanged =
    before !== undefined &&
    before.record === record &&
    before.facts === facts &&
    before.wires === wires &&
    isSameInputs(before.inputs, inputs);
  if (isUnchanged) return before;
  const fresh = record.disabled
    ? passThrough(record, resolved, inputs)
    : inferResolved(document, record, resolved, checked.byPort, inputs, facts);
  const result = withFormerOutputs(
    { ...fresh, inputs, problems: [...checked.problems, ...fresh.problems] },
    before?.result,
  );
  const state = result.problems.some(isError) ? 'problem' : result.state;
  return { record, inputs, wires, facts, result: { ...result, state } };
}

function inferResolved(
  document: LoomDocument,
  record: NodeRecord,
  resolved: ResolvedNode,
  wires: ReadonlyMap<string, readonly EdgeRecord[]>,
  inputs: NodeInference['inputs'],
  facts: SourceFacts | null,
): NodeInference {
  const own = resolved.problems.map((problem) => placeProblem(problem, record.id));
  const base = { values: resolved.values, inputs, outputs: {}, weights: [], parameterCount: 0 };
  const { definition } = resolved;
  if (!definition) return { ...base, state: 'problem', problems: own };
  const unwired = resolved.inputs
    .filter((port) => !port.optional && !wires.has(port.name))
    .map((port): Problem => {
      const fixes = (port.suggests ?? []).map(
        (kind): Fix => ({ type: 'addInput', node: record.id, port: port.name, kind }),
      );
      return {
        code: 'port.unconnected',
        severity: 'error',
        node: record.id,
        port: port.name,
        values: { port: `@port.${port.name}` },
        fixes,
      };
    });
  const stuck = listDeadEnds(document, record.id, wires);
  // A wire whose other end gives nothing yet: wait for it, whatever else is connected.
  const isWaiting = [...wires].some(([port, edges]) => (inputs[port]?.length ?? 0) < edges.length);
  if (unwired.length > 0 || isWaiting) {
    return { ...base, state: 'blocked', problems: [...own, ...unwired, ...stuck] };
  }
  const inference = definition.infer(resolved.values, inputs, facts);
  return {
    ...base,
    state: inference.outputs === null ? 'blocked' : 'ok',
    outputs: nameOutputs(inference, resolved, record.id),
    problems: [...own, ...inference.problems.map((problem) => placeProblem(problem, record.id))],
    weights: inference.weights ?? [],
    parameterCount: countParameters(inference.weights ?? []),
  };
}

/** A disabled node hands its input on unchanged where the types allow; it has no problems of its own. */
function passThrough(record: NodeRecord, resolved: ResolvedNode, inputs: NodeInference['inputs']): NodeInference {
  const outputs: Record<string, PortType> = {};
  for (const port of resolved.outputs) {
    const type = inputs[findPassThroughPort(record, port.name) ?? '']?.[0];
    if (type) outputs[port.name] = type;
  }
  const state = Object.keys(outputs).length === resolved.outputs.length ? 'ok' : 'blocked';
  return { state, values: resolved.values, inputs, outputs, problems: [], weights: [], parameterCount: 0 };
}

/** Nodes on a cycle have no order to be inferred in; those behind one wait. */
function describeUnplaced(document: LoomDocument, record: NodeRecord, cyclic: ReadonlySet<string>): NodeInference {
  const { values } = resolveNode(record);
  const base = { values, inputs: {}, outputs: {}, weights: [], parameterCount: 0 };
  if (!cyclic.has(record.id)) return { ...base, state: 'blocked', problems: [] };
  const fixes = listEdgesInto(document, record.id)
    .filter((edge) => cyclic.has(edge.from.node))
    .map((edge): Fix => ({ type: 'removeEdge', edge: edge.id }));
  return { ...base, state: 'problem', problems: [{ code: 'graph.cycle', severity: 'error', node: record.id, fixes }] };
}

/** Wires from disabled nodes that cannot pass anything on: the person has to be told why nothing comes. */
function listDeadEnds(
  document: LoomDocument,
  node: string,
  wires: ReadonlyMap<string, readonly EdgeRecord[]>,
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [port, edges] of wires) {
    for (const edge of edges) {
      const source = document.nodes[edge.from.node];
      if (!source?.disabled || findPassThroughPort(source, edge.from.port) !== null) continue;
      problems.push({ code: 'port.sourceDisabled', severity: 'error', node, port, values: { source: source.id } });
    }
  }
  return problems;
}

function collectTypes(
  wires: ReadonlyMap<string, readonly EdgeRecord[]>,
  done: Readonly<Record<string, NodeInference>>,
): NodeInference['inputs'] {
  const inputs: Record<string, readonly PortType[]> = {};
  for (const [port, edges] of wires) {
    inputs[port] = edges.flatMap((edge) => done[edge.from.node]?.outputs[edge.from.port] ?? []);
  }
  return inputs;
}

/** Everything about the wires that the result depends on beyond the types that come through them. */
function describeWires(
  wires: ReadonlyMap<string, readonly EdgeRecord[]>,
  problems: readonly Problem[],
  document: LoomDocument,
): string {
  const used = [...wires].map(([port, edges]) => {
    const ends = edges.map(({ from }) => `${from.node}.${from.port}${document.nodes[from.node]?.disabled ? '!' : ''}`);
    return `${port}=${ends.join(',')}`;
  });
  return [...used, ...problems.map((problem) => JSON.stringify(problem))].join(';');
}

/** Definitions do not know where they stand: '' in a problem or a mark means the node itself. */
function placeProblem(problem: NodeProblem, node: string): Problem {
  if (!problem.fixes) return { ...problem, node };
  return {
    ...problem,
    node,
    fixes: problem.fixes.map((fix) => ('node' in fix && fix.node === '' ? { ...fix, node } : fix)),
  };
}

function nameOutputs(inference: Inference, resolved: ResolvedNode, node: string): Readonly<Record<string, PortType>> {
  const outputs: Record<string, PortType> = {};
  for (const [index, port] of resolved.outputs.entries()) {
    const type = inference.outputs?.[index];
    if (type) outputs[port.name] = markType(type, node);
  }
  return outputs;
}

/** Definitions do not know their node: '' in a mark means the node itself. */
function markType(type: PortType, node: string): PortType {
  if (type.carries === 'dataset') return type.splitFrom === '' ? { ...type, splitFrom: node } : type;
  if (type.carries !== 'tensor') return type;
  return {
    ...type,
    layer: node,
    ...(type.unitsFrom === '' ? { unitsFrom: node } : {}),
    ...(type.activationFrom === '' ? { activationFrom: node } : {}),
    ...(type.inputFrom === '' ? { inputFrom: node } : {}),
  };
}

/** Outputs that came out equal keep their identity, so that nothing behind them is computed again. */
function withFormerOutputs(fresh: NodeInference, former: NodeInference | undefined): NodeInference {
  if (!former || !isSameData(former.outputs, fresh.outputs)) return fresh;
  return { ...fresh, outputs: former.outputs };
}

function isSameInputs(a: NodeInference['inputs'], b: NodeInference['inputs']): boolean {
  const ports = Object.keys(a);
  if (ports.length !== Object.keys(b).length) return false;
  return ports.every((port) => {
    const left = a[port] ?? [];
    const right = b[port];
    return right !== undefined && left.length === right.length && left.every((type, index) => type === right[index]);
  });
}

function countParameters(weights: readonly WeightSpec[]): number | null {
  let sum = 0;
  for (const weight of weights) {
    const count = countElements(weight.shape);
    if (count === null) return null;
    sum += count;
  }
  return sum;
}

function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}
