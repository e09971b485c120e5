import { formatShape } from '../../base/shape.ts';
import { defineNode, type NodeProblem } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { integer } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { activation, kernelInitializer, regularizers, useBias, withoutZeroPenalties } from './layerParams.ts';

export const denseNode = defineNode({
  kind: 'dense',
  version: 1,
  title: { en: 'Dense', zh: '全连接' },
  docs: {
    en: 'Connects every input with every output: each output is a weighted sum of all inputs. The layer for tables, and for the end of nearly every network, where it turns what was found into an answer.\n\nAs the last layer: as many units as there are classes with softmax; one unit with sigmoid for yes or no; one linear unit for a number.\n\n*Input shape:* any, the last axis is used. *Output shape:* the same with the units as last axis.',
    zh: '把每个输入与每个输出相连：每个输出都是所有输入的加权和。它适用于表格数据，也几乎是每个网络的结尾，把前面找到的特征变成答案。\n\n作为最后一层时：多分类用与类别数相同的单元数加 softmax；是或否用一个单元加 sigmoid；预测数值用一个 linear 单元。\n\n*输入形状：*任意，使用最后一个轴。*输出形状：*最后一个轴变为单元数，其余不变。',
  },
  category: 'layer',
  family: 'core',
  icon: 'Network',
  keywords: ['Linear', 'nn.Linear', 'fully connected', 'fc', 'perceptron', 'mlp', 'affine', '全连接', '线性', '密集'],
  params: {
    units: integer({
      label: { en: 'Units', zh: '单元数' },
      help: {
        en: 'The number of outputs. In the last layer it is given by the task: the number of classes, or 1.',
        zh: '输出的个数。最后一层由任务决定：类别数，或 1。',
      },
      initial: 64,
      min: 1,
      max: 65_536,
      onCard: true,
    }),
    activation,
    useBias,
    kernelInitializer,
    ...regularizers,
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    if (tensor.shape.length === 0) {
      return givesNothing({
        code: 'shape.needsAxis',
        severity: 'error',
        port: 'input',
        values: { needs: 1, got: 0 },
        fixes: [{ type: 'insertBefore', node: '', port: 'input', kind: 'reshape', values: { targetShape: [1] } }],
      });
    }
    // Legal, and nearly always an oversight: the layer is applied to each pixel by itself.
    const perPixel: readonly NodeProblem[] =
      tensor.shape.length === 3
        ? [
            {
              code: 'dense.perPixel',
              severity: 'warning',
              port: 'input',
              values: { shape: formatShape(tensor.shape) },
              fixes: [
                { type: 'insertBefore', node: '', port: 'input', kind: 'flatten' },
                { type: 'insertBefore', node: '', port: 'input', kind: 'globalAveragePooling2d' },
              ],
            },
          ]
        : [];
    return givesTensor(tensor, [...tensor.shape.slice(0, -1), values.units], {
      activation: values.activation,
      activationFrom: '',
      unitsFrom: '',
      problems: perPixel,
      weights: [
        { name: 'kernel', shape: [tensor.shape.at(-1) ?? null, values.units], trainable: true },
        ...(values.useBias ? [{ name: 'bias', shape: [values.units], trainable: true }] : []),
      ],
    });
  },
  step: (values) => ({ type: 'layer', className: 'Dense', config: withoutZeroPenalties(values) }),
  examples: [
    {
      title: 'turns a row of numbers into another',
      inputs: { input: [tensorOf([1600])] },
      output: tensorOf([64], { activation: 'relu', activationFrom: '', unitsFrom: '' }),
    },
    {
      title: 'ends a classification into ten classes',
      values: { units: 10, activation: 'softmax' },
      inputs: { input: [tensorOf([64])] },
      output: tensorOf([10], { activation: 'softmax', activationFrom: '', unitsFrom: '' }),
    },
    {
      title: 'works on the last axis of a sequence',
      values: { units: 8 },
      inputs: { input: [tensorOf([20, 5])] },
      output: tensorOf([20, 8], { activation: 'relu', activationFrom: '', unitsFrom: '' }),
    },
    { title: 'refuses a value without axes', inputs: { input: [tensorOf([])] }, output: 'rejected' },
  ],
});
