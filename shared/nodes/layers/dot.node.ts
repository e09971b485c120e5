import { formatShape } from '../../base/shape.ts';
import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensors } from '../inference.ts';
import { toggle } from '../params.ts';
import { layerOutput, mergeInputs } from '../ports.ts';
import { needTwo } from './needTwo.ts';

export const dotNode = defineNode({
  kind: 'dot',
  version: 1,
  title: { en: 'Dot product', zh: '点积' },
  docs: {
    en: 'Multiplies two branches along their last axis and adds up: how much do they point the same way? With normalised branches this is the cosine of the angle between them.\n\nIt is the end of recommenders (user and item) and of networks that compare two things. Two sequences give a table of every time against every other.\n\n*Input shape:* two rows, or two sequences, with last axes of one size. *Output shape:* 1, or times × times.',
    zh: '把两个分支沿最后一个轴相乘并求和：它们在多大程度上指向同一方向？分支归一化后，结果就是它们夹角的余弦。\n\n它是推荐系统（用户与物品）以及比较两个对象的网络的结尾。两个序列会得到每个时间步与每个时间步之间的表。\n\n*输入形状：*两行数值或两个序列，最后一个轴大小相同。*输出形状：*1，或 时间 × 时间。',
  },
  category: 'merge',
  icon: 'Dot',
  keywords: [
    'Dot',
    'matmul',
    'bmm',
    'inner product',
    'cosine similarity',
    'recommender',
    '点积',
    '内积',
    '余弦',
    '推荐',
  ],
  params: {
    normalize: toggle({
      label: { en: 'Cosine', zh: '余弦' },
      help: {
        en: 'Scales both branches to length 1 first, so that only their direction counts.',
        zh: '先把两个分支缩放到长度 1，只比较方向。',
      },
      initial: false,
      onCard: true,
    }),
  },
  inputs: () => [mergeInputs],
  outputs: () => [layerOutput],
  infer(_values, inputs) {
    const tensors = readTensors(inputs, 'inputs');
    const [a, b] = tensors;
    if (!a) return givesNothing();
    const tooFew = needTwo(tensors.length);
    if (tooFew || !b) return tooFew ? givesNothing(tooFew) : givesNothing();
    const values = { needs: 2, got: tensors.length, first: formatShape(a.shape), second: formatShape(b.shape) };
    if (tensors.length > 2) {
      return givesNothing({ code: 'merge.takesTwo', severity: 'error', port: 'inputs', values });
    }
    const rank = a.shape.length;
    const [left = null, right = null] = [a.shape.at(-1), b.shape.at(-1)];
    const isAlike = rank === b.shape.length && (left === null || right === null || left === right);
    if (!isAlike || rank < 1 || rank > 2) {
      return givesNothing({ code: 'merge.lastAxesDiffer', severity: 'error', port: 'inputs', values });
    }
    return givesTensor(a, rank === 1 ? [1] : [a.shape[0] ?? null, b.shape[0] ?? null]);
  },
  // Keras counts the batch: the last axis of a row is 1, of a sequence 2. −1 is both.
  step: ({ normalize }) => ({ type: 'layer', className: 'Dot', config: { axes: -1, normalize } }),
  examples: [
    {
      title: 'gives one number for two rows',
      inputs: { inputs: [tensorOf([16]), tensorOf([16])] },
      output: tensorOf([1]),
    },
    {
      title: 'gives the cosine of two rows',
      values: { normalize: true },
      inputs: { inputs: [tensorOf([5]), tensorOf([5])] },
      output: tensorOf([1]),
    },
    {
      title: 'compares every time with every other',
      inputs: { inputs: [tensorOf([7, 4]), tensorOf([5, 4])] },
      output: tensorOf([7, 5]),
    },
    {
      title: 'refuses last axes that differ',
      inputs: { inputs: [tensorOf([16]), tensorOf([8])] },
      output: 'rejected',
    },
    { title: 'refuses a single branch', inputs: { inputs: [tensorOf([8])] }, output: 'rejected' },
  ],
});
