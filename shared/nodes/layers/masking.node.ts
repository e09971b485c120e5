import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { real } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { needSequence } from './needSequence.ts';

export const maskingNode = defineNode({
  kind: 'masking',
  version: 1,
  title: { en: 'Masking', zh: '掩码' },
  docs: {
    en: 'Marks the time steps in which every channel holds one certain value as empty. Recurrent layers, attention and averages behind it skip them, so that sequences of different lengths can be filled up to one.\n\nFor texts the Embedding does the same with its switch “0 means nothing”.\n\n*Input shape:* time × channels. *Output shape:* the same.',
    zh: '把所有通道都等于某个特定值的时间步标记为空。后面的循环层、注意力和平均会跳过它们，因此不同长度的序列可以补齐到同一长度。\n\n处理文本时，嵌入层的“0 表示空”开关起同样的作用。\n\n*输入形状：*时间 × 通道。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'core',
  icon: 'EyeOff',
  keywords: [
    'Masking',
    'padding mask',
    'pack_padded_sequence',
    'variable length',
    'missing',
    '掩码',
    '屏蔽',
    '变长',
    '补齐',
  ],
  nativeOnly: {
    en: 'Runs on the native engine only: in the fallback no mask travels from layer to layer.',
    zh: '只能在原生引擎上运行：备用引擎不在层与层之间传递掩码。',
  },
  params: {
    maskValue: real({
      label: { en: 'Value of empty steps', zh: '空步的值' },
      help: {
        en: 'A step is empty when all of its channels have this value.',
        zh: '某一步的所有通道都等于此值时，该步为空。',
      },
      initial: 0,
      min: -1e9,
      max: 1e9,
      onCard: true,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(_values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    const problem = needSequence(tensor.shape);
    return problem ? givesNothing(problem) : givesTensor(tensor, tensor.shape);
  },
  step: (values) => ({ type: 'layer', className: 'Masking', config: { ...values } }),
  examples: [
    { title: 'keeps the shape', inputs: { input: [tensorOf([20, 4])] }, output: tensorOf([20, 4]) },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([20])] }, output: 'rejected' },
  ],
});
