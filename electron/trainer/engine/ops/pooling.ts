import { type Attributes, readInts } from '../graph/attribute.ts';
import { firstOutput, type GraphNode, type Tensor } from '../graph/graph.ts';
import { refuse, requireFloating, requireRank } from './check.ts';
import { type Padding, paddingOf, windowedSize } from './convolution.ts';
import { describedShape } from './shaping.ts';

/** One number per spatial axis; channels are always last. */
export interface PoolingOptions {
  readonly window: readonly number[];
  readonly strides: readonly number[];
  readonly padding: Padding;
}

/** The options that a pooling was made with. */
export function poolingOptionsOf(node: GraphNode): PoolingOptions {
  return {
    window: readInts(node, 'ksize').slice(1, -1),
    strides: readInts(node, 'strides').slice(1, -1),
    padding: paddingOf(node),
  };
}

export const maxPool2d = pooling('MaxPool', 2);
/** Padding does not count: a window at the edge is the mean of what is inside. */
export const avgPool2d = pooling('AvgPool', 2);
export const maxPool3d = pooling('MaxPool3D', 3);
export const avgPool3d = pooling('AvgPool3D', 3);

function pooling(op: string, spatial: number) {
  return (x: Tensor, options: PoolingOptions): Tensor => {
    requireFloating(op, x);
    requireRank(op, x, spatial + 2);
    const sizes = options.window.map((window, axis) => {
      const size = x.shape[axis + 1] ?? 1;
      const left = windowedSize(size, window, options.strides[axis] ?? 1, 1, options.padding);
      return left ?? refuse(x.graph, op, `has a window of ${window} for an axis of ${size}`);
    });
    return firstOutput(
      x.graph.addNode({
        op,
        inputs: [x],
        attributes: poolingAttributes(x, options),
        outputs: [{ dtype: x.dtype, shape: [x.shape[0] ?? 1, ...sizes, x.shape[spatial + 1] ?? 1] }],
      }),
    );
  };
}

function poolingAttributes(x: Tensor, { window, strides, padding }: PoolingOptions): Attributes {
  return {
    T: { type: x.dtype },
    ksize: { ints: [1, ...window, 1] },
    strides: { ints: [1, ...strides, 1] },
    padding: { text: padding },
    data_format: { text: window.length === 3 ? 'NDHWC' : 'NHWC' },
  };
}

/** What flows back through a maximum, to the places that were greatest. */
export function maxPoolGrad(
  op: 'MaxPoolGrad' | 'MaxPool3DGrad',
  x: Tensor,
  y: Tensor,
  dy: Tensor,
  options: PoolingOptions,
): Tensor {
  const attributes = poolingAttributes(x, options);
  return firstOutput(
    x.graph.addNode({
      op,
      inputs: [x, y, dy],
      attributes: op === 'MaxPool3DGrad' ? { ...attributes, TInput: { type: x.dtype } } : attributes,
      outputs: [{ dtype: x.dtype, shape: x.shape }],
    }),
  );
}

/** What flows back through a mean, to an input of this shape (a vector). */
export function avgPoolGrad(
  op: 'AvgPoolGrad' | 'AvgPool3DGrad',
  shape: Tensor,
  dy: Tensor,
  options: PoolingOptions,
): Tensor {
  return firstOutput(
    dy.graph.addNode({
      op,
      inputs: [shape, dy],
      attributes: poolingAttributes(dy, options),
      outputs: [{ dtype: dy.dtype, shape: describedShape(op, shape) }],
    }),
  );
}
