import type { Tensor } from '../graph/graph.ts';
import { add, divide, maximum, minimum, multiply, subtract } from '../ops/arithmetic.ts';
import { greater, select } from '../ops/comparison.ts';
import {
  absolute,
  elu,
  erf,
  exp,
  expm1,
  leakyRelu,
  negative,
  relu,
  relu6,
  selu,
  sigmoid,
  softplus,
  softsign,
  sqrt,
  square,
  tanh,
  zerosLike,
} from '../ops/elementwise.ts';
import { logSoftmax, softmax } from '../ops/softmax.ts';

export type Activation = (x: Tensor) => Tensor;

/** Activations by Keras' names in camelCase, with Keras 3's definitions and defaults. */
export const activations: Readonly<Record<string, Activation>> = {
  linear: (x) => x,
  relu,
  relu6,
  elu,
  selu,
  celu: (x) => add(maximum(x, 0), minimum(expm1(minimum(x, 0)), 0)),
  leakyRelu: (x) => leakyRelu(x, 0.2),
  gelu: (x) => multiply(x, multiply(add(erf(multiply(x, Math.SQRT1_2)), 1), 0.5)),
  swish: (x) => multiply(x, sigmoid(x)),
  silu: (x) => multiply(x, sigmoid(x)),
  mish: (x) => multiply(x, tanh(softplus(x))),
  hardSigmoid,
  hardSwish: (x) => multiply(x, hardSigmoid(x)),
  hardSilu: (x) => multiply(x, hardSigmoid(x)),
  hardTanh: (x) => maximum(minimum(x, 1), -1),
  hardShrink: (x) => select(greater(absolute(x), 0.5), x, zerosLike(x)),
  softShrink: (x) => subtract(maximum(subtract(x, 0.5), 0), maximum(subtract(negative(x), 0.5), 0)),
  tanhShrink: (x) => subtract(x, tanh(x)),
  sigmoid,
  logSigmoid: (x) => negative(softplus(negative(x))),
  tanh,
  softplus,
  softsign,
  squareplus: (x) => multiply(add(x, sqrt(add(square(x), 4))), 0.5),
  exponential: exp,
  softmax,
  logSoftmax,
};

// Keras 3 and PyTorch: relu6(x + 3) / 6. Keras 2 and tfjs: clip(0.2 · x + 0.5).
function hardSigmoid(x: Tensor): Tensor {
  return divide(relu6(add(x, 3)), 6);
}
