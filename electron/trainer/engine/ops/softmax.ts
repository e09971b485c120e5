import { firstOutput, outputOf, type Tensor } from '../graph/graph.ts';
import { refuse, requireFloating, requireRank, requireSameShape, requireType } from './check.ts';

function overLastAxis(op: string) {
  return (x: Tensor): Tensor => {
    requireFloating(op, x);
    if (x.shape.length === 0) refuse(x.graph, op, 'needs at least one axis, got a scalar');
    return firstOutput(
      x.graph.addNode({
        op,
        inputs: [x],
        attributes: { T: { type: x.dtype } },
        outputs: [{ dtype: x.dtype, shape: x.shape }],
      }),
    );
  };
}

/** exp(x) / Σ exp(x) over the last axis. */
export const softmax = overLastAxis('Softmax');
/** log softmax over the last axis. */
export const logSoftmax = overLastAxis('LogSoftmax');

/**
 * Cross-entropy of each row against a distribution. Input shapes rows×classes, output shape rows. The op computes its
 * gradient on the way: `gradient`, rows×classes.
 */
export function softmaxCrossEntropy(logits: Tensor, labels: Tensor): { loss: Tensor; gradient: Tensor } {
  const op = 'SoftmaxCrossEntropyWithLogits';
  requireRank(op, logits, 2);
  requireSameShape(op, logits, labels);
  return crossEntropy(op, logits, labels, { T: { type: logits.dtype } });
}

/** Cross-entropy of each row against a class index. Input shapes rows×classes and rows, output shape rows. */
export function sparseSoftmaxCrossEntropy(logits: Tensor, labels: Tensor): { loss: Tensor; gradient: Tensor } {
  const op = 'SparseSoftmaxCrossEntropyWithLogits';
  requireRank(op, logits, 2);
  requireRank(op, labels, 1);
  requireType(op, labels, 'int32');
  return crossEntropy(op, logits, labels, { T: { type: logits.dtype }, Tlabels: { type: 'int32' } });
}

function crossEntropy(
  op: string,
  logits: Tensor,
  labels: Tensor,
  attributes: Readonly<Record<string, { type: Tensor['dtype'] }>>,
): { loss: Tensor; gradient: Tensor } {
  const node = logits.graph.addNode({
    op,
    inputs: [logits, labels],
    attributes,
    outputs: [
      { dtype: logits.dtype, shape: [logits.shape[0] ?? 1] },
      { dtype: logits.dtype, shape: logits.shape },
    ],
  });
  return { loss: outputOf(node, 0), gradient: outputOf(node, 1) };
}
