import * as tf from '@tensorflow/tfjs';
import { formatShape } from '../../../shared/base/shape.ts';
import type { LayerStep, Plan } from '../../../shared/pipeline/plan.ts';
import { weightName } from '../loop/initialWeights.ts';
import { PlanError } from '../loop/planError.ts';
import { activate, readActivation } from './activations.ts';
import { callLayer, type FallbackLayer, type LayerContext } from './fallbackLayer.ts';
import { allLayers } from './layers/allLayers.ts';
import type { LayerOutput } from './losses.ts';

/** A weight of a built layer: named as the plan names it, held by tfjs. */
export interface NetworkWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly trainable: boolean;
  readonly variable: tf.Variable;
}

/** The layers of a plan, built. */
export interface Network {
  /** In the plan's order. */
  readonly weights: readonly NetworkWeight[];
  /** Runs the layers in order. `feeds` by node id of the input layers. Call it inside tf.tidy. */
  forward(feeds: ReadonlyMap<string, tf.Tensor>, context: LayerContext): ReadonlyMap<string, LayerOutput>;
  dispose(): void;
}

const byKind: ReadonlyMap<string, FallbackLayer> = new Map(allLayers.map((layer) => [layer.kind, layer]));

/** How tfjs executes a kind of layer; undefined for one that only the native engine knows. */
export function findFallbackLayer(kind: string): FallbackLayer | undefined {
  return byKind.get(kind);
}

interface BuiltLayer {
  readonly step: LayerStep;
  /** Null for an input. */
  readonly layer: tf.layers.Layer | null;
  readonly implementation: FallbackLayer | null;
}

/**
 * Builds every layer without an activation: that is applied here, so that losses get at what goes into it.
 * Errors: PlanError naming the node: `run.unknownLayer`, `run.layerRefused`, `run.layerShape`, `run.weightShape`.
 */
export function buildNetwork(model: Plan['model']): Network {
  const shapes = new Map(model.layers.map(({ node, outputShape }) => [node, outputShape]));
  const built = model.layers.map((step) => buildLayer(step, shapes));
  const weights = built.flatMap(({ step, layer }) => (layer ? nameWeights(step, layer) : []));
  return {
    weights,
    forward: (feeds, context) => {
      const outputs = new Map<string, LayerOutput>();
      for (const { step, layer, implementation } of built) {
        const before =
          layer && implementation ? run(step, layer, implementation, outputs, context) : feeds.get(step.node);
        if (!before) throw new PlanError('run.feedMissing', step.node);
        outputs.set(step.node, outputOf(before, step, implementation));
      }
      return outputs;
    },
    dispose: () => {
      // A layer counts its uses by `apply`, which is not called here: its variables are what there is to free.
      for (const { variable } of weights) variable.dispose();
    },
  };
}

function buildLayer(step: LayerStep, shapes: ReadonlyMap<string, readonly number[]>): BuiltLayer {
  if (step.fields) return { step, layer: null, implementation: null };
  const implementation = findFallbackLayer(step.kind);
  if (!implementation) throw new PlanError('run.unknownLayer', step.node, { kind: step.kind });
  if (implementation.refuses?.(step)) throw new PlanError('run.needsNative', step.node, { kind: step.kind });
  try {
    const layer = implementation.create(forBuilding(step, implementation));
    const inputs = step.inputs.map((node) => [null, ...(shapes.get(node) ?? [])]);
    const [only] = inputs;
    const inputShape = inputs.length === 1 && only ? only : inputs;
    layer.build(inputShape);
    layer.built = true;
    checkOutputShape(step, layer.computeOutputShape(inputShape));
    return { step, layer, implementation };
  } catch (cause) {
    if (cause instanceof PlanError) throw cause;
    throw new PlanError('run.layerRefused', step.node, { reason: String(cause) }, { cause });
  }
}

/** Initial weights are set from outside: drawing them here too would only cost time. */
function forBuilding(step: LayerStep, { keepsActivation }: FallbackLayer): LayerStep {
  const changes: Record<string, unknown> = {};
  if ('activation' in step.config && step.kind !== 'activation' && !keepsActivation) changes.activation = 'linear';
  if ('kernelInitializer' in step.config) changes.kernelInitializer = 'zeros';
  return { ...step, config: { ...step.config, ...changes } };
}

function checkOutputShape({ node, outputShape }: LayerStep, found: tf.Shape | tf.Shape[]): void {
  const got = found.slice(1).map((size) => (typeof size === 'number' ? size : null));
  if (formatShape(got) === formatShape(outputShape)) return;
  throw new PlanError('run.layerShape', node, { needs: formatShape(outputShape), got: formatShape(got) });
}

function nameWeights(step: LayerStep, layer: tf.layers.Layer): readonly NetworkWeight[] {
  const held = [...layer.trainableWeights, ...layer.nonTrainableWeights].map((weight) => weight.read());
  if (held.length !== step.weights.length) {
    throw new PlanError('run.weightShape', step.node, { needs: step.weights.length, got: held.length });
  }
  return step.weights.map(({ name, shape, trainable }, index) => {
    const variable = held[index];
    if (!(variable instanceof tf.Variable) || formatShape(variable.shape) !== formatShape(shape)) {
      throw new PlanError('run.weightShape', step.node, {
        needs: formatShape(shape),
        got: formatShape(variable?.shape ?? []),
      });
    }
    return { name: weightName(step.node, name), shape, trainable, variable };
  });
}

function run(
  step: LayerStep,
  layer: tf.layers.Layer,
  implementation: FallbackLayer,
  outputs: ReadonlyMap<string, LayerOutput>,
  context: LayerContext,
): tf.Tensor {
  const inputs = step.inputs.map((node) => {
    const input = outputs.get(node);
    if (!input) throw new PlanError('run.feedMissing', node);
    return input.value();
  });
  // An activation node is nothing but its activation.
  const [only] = inputs;
  if (step.kind === 'activation' && only) return only;
  return implementation.forward?.(layer, step, inputs, context) ?? callLayer(layer, inputs, context.training);
}

function outputOf(before: tf.Tensor, step: LayerStep, implementation: FallbackLayer | null): LayerOutput {
  const activation = implementation?.keepsActivation ? 'linear' : readActivation(step.config);
  let value: tf.Tensor | null = null;
  return {
    before,
    activation,
    value: () => {
      value ??= activate(activation, before);
      return value;
    },
  };
}
