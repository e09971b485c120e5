import { AppError } from '../../../shared/base/appError.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { NamedTensor } from '../loop/executor.ts';
import { weightName } from '../loop/initialWeights.ts';
import { buildForwardPass } from './compile/forwardPass.ts';
import { firstOutput, Graph, type Tensor } from './graph/graph.ts';
import { type Signature, writeSavedModel } from './graph/savedModel.ts';
import { BATCH } from './graph/tensorShape.ts';
import { identity } from './ops/elementwise.ts';

/** The tag and the signature under which TensorFlow Serving, Keras and the C library look for a model that predicts. */
export const SERVING_TAG = 'serve';
export const SERVING_SIGNATURE = 'serving_default';

/** A protobuf message cannot be larger; the weights lie in it. */
const LARGEST_BYTES = 2 ** 31 - 1;

/** A graph that only predicts: no variables, no optimizer, nothing random. */
export interface InferenceGraph {
  readonly graph: Graph;
  /** By node id: prepared rows (batch axis first) to the model's outputs. */
  readonly signature: Signature;
}

/**
 * Compiles the forward pass of a plan with its weights as constants. Errors: AppError `run.weightsDiffer` when a weight is
 * missing or of another size, PlanError as for compileGraph.
 */
export function buildInferenceGraph(plan: Pick<Plan, 'model'>, weights: readonly NamedTensor[]): InferenceGraph {
  const graph = new Graph();
  const { layers, outputs } = plan.model;
  const inputs = new Map(
    layers
      .filter(({ inputs: before }) => before.length === 0)
      .map(({ node, outputShape }): [string, Tensor] => [
        node,
        graph.placeholder(`input/${node}`, 'float32', [BATCH, ...outputShape]),
      ]),
  );
  const fixed = fixWeights(graph, plan, weights);
  const pass = buildForwardPass(graph, plan.model, new Map(), inputs, { scope: 'predict', training: null, fixed });
  const given = outputs.flatMap((node): [string, Tensor][] => {
    const output = pass.outputs.get(node);
    return output ? [[node, identity(output, `output/${node}`)]] : [];
  });
  return { graph, signature: { inputs: Object.fromEntries(inputs), outputs: Object.fromEntries(given) } };
}

/**
 * Writes `<folder>/saved_model.pb`, which predicts from prepared rows by itself. Returns the names of its inputs and outputs.
 * Errors: those of buildInferenceGraph; AppError `export.modelTooLarge` above what a SavedModel with constants can hold.
 */
export function writeInferenceModel(
  plan: Pick<Plan, 'model'>,
  weights: readonly NamedTensor[],
  folder: string,
): Signature {
  const bytes = weights.reduce((sum, { data }) => sum + data.byteLength, 0);
  if (bytes >= LARGEST_BYTES * 0.95) throw new AppError('export.modelTooLarge', { bytes, limit: LARGEST_BYTES });
  const { graph, signature } = buildInferenceGraph(plan, weights);
  graph.finish();
  writeSavedModel(graph, folder, { tag: SERVING_TAG, signatures: { [SERVING_SIGNATURE]: signature } });
  return signature;
}

/** One constant per weight, by full name. Not shared by value as other constants are: looking for equals would copy them all. */
function fixWeights(
  graph: Graph,
  { model }: Pick<Plan, 'model'>,
  weights: readonly NamedTensor[],
): ReadonlyMap<string, Tensor> {
  const byName = new Map(weights.map((tensor) => [tensor.name, tensor]));
  return new Map(
    model.layers.flatMap((layer) =>
      layer.weights.map(({ name, shape }): [string, Tensor] => {
        const full = weightName(layer.node, name);
        const data = byName.get(full)?.data;
        const size = shape.reduce((product, axis) => product * axis, 1);
        if (data?.length !== size) throw new AppError('run.weightsDiffer', { name: full });
        const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
        const constant = graph.addNode({
          op: 'Const',
          name: full,
          attributes: { dtype: { type: 'float32' }, value: { tensor: { dtype: 'float32', shape, bytes } } },
          outputs: [{ dtype: 'float32', shape }],
        });
        return [full, firstOutput(constant)];
      }),
    ),
  );
}
