import type { Tensor } from '../graph/graph.ts';
import { formatTensorShape } from '../graph/tensorShape.ts';
import { refuse } from './check.ts';
import { batchToSpace, type ConvolutionOptions, conv2d, depthwiseConv2d, spaceToBatch } from './convolution.ts';

/**
 * A convolution whose filter skips `dilations − 1` places between its own. TensorFlow's CPU gradients know no
 * dilations, so every d-th row and column becomes an image of its own, is convolved plainly, and is put back.
 * Shapes as for `conv2d`; the strides must be 1, the spatial sizes known.
 */
export function dilatedConv2d(x: Tensor, filter: Tensor, options: ConvolutionOptions): Tensor {
  return throughBatch('Conv2D', conv2d, x, filter, options);
}

/** The same for filters per channel. */
export function dilatedDepthwiseConv2d(x: Tensor, filter: Tensor, options: ConvolutionOptions): Tensor {
  return throughBatch('DepthwiseConv2dNative', depthwiseConv2d, x, filter, options);
}

function throughBatch(
  op: string,
  convolve: typeof conv2d,
  x: Tensor,
  filter: Tensor,
  { strides, padding, dilations }: ConvolutionOptions,
): Tensor {
  if (dilations.every((dilation) => dilation === 1)) return convolve(x, filter, { strides, padding, dilations });
  if (strides.some((stride) => stride !== 1)) refuse(x.graph, op, 'has strides and dilations; one of both must be 1');
  const paddings: [number, number][] = [];
  const crops: [number, number][] = [];
  for (const [axis, dilation] of dilations.entries()) {
    const size = x.shape[axis + 1];
    const window = filter.shape[axis];
    if (typeof size !== 'number' || typeof window !== 'number') {
      refuse(x.graph, op, `needs known sizes to be dilated, got ${formatTensorShape(x.shape)}`);
    }
    const reach = (window - 1) * dilation;
    const before = padding === 'SAME' ? Math.floor(reach / 2) : 0;
    const after = padding === 'SAME' ? reach - before : 0;
    if (size + before + after <= reach) refuse(x.graph, op, `has a window of ${reach + 1} for an axis of ${size}`);
    // Blocks must come out even: what is added for that is cut off again.
    const excess = (dilation - ((size + before + after) % dilation)) % dilation;
    paddings.push([before, after + excess]);
    crops.push([0, excess]);
  }
  const blocks = spaceToBatch(x, dilations, paddings);
  const plain = { strides, padding: 'VALID' as const, dilations: dilations.map(() => 1) };
  return batchToSpace(convolve(blocks, filter, plain), dilations, crops);
}
