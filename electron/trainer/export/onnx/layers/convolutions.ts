import { channelOrders, samePads, transposeWeight } from '../arrange.ts';
import type { OnnxContext, OnnxLayer, Weight } from '../onnxLayer.ts';
import { activate, addBias } from './dense.ts';

interface Window {
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly padding: string;
  readonly group?: number;
}

/** One number for every axis of space: layers of one axis have a plain number. */
function perAxis(value: unknown): readonly number[] {
  return [value].flat().filter((part) => typeof part === 'number');
}

function windowOf({ layer: { config } }: OnnxContext): Window {
  return {
    strides: perAxis(config.strides),
    dilations: perAxis(config.dilationRate ?? perAxis(config.strides).map(() => 1)),
    padding: String(config.padding),
  };
}

/** Channels are last in our rows and first in ONNX; runtimes remove the turns that meet. Kernel as ONNX has it. */
function convolve({ graph }: OnnxContext, x: string, shape: readonly number[], kernel: Weight, window: Window): string {
  const { first, last } = channelOrders(shape.length + 1);
  const kernelShape = kernel.shape.slice(2);
  const { strides, dilations, padding, group = 1 } = window;
  const before = kernelShape.map((size, axis) => (size - 1) * (dilations[axis] ?? 1));
  const pads =
    padding === 'same'
      ? samePads(shape.slice(0, -1), kernelShape, strides, dilations)
      : [...before.map((reach) => (padding === 'causal' ? reach : 0)), ...before.map(() => 0)];
  const turned = graph.add('Transpose', [x], { perm: first });
  const convolved = graph.add('Conv', [turned, graph.floats(kernel.data, kernel.shape)], {
    kernel_shape: kernelShape,
    strides,
    dilations,
    pads,
    group,
  });
  return graph.add('Transpose', [convolved], { perm: last });
}

/** From places×in×out to out×in×places. */
function turnKernel(kernel: Weight): Weight {
  const rank = kernel.shape.length;
  return transposeWeight(kernel, [rank - 1, rank - 2, ...Array.from({ length: rank - 2 }, (_, axis) => axis)]);
}

/** From height×width×in×multiplier to (in·multiplier)×1×height×width: a group for every channel. */
function turnDepthwise(kernel: Weight): Weight {
  const { shape, data } = transposeWeight(kernel, [2, 3, 0, 1]);
  const [channels = 1, multiplier = 1, ...places] = shape;
  return { shape: [channels * multiplier, 1, ...places], data };
}

const convolution: OnnxLayer = (context) => {
  const [x] = context.inputs;
  const kernel = turnKernel(context.weight('kernel'));
  return activate(context, addBias(context, convolve(context, x.name, x.shape, kernel, windowOf(context))));
};

const depthwise: OnnxLayer = (context) => {
  const [x] = context.inputs;
  const window = { ...windowOf(context), group: x.shape.at(-1) ?? 1 };
  const convolved = convolve(context, x.name, x.shape, turnDepthwise(context.weight('kernel')), window);
  return activate(context, addBias(context, convolved));
};

const separable: OnnxLayer = (context) => {
  const [x] = context.inputs;
  const window = { ...windowOf(context), group: x.shape.at(-1) ?? 1 };
  const perChannel = convolve(context, x.name, x.shape, turnDepthwise(context.weight('depthwise_kernel')), window);
  const point = turnKernel(context.weight('pointwise_kernel'));
  const plain = { strides: [1, 1], dilations: [1, 1], padding: 'valid' };
  return activate(context, addBias(context, convolve(context, perChannel, x.shape, point, plain)));
};

const transposed: OnnxLayer = (context) => {
  const { graph, inputs, layer, weight } = context;
  const [x] = inputs;
  const { strides } = windowOf(context);
  const { first, last } = channelOrders(x.shape.length + 1);
  const kernel = transposeWeight(weight('kernel'), [3, 2, 0, 1]);
  const kernelShape = kernel.shape.slice(2);
  // What a full convolution gives beyond what the plan has is cut off, the odd one at the end; what lacks is added there.
  const surplus = kernelShape.map(
    (size, axis) => ((x.shape[axis] ?? 1) - 1) * (strides[axis] ?? 1) + size - (layer.outputShape[axis] ?? 1),
  );
  const cut = surplus.map((size) => Math.max(0, size));
  const turned = graph.add('Transpose', [x.name], { perm: first });
  const spread = graph.add('ConvTranspose', [turned, graph.floats(kernel.data, kernel.shape)], {
    kernel_shape: kernelShape,
    strides,
    pads: [...cut.map((size) => Math.floor(size / 2)), ...cut.map((size) => Math.ceil(size / 2))],
    output_padding: surplus.map((size) => Math.max(0, -size)),
  });
  return activate(context, addBias(context, graph.add('Transpose', [spread], { perm: last })));
};

const pooling =
  (op: 'MaxPool' | 'AveragePool'): OnnxLayer =>
  ({ graph, inputs: [x], layer: { config } }) => {
    const [window, strides] = [perAxis(config.poolSize), perAxis(config.strides)];
    const { first, last } = channelOrders(x.shape.length + 1);
    const ones = window.map(() => 1);
    const pads =
      config.padding === 'same'
        ? samePads(x.shape.slice(0, -1), window, strides, ones)
        : [...window, ...window].map(() => 0);
    const pooled = graph.add(op, [graph.add('Transpose', [x.name], { perm: first })], {
      kernel_shape: window,
      strides,
      pads,
      // A window at the edge is the mean of what is inside.
      ...(op === 'AveragePool' ? { count_include_pad: 0 } : {}),
    });
    return graph.add('Transpose', [pooled], { perm: last });
  };

const globalPooling =
  (op: 'ReduceMax' | 'ReduceMean'): OnnxLayer =>
  ({ graph, inputs: [x] }) =>
    graph.add(op, [x.name], { axes: x.shape.slice(1).map((_, axis) => axis + 1), keepdims: 0 });

const globalAveragePooling1d: OnnxLayer = (context) => {
  const { graph, inputs, mask, setMask } = context;
  setMask(null);
  if (!mask) return globalPooling('ReduceMean')(context);
  const axis = graph.integers([1]);
  const counts = graph.add('Unsqueeze', [mask, graph.integers([2])]);
  const sum = graph.add('ReduceSum', [graph.add('Mul', [inputs[0].name, counts]), axis], { keepdims: 0 });
  // Of a row without a time that counts the sum is 0 already: it must only not be divided by 0.
  const count = graph.add('Max', [graph.add('ReduceSum', [counts, axis], { keepdims: 0 }), graph.scalar(1)]);
  return graph.add('Div', [sum, count]);
};

export const convolutionLayers: Readonly<Record<string, OnnxLayer>> = {
  conv1d: convolution,
  conv2d: convolution,
  conv3d: convolution,
  depthwiseConv2d: depthwise,
  separableConv2d: separable,
  conv2dTranspose: transposed,
  maxPooling1d: pooling('MaxPool'),
  maxPooling2d: pooling('MaxPool'),
  maxPooling3d: pooling('MaxPool'),
  averagePooling1d: pooling('AveragePool'),
  averagePooling2d: pooling('AveragePool'),
  averagePooling3d: pooling('AveragePool'),
  globalMaxPooling1d: globalPooling('ReduceMax'),
  globalMaxPooling2d: globalPooling('ReduceMax'),
  globalMaxPooling3d: globalPooling('ReduceMax'),
  globalAveragePooling1d,
  globalAveragePooling2d: globalPooling('ReduceMean'),
  globalAveragePooling3d: globalPooling('ReduceMean'),
};
