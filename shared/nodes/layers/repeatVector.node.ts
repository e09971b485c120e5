import { formatShape } from '../../base/shape.ts';
import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { integer } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';

export const repeatVectorNode = defineNode({
  kind: 'repeatVector',
  version: 1,
  title: { en: 'Repeat vector', zh: '重复向量' },
  docs: {
    en: 'Repeats a row of numbers along a new time axis. It hands what an encoder has understood to every step of a decoder: LSTM, Repeat vector, LSTM that returns sequences makes an autoencoder for sequences.\n\n*Input shape:* features. *Output shape:* times × features.',
    zh: '把一行数值沿新的时间轴重复。它把编码器理解到的内容交给解码器的每一步：LSTM、重复向量、返回序列的 LSTM 就构成序列自编码器。\n\n*输入形状：*特征。*输出形状：*次数 × 特征。',
  },
  category: 'shape',
  icon: 'Repeat',
  keywords: ['RepeatVector', 'repeat', 'expand', 'torch.repeat', 'autoencoder', 'decoder', '重复', '复制', '解码器'],
  params: {
    n: integer({
      label: { en: 'Times', zh: '次数' },
      help: {
        en: 'How many times the row is repeated: the length of the new sequence.',
        zh: '重复的次数，即新序列的长度。',
      },
      initial: 10,
      min: 1,
      max: 100_000,
      onCard: true,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer({ n }, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    if (tensor.shape.length !== 1) {
      return givesNothing({
        code: 'shape.needsRank',
        severity: 'error',
        port: 'input',
        values: { needs: 1, got: tensor.shape.length, form: '@form.row', shape: formatShape(tensor.shape) },
        fixes: [{ type: 'insertBefore', node: '', port: 'input', kind: 'flatten' }],
      });
    }
    return givesTensor(tensor, [n, tensor.shape[0] ?? null]);
  },
  step: (values) => ({ type: 'layer', className: 'RepeatVector', config: { n: values.n } }),
  examples: [
    { title: 'makes a sequence of a row', inputs: { input: [tensorOf([16])] }, output: tensorOf([10, 16]) },
    { title: 'refuses a sequence', inputs: { input: [tensorOf([5, 4])] }, output: 'rejected' },
  ],
});
