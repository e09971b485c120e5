import * as tf from '@tensorflow/tfjs';

/**
 * A few operations that TensorFlow has in one piece and tfjs assembles from many: its gradient of relu alone takes five
 * operations, and each crosses from JavaScript into the addon. On the plain JavaScript backend tfjs' own form is used.
 */
interface NativeBackend {
  readonly binding: { readonly TF_ATTR_TYPE: number; readonly TF_FLOAT: number; readonly TF_INT32: number };
  executeSingleOutput(name: string, attributes: readonly object[], inputs: readonly tf.Tensor[]): tf.Tensor;
  executeMultipleOutputs(
    name: string,
    attributes: readonly object[],
    inputs: readonly tf.Tensor[],
    outputs: number,
  ): tf.Tensor[];
}

function isNative(backend: object): backend is NativeBackend {
  return 'executeSingleOutput' in backend && 'executeMultipleOutputs' in backend && 'binding' in backend;
}

function native(): NativeBackend | null {
  const backend = tf.backend();
  return isNative(backend) ? backend : null;
}

/** Rectifier; its gradient is one operation. */
export function relu(x: tf.Tensor): tf.Tensor {
  const backend = native();
  if (!backend) return tf.relu(x);
  return withGradient(
    [x],
    () => {
      const value = tf.relu(x);
      return { value, keep: value };
    },
    (dy, value) => [backend.executeSingleOutput('ReluGrad', [typeAttribute(backend, 'T', 'float')], [dy, value])],
  );
}

/** Adds one number to each channel (last axis). Output shape: that of the input. */
export function addBias(x: tf.Tensor, bias: tf.Tensor): tf.Tensor {
  const backend = native();
  if (!backend) return tf.add(x, bias);
  const attributes = [typeAttribute(backend, 'T', 'float')];
  return withGradient(
    [x, bias],
    () => ({ value: backend.executeSingleOutput('BiasAdd', attributes, [x, bias]), keep: null }),
    (dy) => [dy.clone(), backend.executeSingleOutput('BiasAddGrad', attributes, [dy])],
  );
}

/**
 * Cross-entropy of each row from logits, numerically safe at any size. `targets` are class numbers [rows] (int32) or
 * distributions [rows, classes]. Input shape: [rows, classes]. Output shape: [rows].
 */
export function softmaxCrossEntropy(logits: tf.Tensor, targets: tf.Tensor): tf.Tensor {
  const backend = native();
  const isSparse = targets.rank === 1;
  if (!backend) {
    const distribution = isSparse ? tf.oneHot(targets, logits.shape.at(-1) ?? 1, 1, 0, 'float32') : targets;
    return tf.neg(tf.sum(tf.mul(distribution, tf.logSoftmax(logits)), -1));
  }
  const name = isSparse ? 'SparseSoftmaxCrossEntropyWithLogits' : 'SoftmaxCrossEntropyWithLogits';
  const attributes = [typeAttribute(backend, 'T', 'float')];
  if (isSparse) attributes.push(typeAttribute(backend, 'Tlabels', 'int32'));
  return withGradient(
    [logits],
    () => {
      // The operation gives the gradient along with the value.
      const [value, keep] = backend.executeMultipleOutputs(name, attributes, [logits, targets], 2);
      if (!value || !keep) throw new Error(`${name} gave no gradient`);
      return { value, keep };
    },
    (dy, keep) => [tf.mul(tf.expandDims(dy, -1), keep)],
  );
}

/** One operation with a gradient of our own, which may use one tensor of the way forward (else it is given `dy`). */
function withGradient(
  inputs: tf.Tensor[],
  forward: () => { readonly value: tf.Tensor; readonly keep: tf.Tensor | null },
  backward: (dy: tf.Tensor, kept: tf.Tensor) => tf.Tensor[],
): tf.Tensor {
  return tf.customGrad((...parts) => {
    const { value, keep } = forward();
    for (const part of parts) if (typeof part === 'function') part(keep ? [keep] : []);
    return { value, gradFunc: (dy, [kept]) => backward(dy, kept ?? dy) };
  })(...inputs);
}

/** Uniform numbers from 0 to 1 that depend on the two seeds alone; null where TensorFlow is not there to draw them. */
export function drawUniform(shape: readonly number[], seed: number, counter: number): tf.Tensor | null {
  const backend = native();
  if (!backend) return null;
  const attributes = [
    typeAttribute(backend, 'dtype', 'float'),
    typeAttribute(backend, 'T', 'int32'),
    typeAttribute(backend, 'Tseed', 'int32'),
  ];
  const size = tf.tensor1d([...shape], 'int32');
  // A seed has 32 bits, of which int32 reads the highest as a sign: nothing is lost.
  return backend.executeSingleOutput('StatelessRandomUniform', attributes, [
    size,
    tf.tensor1d([seed | 0, counter | 0], 'int32'),
  ]);
}

function typeAttribute({ binding }: NativeBackend, name: string, type: 'float' | 'int32'): object {
  return { name, type: binding.TF_ATTR_TYPE, value: type === 'float' ? binding.TF_FLOAT : binding.TF_INT32 };
}
