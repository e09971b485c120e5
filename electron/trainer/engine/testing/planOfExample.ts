import type { Example, NodeDefinition } from '../../../../shared/nodes/definition.ts';
import type { TensorType } from '../../../../shared/nodes/portType.ts';
import type { Plan } from '../../../../shared/pipeline/plan.ts';
import { inputSketch, sketchPlan } from './sketchPlan.ts';

/** The example as a model of its own: inputs of its shapes, the layer, a squared error. Null where it cannot be one. */
export function planOfExample(definition: NodeDefinition, example: Example): Plan | null {
  const { values } = definition.readValues(example.values ?? {});
  const step = definition.step(values);
  const tensors = Object.values(example.inputs)
    .flat()
    .filter((type): type is TensorType => type.carries === 'tensor');
  const { outputs, weights = [] } = definition.infer(values, example.inputs, null);
  const [output] = outputs ?? [];
  if (example.output === 'rejected' || step.type !== 'layer' || output?.carries !== 'tensor') return null;
  const shapes = tensors.map(({ shape }) => shape);
  if (![output.shape, ...shapes, ...weights.map(({ shape }) => shape)].every(isKnown)) return null;
  const inputs = shapes.map((shape, i) => inputSketch(shape.filter(isNumber), `input_${i + 1}`));
  return sketchPlan({
    layers: [
      ...inputs,
      {
        node: 'tested_1',
        kind: definition.kind,
        className: step.className,
        config: { ...step.config },
        inputs: inputs.map(({ node }) => node),
        outputShape: output.shape.filter(isNumber),
        weights: weights.map((weight) => ({ ...weight, shape: weight.shape.filter(isNumber) })),
      },
    ],
    loss: 'meanSquaredError',
  });
}

function isKnown(shape: readonly (number | null)[]): boolean {
  return shape.every((size) => size !== null);
}

function isNumber(size: number | null): size is number {
  return size !== null;
}
