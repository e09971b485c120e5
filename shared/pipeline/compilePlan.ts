import { hashValue } from '../base/hash.ts';
import type { Problem } from '../base/problem.ts';
import type { LoomDocument } from '../graph/document.ts';
import type { StepConfig } from '../nodes/definition.ts';
import { findTarget } from '../nodes/fieldNames.ts';
import { readsFiles } from '../nodes/registry.ts';
import { chooseTraining, listUnused } from './chooseTraining.ts';
import type { CompileContext } from './compileContext.ts';
import { type CompiledData, compileDataSteps } from './compileDataSteps.ts';
import { compileLayers } from './compileLayers.ts';
import { type FactsByNode, type GraphInference, inferGraph } from './inferGraph.ts';
import { listSources } from './passThrough.ts';
import { type MetricStep, type ObjectiveStep, type Plan, planSchema } from './plan.ts';
import { resolveNode } from './resolveNode.ts';
import { collectAncestors } from './topology.ts';

export interface Compilation {
  /** Null when a problem stands in the way: there is no half plan. */
  readonly plan: Plan | null;
  /** Errors block; warnings do not. Only what concerns this training, and nodes that are left out of it. */
  readonly problems: readonly Problem[];
}

/**
 * Turns a document into the plan of one training: the given one, else the active one, else the only one. `facts` must
 * hold what the data process found out about every file and folder that takes part. `inference`: when it is there already.
 */
export function compilePlan(
  document: LoomDocument,
  facts: FactsByNode,
  training?: string,
  inference: GraphInference = inferGraph(document, facts),
): Compilation {
  const chosen = chooseTraining(document, training);
  if (chosen.training === null) return { plan: null, problems: chosen.problems };
  const ancestors = collectAncestors(document, chosen.training);
  const involved = (id: string) => ancestors.has(id) && !document.nodes[id]?.disabled;
  const context: CompileContext = {
    document,
    inference,
    training: chosen.training,
    order: inference.order.filter(involved),
  };
  const problems: Problem[] = [
    ...Object.keys(document.nodes)
      .filter(involved)
      .flatMap((id) => inference.nodes[id]?.problems ?? []),
    ...listUnread(context, facts),
    ...listUnused(document, chosen.training),
  ];
  if (problems.some(isError)) return { plan: null, problems };
  // Without an error at any node that takes part, what is still not known stands in the way of a whole plan.
  const waiting = context.order.filter((id) => inference.nodes[id]?.state !== 'ok');
  if (waiting.length > 0) {
    const more = waiting.map((node): Problem => ({ code: 'plan.waiting', severity: 'error', node }));
    return { plan: null, problems: [...problems, ...more] };
  }
  return finish(context, problems);
}

function finish(context: CompileContext, problems: readonly Problem[]): Compilation {
  const { document, training } = context;
  const data = compileData(context);
  const layers = compileLayers(context, data.output);
  const allProblems = [...problems, ...layers.problems];
  if (allProblems.some(isError)) return { plan: null, problems: allProblems };
  const steps = compileTraining(context);
  const { layers: layerSteps } = layers;
  if (!layerSteps.some(({ weights }) => weights.some(({ trainable }) => trainable))) {
    const [objective] = steps.objectives;
    const problem: Problem = {
      code: 'plan.nothingToTrain',
      severity: 'error',
      node: objective?.prediction ?? training,
    };
    return { plan: null, problems: [...allProblems, problem] };
  }
  const model = { layers: layerSteps, outputs: unique(steps.objectives.map((objective) => objective.prediction)) };
  const plan = planSchema.parse({
    planVersion: 1,
    documentId: document.id,
    documentName: document.name,
    data: { hash: hashValue(data), ...data },
    model: {
      hash: hashValue(model),
      ...model,
      parameterCount: layerSteps.reduce(
        (sum, layer) => sum + (context.inference.nodes[layer.node]?.parameterCount ?? 0),
        0,
      ),
    },
    training: { hash: hashValue(steps), node: training, ...steps },
  });
  return { plan, problems: allProblems };
}

/** The way of the data from its sources to Training. */
function compileData({ document, training }: CompileContext): CompiledData {
  const output = listSources(document, training, 'data')[0];
  const data = output === undefined ? null : compileDataSteps(document, output);
  if (!data) throw new Error(`Training ${training} without data passed the checks`);
  return data;
}

function compileTraining(context: CompileContext): Omit<Plan['training'], 'hash' | 'node'> {
  const { document, inference, training } = context;
  const objectives: ObjectiveStep[] = [];
  const metrics: MetricStep[] = [];
  const callbacks: Plan['training']['callbacks'] = [];
  let optimizer: Plan['training']['optimizer'] | null = null;
  for (const id of listFeeding(context)) {
    const record = document.nodes[id];
    if (!record) continue;
    const { definition, values } = resolveNode(record);
    const step = definition?.step(values);
    if (step?.type === 'loss' || step?.type === 'metric') {
      const prediction = listSources(context.document, id, 'prediction')[0] ?? '';
      const judged = { node: id, name: step.name, prediction, target: findTargetName(context, id, step.target) };
      if (step.type === 'loss') {
        objectives.push({ ...judged, weight: step.weight, config: findRowWeights(context, id, step.config) });
      } else metrics.push({ ...judged, config: { ...step.config } });
    } else if (step?.type === 'optimizer') {
      optimizer = { node: id, className: step.className, config: { ...step.config } };
    } else if (step?.type === 'callback') {
      callbacks.push({ node: id, className: step.className, config: { ...step.config } });
    }
  }
  const record = document.nodes[training];
  const step = record ? resolveNode(record).definition?.step(resolveNode(record).values) : undefined;
  const model = inference.nodes[training]?.outputs.model;
  if (step?.type !== 'training' || model?.carries !== 'model' || !optimizer) {
    throw new Error(`Training ${training} is incomplete and passed the checks`);
  }
  const { type: _type, ...settings } = step;
  return { task: model.task, objectives, metrics, optimizer, callbacks, ...settings };
}

/** Nodes whose wires end at Training, in the order of its ports and of the wires. */
function listFeeding(context: CompileContext): readonly string[] {
  const record = context.document.nodes[context.training];
  const ports = record ? resolveNode(record).inputs : [];
  return unique(ports.flatMap((port) => listSources(context.document, context.training, port.name)));
}

/** '' stands for the target of the data set that the prediction comes from. */
function findTargetName(context: CompileContext, node: string, name: string): string {
  if (name !== '') return name;
  const prediction = context.inference.nodes[node]?.inputs.prediction?.[0];
  return prediction?.carries === 'tensor' ? (findTarget(prediction.dataset)?.name ?? '') : '';
}

/** '' stands for the column with the role weight; the argument goes where there is none. */
function findRowWeights(context: CompileContext, node: string, config: StepConfig): Record<string, unknown> {
  const { sampleWeight, ...rest } = config;
  const prediction = context.inference.nodes[node]?.inputs.prediction?.[0];
  const fields = prediction?.carries === 'tensor' ? prediction.dataset.fields : [];
  const name = sampleWeight === '' ? fields.find(({ role }) => role === 'weight')?.name : sampleWeight;
  return typeof name === 'string' ? { ...rest, sampleWeight: name } : rest;
}

/** Files that take part and that nobody has looked into yet. */
function listUnread(context: CompileContext, facts: FactsByNode): readonly Problem[] {
  return context.order
    .filter((id) => {
      const record = context.document.nodes[id];
      const definition = record && resolveNode(record).definition;
      const hasError = context.inference.nodes[id]?.problems.some(isError);
      return definition && readsFiles(definition) && !Object.hasOwn(facts, id) && !hasError;
    })
    .map((node) => ({ code: 'source.notRead', severity: 'error', node }));
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}
