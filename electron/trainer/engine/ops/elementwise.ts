import type { Attributes } from '../graph/attribute.ts';
import { type DType, isFloating } from '../graph/dtype.ts';
import { firstOutput, type Tensor } from '../graph/graph.ts';
import { requireFloating, requireSameShape } from './check.ts';

/** Adds an op that keeps shape and type. */
function elementwise(op: string, x: Tensor, attributes: Attributes = {}): Tensor {
  return firstOutput(
    x.graph.addNode({
      op,
      inputs: [x],
      attributes: { T: { type: x.dtype }, ...attributes },
      outputs: [{ dtype: x.dtype, shape: x.shape }],
    }),
  );
}

function floating(op: string) {
  return (x: Tensor): Tensor => {
    requireFloating(op, x);
    return elementwise(op, x);
  };
}

/** Defines the second half of a derivative: two tensors of one shape in TensorFlow's order for that op. */
function derivative(op: string) {
  return (first: Tensor, second: Tensor, attributes: Attributes = {}): Tensor => {
    requireSameShape(op, first, second);
    return firstOutput(
      first.graph.addNode({
        op,
        inputs: [first, second],
        attributes: { T: { type: first.dtype }, ...attributes },
        outputs: [{ dtype: first.dtype, shape: first.shape }],
      }),
    );
  };
}

export const negative = (x: Tensor): Tensor => elementwise('Neg', x);
export const absolute = (x: Tensor): Tensor => elementwise('Abs', x);
export const sign = (x: Tensor): Tensor => elementwise('Sign', x);
export const square = (x: Tensor): Tensor => elementwise('Square', x);
export const exp = floating('Exp');
export const expm1 = floating('Expm1');
export const log = floating('Log');
export const log1p = floating('Log1p');
export const sqrt = floating('Sqrt');
export const rsqrt = floating('Rsqrt');
export const reciprocal = floating('Reciprocal');
export const sin = floating('Sin');
export const cos = floating('Cos');
export const erf = floating('Erf');
export const floor = floating('Floor');
export const round = floating('Round');
export const tanh = floating('Tanh');
export const sigmoid = floating('Sigmoid');
export const relu = floating('Relu');
export const relu6 = floating('Relu6');
export const elu = floating('Elu');
export const selu = floating('Selu');
export const softplus = floating('Softplus');
export const softsign = floating('Softsign');

/** x where positive, slope · x elsewhere. */
export function leakyRelu(x: Tensor, slope: number): Tensor {
  return elementwise('LeakyRelu', x, { alpha: { float: slope } });
}

/** The value itself under another node: to give it a name, or to make a fetch wait for control dependencies. */
export function identity(x: Tensor, name?: string): Tensor {
  return firstOutput(
    x.graph.addNode({ op: 'Identity', name, inputs: [x], attributes: { T: { type: x.dtype } }, outputs: [x] }),
  );
}

/** The value, through which no gradient flows back. */
export function stopGradient(x: Tensor): Tensor {
  return elementwise('StopGradient', x);
}

export const zerosLike = (x: Tensor): Tensor => elementwise('ZerosLike', x);
export const onesLike = (x: Tensor): Tensor => elementwise('OnesLike', x);

/** Converts the elements; towards zero from floating point to integer. */
export function cast(x: Tensor, dtype: DType): Tensor {
  if (x.dtype === dtype) return x;
  const sizes = isFloating(dtype) || isFloating(x.dtype) ? undefined : x.sizes;
  return firstOutput(
    x.graph.addNode({
      op: 'Cast',
      inputs: [x],
      attributes: { SrcT: { type: x.dtype }, DstT: { type: dtype } },
      outputs: [{ dtype, shape: x.shape, sizes }],
    }),
  );
}

/** From the output and its gradient. */
export const tanhGrad = derivative('TanhGrad');
export const sigmoidGrad = derivative('SigmoidGrad');
export const sqrtGrad = derivative('SqrtGrad');
export const rsqrtGrad = derivative('RsqrtGrad');
/** From the gradient and the input (for relu the output will do). */
export const reluGrad = derivative('ReluGrad');
export const relu6Grad = derivative('Relu6Grad');
export const leakyReluGrad = derivative('LeakyReluGrad');
export const softplusGrad = derivative('SoftplusGrad');
export const softsignGrad = derivative('SoftsignGrad');
/** From the gradient and the output. */
export const eluGrad = derivative('EluGrad');
export const seluGrad = derivative('SeluGrad');
