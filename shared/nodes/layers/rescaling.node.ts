import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { real } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';

export const rescalingNode = defineNode({
  kind: 'rescaling',
  version: 1,
  title: { en: 'Rescaling', zh: '缩放' },
  docs: {
    en: 'Multiplies every value by a factor and adds an offset. Pixels from 0 to 255 become 0 to 1 with 1/255, or −1 to 1 with 1/127.5 and offset −1.\n\nAs part of the network it goes along into every export, so that whoever uses the model can feed it raw pixels. Normalise pixels does the same in the data.\n\n*Input shape:* any. *Output shape:* the same.',
    zh: '把每个数值乘以一个系数再加上一个偏移。系数取 1/255 时，0 到 255 的像素变成 0 到 1；系数取 1/127.5、偏移取 −1 时，变成 −1 到 1。\n\n作为网络的一部分，它会随模型一起导出，使用者可以直接输入原始像素。像素归一化节点则在数据中做同样的事。\n\n*输入形状：*任意。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'core',
  icon: 'SlidersHorizontal',
  keywords: ['Rescaling', 'normalize', 'ToTensor', '1/255', 'scale', '缩放', '归一化', '像素'],
  params: {
    scale: real({
      label: { en: 'Factor', zh: '系数' },
      help: {
        en: 'What every value is multiplied by. 0.00392157 is 1/255.',
        zh: '每个数值所乘的系数。0.00392157 即 1/255。',
      },
      initial: 1 / 255,
      min: -1e6,
      max: 1e6,
      onCard: true,
    }),
    offset: real({
      label: { en: 'Offset', zh: '偏移' },
      help: { en: 'What is added afterwards.', zh: '随后加上的数。' },
      initial: 0,
      min: -1e6,
      max: 1e6,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(_values, inputs) {
    const tensor = readTensor(inputs, 'input');
    return tensor ? givesTensor(tensor, tensor.shape) : givesNothing();
  },
  step: (values) => ({ type: 'layer', className: 'Rescaling', config: { ...values } }),
  examples: [
    { title: 'keeps the shape', inputs: { input: [tensorOf([28, 28, 1])] }, output: tensorOf([28, 28, 1]) },
    {
      title: 'shifts, too',
      values: { scale: 2, offset: -1 },
      inputs: { input: [tensorOf([8])] },
      output: tensorOf([8]),
    },
  ],
});
