import { type Attributes, readInts, readText } from '../graph/attribute.ts';
import { firstOutput, type GraphNode, type Tensor } from '../graph/graph.ts';
import { type AxisSize, formatTensorShape, sizesCanMatch, unknownSize } from '../graph/tensorShape.ts';
import { refuse, requireFloating, requireRank } from './check.ts';
import { describedShape } from './shaping.ts';

export type Padding = 'VALID' | 'SAME';

/** Channels are always last. One number per spatial axis. */
export interface ConvolutionOptions {
  readonly strides: readonly number[];
  readonly padding: Padding;
  readonly dilations: readonly number[];
}

/** The options that a convolution was made with. */
export function convolutionOptionsOf(node: GraphNode): ConvolutionOptions {
  return {
    strides: readInts(node, 'strides').slice(1, -1),
    dilations: readInts(node, 'dilations').slice(1, -1),
    padding: paddingOf(node),
  };
}

export function paddingOf(node: GraphNode): Padding {
  return readText(node, 'padding') === 'SAME' ? 'SAME' : 'VALID';
}

/** The size that a window leaves of an axis. Null when the window is larger than the axis. */
export function windowedSize(
  size: AxisSize,
  window: number,
  stride: number,
  dilation: number,
  padding: Padding,
): AxisSize | null {
  if (typeof size !== 'number') return stride === 1 && padding === 'SAME' ? size : unknownSize();
  if (padding === 'SAME') return Math.ceil(size / stride);
  const reach = (window - 1) * dilation + 1;
  return size < reach ? null : Math.floor((size - reach) / stride) + 1;
}

/** Input shape n×h×w×c, filter shape h×w×c×filters, output shape n×h×w×filters. */
export function conv2d(x: Tensor, filter: Tensor, options: ConvolutionOptions): Tensor {
  return convolve('Conv2D', x, filter, options, (channels) => filter.shape[3] ?? channels);
}

/** Input shape n×d×h×w×c, filter shape d×h×w×c×filters, output shape n×d×h×w×filters. */
export function conv3d(x: Tensor, filter: Tensor, options: ConvolutionOptions): Tensor {
  return convolve('Conv3D', x, filter, options, (channels) => filter.shape[4] ?? channels);
}

/** Each channel with filters of its own. Filter shape h×w×c×multiplier, output shape n×h×w×(c·multiplier). */
export function depthwiseConv2d(x: Tensor, filter: Tensor, options: ConvolutionOptions): Tensor {
  const op = 'DepthwiseConv2dNative';
  const multiplier = filter.shape[3] ?? 1;
  return convolve(op, x, filter, options, (channels) =>
    typeof channels === 'number' && typeof multiplier === 'number' ? channels * multiplier : unknownSize(),
  );
}

function convolve(
  op: string,
  x: Tensor,
  filter: Tensor,
  options: ConvolutionOptions,
  outputChannels: (channels: AxisSize) => AxisSize,
): Tensor {
  requireFloating(op, x);
  const spatial = options.strides.length;
  requireRank(op, x, spatial + 2);
  requireRank(op, filter, spatial + 2);
  const channels = x.shape[spatial + 1] ?? 1;
  if (!sizesCanMatch(channels, filter.shape[spatial] ?? 1)) {
    refuse(x.graph, op, `has a filter ${formatTensorShape(filter.shape)} for an input ${formatTensorShape(x.shape)}`);
  }
  const sizes = options.strides.map((stride, axis) => {
    const window = filter.shape[axis] ?? 1;
    const size = x.shape[axis + 1] ?? 1;
    if (typeof window !== 'number') return unknownSize();
    const left = windowedSize(size, window, stride, options.dilations[axis] ?? 1, options.padding);
    return left ?? refuse(x.graph, op, `has a window of ${window} for an axis of ${size}`);
  });
  return firstOutput(
    x.graph.addNode({
      op,
      inputs: [x, filter],
      attributes: convolutionAttributes(x, options),
      outputs: [{ dtype: x.dtype, shape: [x.shape[0] ?? 1, ...sizes, outputChannels(channels)] }],
    }),
  );
}

function convolutionAttributes(x: Tensor, { strides, padding, dilations }: ConvolutionOptions): Attributes {
  return {
    T: { type: x.dtype },
    strides: { ints: [1, ...strides, 1] },
    dilations: { ints: [1, ...dilations, 1] },
    padding: { text: padding },
    data_format: { text: strides.length === 3 ? 'NDHWC' : 'NHWC' },
  };
}

/** Where a gradient of a convolution goes: to its input or to its filter. */
const backpropOps = {
  Conv2D: { input: 'Conv2DBackpropInput', filter: 'Conv2DBackpropFilter' },
  Conv3D: { input: 'Conv3DBackpropInputV2', filter: 'Conv3DBackpropFilterV2' },
  DepthwiseConv2dNative: {
    input: 'DepthwiseConv2dNativeBackpropInput',
    filter: 'DepthwiseConv2dNativeBackpropFilter',
  },
} as const;
export type Convolution = keyof typeof backpropOps;

/**
 * What flows back to the input of a convolution. Also the forward pass of a transposed convolution, where `shape` (a
 * vector) is the shape of its output.
 */
export function convolutionToInput(
  op: Convolution,
  shape: Tensor,
  filter: Tensor,
  dy: Tensor,
  options: ConvolutionOptions,
): Tensor {
  return firstOutput(
    dy.graph.addNode({
      op: backpropOps[op].input,
      inputs: [shape, filter, dy],
      attributes: backpropAttributes(op, 'Tshape', dy, options),
      outputs: [{ dtype: dy.dtype, shape: describedShape(op, shape) }],
    }),
  );
}

/** What flows back to the filter of a convolution, whose shape is `shape` (a vector). */
export function convolutionToFilter(
  op: Convolution,
  x: Tensor,
  shape: Tensor,
  dy: Tensor,
  options: ConvolutionOptions,
): Tensor {
  return firstOutput(
    dy.graph.addNode({
      op: backpropOps[op].filter,
      inputs: [x, shape, dy],
      attributes: backpropAttributes(op, null, dy, options),
      outputs: [{ dtype: dy.dtype, shape: describedShape(op, shape) }],
    }),
  );
}

function backpropAttributes(op: Convolution, shapeKey: string | null, dy: Tensor, options: ConvolutionOptions) {
  const attributes = convolutionAttributes(dy, options);
  return op === 'Conv3D' && shapeKey ? { ...attributes, [shapeKey]: { type: 'int32' as const } } : attributes;
}

/** Moves blocks of the spatial axes into the batch. Output shape: unknown batch, padded sizes / block. */
export function spaceToBatch(
  x: Tensor,
  block: readonly number[],
  paddings: readonly (readonly [number, number])[],
): Tensor {
  const op = 'SpaceToBatchND';
  const sizes = block.map((size, axis): AxisSize => {
    const whole = x.shape[axis + 1] ?? 1;
    const [before, after] = paddings[axis] ?? [0, 0];
    return typeof whole === 'number' ? (whole + before + after) / size : unknownSize();
  });
  if (sizes.some((size) => typeof size === 'number' && !Number.isInteger(size))) {
    refuse(x.graph, op, `cannot cut ${formatTensorShape(x.shape)} into blocks of ${block.join('×')}`);
  }
  return rearranged(op, x, block, paddings, [scaledBatch(x, block, 1), ...sizes, ...x.shape.slice(block.length + 1)]);
}

/** The reverse of `spaceToBatch`: crops instead of padding. */
export function batchToSpace(
  x: Tensor,
  block: readonly number[],
  crops: readonly (readonly [number, number])[],
): Tensor {
  const sizes = block.map((size, axis): AxisSize => {
    const part = x.shape[axis + 1] ?? 1;
    const [before, after] = crops[axis] ?? [0, 0];
    return typeof part === 'number' ? part * size - before - after : unknownSize();
  });
  return rearranged('BatchToSpaceND', x, block, crops, [
    scaledBatch(x, block, -1),
    ...sizes,
    ...x.shape.slice(block.length + 1),
  ]);
}

function scaledBatch(x: Tensor, block: readonly number[], direction: 1 | -1): AxisSize {
  const batch = x.shape[0] ?? 1;
  const times = block.reduce((product, size) => product * size, 1);
  if (typeof batch === 'number') return direction === 1 ? batch * times : batch / times;
  if (direction === 1) return `${batch}*${times}`;
  return batch.endsWith(`*${times}`) ? batch.slice(0, -`*${times}`.length) : unknownSize();
}

function rearranged(
  op: string,
  x: Tensor,
  block: readonly number[],
  edges: readonly (readonly [number, number])[],
  shape: readonly AxisSize[],
): Tensor {
  const { graph } = x;
  return firstOutput(
    graph.addNode({
      op,
      inputs: [x, graph.constant(block, 'int32'), graph.constant(edges.flat(), 'int32', [edges.length, 2])],
      attributes: {
        T: { type: x.dtype },
        Tblock_shape: { type: 'int32' },
        [op === 'SpaceToBatchND' ? 'Tpaddings' : 'Tcrops']: { type: 'int32' },
      },
      outputs: [{ dtype: x.dtype, shape }],
    }),
  );
}
