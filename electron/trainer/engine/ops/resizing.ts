import { firstOutput, type Tensor } from '../graph/graph.ts';
import { formatTensorShape } from '../graph/tensorShape.ts';
import { refuse, requireRank } from './check.ts';

export type Interpolation = 'nearest' | 'bilinear';

const resizeOps = {
  nearest: { forward: 'ResizeNearestNeighbor', backward: 'ResizeNearestNeighborGrad' },
  bilinear: { forward: 'ResizeBilinear', backward: 'ResizeBilinearGrad' },
} as const;

// Pixels are squares with centres between whole numbers, as Keras, PIL and OpenCV have it.
const HALF_PIXELS = { align_corners: { bool: false }, half_pixel_centers: { bool: true } } as const;

/** Input shape batch×h×w×c, output shape batch×height×width×c. Bilinear gives float32, whatever comes in. */
export function resize(x: Tensor, [height, width]: readonly [number, number], interpolation: Interpolation): Tensor {
  const op = resizeOps[interpolation].forward;
  requireRank(op, x, 4);
  const dtype = interpolation === 'bilinear' ? 'float32' : x.dtype;
  return firstOutput(
    x.graph.addNode({
      op,
      inputs: [x, x.graph.constant([height, width], 'int32')],
      attributes: { T: { type: x.dtype }, ...HALF_PIXELS },
      outputs: [{ dtype, shape: [x.shape[0] ?? 1, height, width, x.shape[3] ?? 1] }],
    }),
  );
}

/** What flows back to the image before it was resized. */
export function resizeGrad(dy: Tensor, original: Tensor, interpolation: Interpolation): Tensor {
  const op = resizeOps[interpolation].backward;
  const [, height, width] = original.shape;
  if (typeof height !== 'number' || typeof width !== 'number') {
    refuse(dy.graph, op, `needs a known size, got ${formatTensorShape(original.shape)}`);
  }
  // The two kernels ask for the original differently: the size, or the image itself.
  const size = interpolation === 'nearest' ? dy.graph.constant([height, width], 'int32') : original;
  return firstOutput(
    dy.graph.addNode({
      op,
      inputs: [dy, size],
      attributes: { T: { type: original.dtype }, ...HALF_PIXELS },
      outputs: [{ dtype: original.dtype, shape: original.shape }],
    }),
  );
}
