import type { Shape } from '../base/shape.ts';
import type { Inference, Inputs, NodeProblem, WeightSpec } from './definition.ts';
import type { DatasetType, PortType, TensorType } from './portType.ts';

/** The data set at a port; undefined without a wire. */
export function readDataset(inputs: Inputs, port: string): DatasetType | undefined {
  const type = inputs[port]?.[0];
  return type?.carries === 'dataset' ? type : undefined;
}

/** The tensor at a port; undefined without a wire. */
export function readTensor(inputs: Inputs, port: string): TensorType | undefined {
  return readTensors(inputs, port)[0];
}

/** All tensors at a port that takes many, in the order of the wires. */
export function readTensors(inputs: Inputs, port: string): readonly TensorType[] {
  return (inputs[port] ?? []).filter((type): type is TensorType => type.carries === 'tensor');
}

/** The node gives this, without a word. */
export function gives(output: PortType, problems: readonly NodeProblem[] = []): Inference {
  return { outputs: [output], problems };
}

/** The node cannot say what it gives; the problems say why (none: an input is missing, which is said elsewhere). */
export function givesNothing(...problems: readonly NodeProblem[]): Inference {
  return { outputs: null, problems };
}

/** A layer's output: where the data comes from is kept, what the layer before did to the values is not. */
export function givesTensor(
  from: TensorType,
  shape: Shape,
  more: {
    readonly activation?: string;
    readonly unitsFrom?: string;
    readonly activationFrom?: string;
    readonly weights?: readonly WeightSpec[];
    readonly problems?: readonly NodeProblem[];
  } = {},
): Inference {
  const { weights, problems, ...marks } = more;
  return {
    outputs: [
      {
        carries: 'tensor',
        dtype: 'float32',
        shape,
        dataset: from.dataset,
        ...(from.inputFrom === undefined ? {} : { inputFrom: from.inputFrom }),
        ...marks,
      },
    ],
    problems: problems ?? [],
    ...(weights === undefined ? {} : { weights }),
  };
}

/** A layer that works on each number or along an axis: the size of the last axis is still that of the node before. */
export function givesSameShape(from: TensorType, more: Parameters<typeof givesTensor>[2] = {}): Inference {
  return givesTensor(from, from.shape, {
    ...(from.unitsFrom === undefined ? {} : { unitsFrom: from.unitsFrom }),
    ...more,
  });
}

/** A layer that changes neither shape nor meaning (dropout): everything known about the tensor stays known. */
export function passesTensor(from: TensorType, weights?: readonly WeightSpec[]): Inference {
  const { layer: _layer, ...kept } = from;
  return { outputs: [kept], problems: [], ...(weights === undefined ? {} : { weights }) };
}

/** `infer` of a layer that only trains otherwise, with one input of any shape. */
export function passesInput(_values: unknown, inputs: Inputs): Inference {
  const tensor = readTensor(inputs, 'input');
  return tensor ? passesTensor(tensor) : givesNothing();
}
