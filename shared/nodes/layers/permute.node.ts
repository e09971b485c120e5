import { formatShape } from '../../base/shape.ts';
import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { dims } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';

export const permuteNode = defineNode({
  kind: 'permute',
  version: 1,
  title: { en: 'Permute', zh: '轴重排' },
  docs: {
    en: 'Puts the axes in another order: 2, 1 turns time × channels into channels × time. Unlike Reshape it moves the values along with their axes.\n\nUse it to let a layer work along another axis, or for data that has its channels first.\n\n*Input shape:* any. *Output shape:* the same sizes in the new order.',
    zh: '改变各轴的顺序：2, 1 把 时间 × 通道 变成 通道 × 时间。与重塑形状不同，它会让数值随各自的轴一起移动。\n\n可用它让某个层沿另一个轴工作，或处理通道在前的数据。\n\n*输入形状：*任意。*输出形状：*同样的大小，按新的顺序。',
  },
  category: 'shape',
  icon: 'ArrowLeftRight',
  keywords: ['Permute', 'transpose', 'torch.permute', 'swapaxes', 'channels first', '转置', '轴', '换序'],
  params: {
    dims: dims({
      label: { en: 'New order', zh: '新顺序' },
      help: {
        en: 'For each axis of the output the number of the axis it comes from, counted from 1 (the batch does not count).',
        zh: '输出的每个轴来自第几个轴，从 1 开始计数（不含批次轴）。',
      },
      initial: [2, 1],
      onCard: true,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer({ dims: order }, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    const rank = tensor.shape.length;
    const axes = Array.from({ length: rank }, (_, axis) => axis + 1);
    const isOrder = order.length === rank && axes.every((axis) => order.includes(axis));
    if (!isOrder) {
      return givesNothing({
        code: 'permute.axes',
        severity: 'error',
        parameter: 'dims',
        values: { dims: order.join(', '), needs: axes.join(', '), shape: formatShape(tensor.shape) },
        fixes: rank > 0 ? [{ type: 'setValue', node: '', parameter: 'dims', value: [...axes].reverse() }] : [],
      });
    }
    return givesTensor(
      tensor,
      order.map((axis) => tensor.shape[axis - 1] ?? null),
    );
  },
  step: (values) => ({ type: 'layer', className: 'Permute', config: { dims: values.dims } }),
  examples: [
    { title: 'swaps time and channels', inputs: { input: [tensorOf([50, 4])] }, output: tensorOf([4, 50]) },
    {
      title: 'brings the channels to the front',
      values: { dims: [3, 1, 2] },
      inputs: { input: [tensorOf([5, 6, 2])] },
      output: tensorOf([2, 5, 6]),
    },
    { title: 'refuses an order of two axes for three', inputs: { input: [tensorOf([5, 6, 2])] }, output: 'rejected' },
    {
      title: 'refuses an axis that is named twice',
      values: { dims: [1, 1] },
      inputs: { input: [tensorOf([5, 6])] },
      output: 'rejected',
    },
  ],
});
