import { mixSeed } from '../../../../shared/base/seededRandom.ts';
import type { LayerStep, ModelPlan } from '../../../../shared/pipeline/plan.ts';
import { weightName } from '../../loop/initialWeights.ts';
import { PlanError } from '../../loop/planError.ts';
import type { Graph, Tensor } from '../graph/graph.ts';
import { formatTensorShape, sizesCanMatch } from '../graph/tensorShape.ts';
import { readVariable, type Variable } from '../graph/variable.ts';
import { allLayers } from '../layers/allLayers.ts';
import { readConfig } from '../layers/configReader.ts';
import type { EngineLayer } from '../layers/engineLayer.ts';
import { cast } from '../ops/elementwise.ts';
import type { RandomStream } from '../ops/random.ts';
import { stack } from '../ops/shaping.ts';

const layersByKind: ReadonlyMap<string, EngineLayer> = new Map(allLayers.map((layer) => [layer.kind, layer]));

/** How a forward pass is to run. */
export interface ForwardMode {
  /** Scope of its nodes, so that several passes can share a graph. */
  readonly scope: string;
  /** Seed of the run and number of the step, which random masks follow from; null outside training. */
  readonly training: { readonly seed: number; readonly step: Tensor } | null;
  /** Values of weights by full name that stand for their variables: a model that only predicts has constants. */
  readonly fixed?: ReadonlyMap<string, Tensor>;
}

/** A model laid out in a graph. */
export interface ForwardPass {
  /** Output of every layer by node id. */
  readonly outputs: ReadonlyMap<string, Tensor>;
  /** The values of the weights that it read, by full name. */
  readonly weights: ReadonlyMap<string, Tensor>;
  /** Masks of outputs, where there are any: batch×time, true where a time counts. */
  readonly masks: ReadonlyMap<string, Tensor>;
  /** What layers want their weights to become when the step is done. */
  readonly updates: readonly { readonly variable: Variable; readonly value: Tensor }[];
}

/**
 * Lays out every layer of a model. `inputs` are the fed rows by input layer. Throws a PlanError that names the layer:
 * `run.unknownLayer`, `run.badArgument`, or `run.layerRefused` with the graph's own reason.
 */
export function buildForwardPass(
  graph: Graph,
  model: ModelPlan,
  variables: ReadonlyMap<string, Variable>,
  inputs: ReadonlyMap<string, Tensor>,
  mode: ForwardMode,
): ForwardPass {
  const outputs = new Map<string, Tensor>(inputs);
  const weights = new Map<string, Tensor>(mode.fixed);
  const updates: { variable: Variable; value: Tensor }[] = [];
  const masksByLayer = new Map<string, Tensor | null>();
  const variableOf = (layer: LayerStep, name: string): Variable => {
    const variable = variables.get(weightName(layer.node, name));
    if (!variable) throw new PlanError('run.layerRefused', layer.node, { reason: `the plan gives it no ${name}` });
    return variable;
  };
  graph.inScope(mode.scope, () => {
    for (const layer of model.layers) {
      const tensors = layer.inputs.length === 0 ? [inputs.get(layer.node)] : layer.inputs.map((id) => outputs.get(id));
      const [first, ...rest] = tensors.filter((tensor) => tensor !== undefined);
      const engineLayer = layersByKind.get(layer.kind);
      if (!engineLayer) throw new PlanError('run.unknownLayer', layer.node, { kind: layer.kind });
      if (!first) throw new PlanError('run.layerRefused', layer.node, { reason: 'it has no input' });
      const masks = layer.inputs.map((id) => masksByLayer.get(id) ?? null);
      masksByLayer.set(layer.node, engineLayer.passesMask ? (masks[0] ?? null) : null);
      const output = guard(layer, () =>
        graph.inScope(layer.node, () =>
          engineLayer.forward({
            graph,
            layer,
            config: readConfig(layer),
            inputs: [first, ...rest],
            training: mode.training !== null,
            masks,
            mask: masks[0] ?? null,
            setMask: (mask) => masksByLayer.set(layer.node, mask),
            weight(name) {
              const full = weightName(layer.node, name);
              const value = weights.get(full) ?? readVariable(variableOf(layer, name));
              weights.set(full, value);
              return value;
            },
            updateWeight: (name, value) => updates.push({ variable: variableOf(layer, name), value }),
            randomStream: () => openStream(graph, layer, mode),
          }),
        ),
      );
      checkShape(layer, output);
      outputs.set(layer.node, output);
    }
  });
  const masks = new Map([...masksByLayer].flatMap(([node, mask]) => (mask ? [[node, mask] as const] : [])));
  return { outputs, weights, masks, updates };
}

/** Key: the layer's own for this run. Counter: the step, so that no step repeats another and a resumed run goes on. */
function openStream(graph: Graph, layer: LayerStep, { training }: ForwardMode): RandomStream {
  if (!training) throw new Error(`${layer.node} asks for random numbers outside training`);
  const zero = graph.constant(0, 'uint64');
  return {
    key: graph.constant([mixSeed(training.seed, layer.node)], 'uint64'),
    counter: stack([zero, cast(training.step, 'uint64')], 0),
  };
}

/** A refusal of the graph is one of the plan: the node of the graph becomes the node of the plan. */
function guard(layer: LayerStep, build: () => Tensor): Tensor {
  try {
    return build();
  } catch (cause) {
    if (cause instanceof PlanError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlanError('run.layerRefused', layer.node, { reason }, { cause });
  }
}

/** The plan and the graph must agree, or the window shows shapes that are not there. */
function checkShape(layer: LayerStep, output: Tensor): void {
  const [, ...shape] = output.shape;
  const agrees =
    shape.length === layer.outputShape.length &&
    shape.every((size, i) => sizesCanMatch(size, layer.outputShape[i] ?? 0));
  if (!agrees) {
    const reason = `it gives ${formatTensorShape(shape)}, the plan says ${formatTensorShape(layer.outputShape)}`;
    throw new PlanError('run.layerRefused', layer.node, { reason });
  }
}
