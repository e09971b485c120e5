import { formatShape } from '../../base/shape.ts';
import { defineNode, type NodeProblem } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { integer, toggle } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';

export const embeddingNode = defineNode({
  kind: 'embedding',
  version: 1,
  title: { en: 'Embedding', zh: '嵌入' },
  docs: {
    en: 'Turns whole numbers that stand for things (words, products, users) into rows of numbers that are learned: what is used alike ends up close together. The first layer for texts and for categories with many values.\n\nIt must come straight after an Input, whose numbers have to lie from 0 to the number of entries minus one.\n\n*Input shape:* any, whole numbers. *Output shape:* the same with the size of an entry as last axis.',
    zh: '把代表事物（词、商品、用户）的整数变成可学习的数值行：用法相似的会彼此靠近。它是处理文本和取值很多的类别时的第一层。\n\n它必须直接接在输入节点之后，输入的数值须在 0 到“条目数减一”之间。\n\n*输入形状：*任意，整数。*输出形状：*在末尾增加一个轴，大小为每个条目的长度。',
  },
  category: 'layer',
  family: 'core',
  icon: 'WholeWord',
  keywords: [
    'nn.Embedding',
    'word2vec',
    'lookup table',
    'vocabulary',
    'token',
    'nlp',
    '词向量',
    '词嵌入',
    '词表',
    '查找表',
  ],
  params: {
    inputDim: integer({
      label: { en: 'Entries', zh: '条目数' },
      help: {
        en: 'How many different numbers there are, the 0 included: the size of the vocabulary.',
        zh: '不同整数的个数（含 0），即词表大小。',
      },
      initial: 10_000,
      min: 1,
      max: 10_000_000,
      onCard: true,
    }),
    outputDim: integer({
      label: { en: 'Size of an entry', zh: '条目长度' },
      help: {
        en: 'How many numbers describe one entry. 16 to 128 is usual.',
        zh: '用多少个数描述一个条目。常用 16 到 128。',
      },
      initial: 64,
      min: 1,
      max: 8192,
      onCard: true,
    }),
    maskZero: toggle({
      label: { en: '0 means nothing', zh: '0 表示空' },
      help: {
        en: 'Marks the places that hold 0 as empty: recurrent layers and averages behind it skip them. For texts that were filled up to one length.',
        zh: '把值为 0 的位置标记为空，后面的循环层和平均会跳过它们。用于补齐到同一长度的文本。',
      },
      initial: false,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer({ inputDim, outputDim }, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    // What a layer has computed is no index any more. Without a layer's name the types are those of a test.
    const isComputed = tensor.inputFrom === undefined || (tensor.layer ?? tensor.inputFrom) !== tensor.inputFrom;
    if (isComputed) {
      return givesNothing({
        code: 'embedding.needsInput',
        severity: 'error',
        port: 'input',
        values: { shape: formatShape(tensor.shape) },
      });
    }
    const { entries } = tensor;
    const problems: NodeProblem[] =
      entries === undefined || entries <= inputDim
        ? []
        : [
            {
              code: 'embedding.tooFewEntries',
              severity: 'error',
              parameter: 'inputDim',
              values: { entries, inputDim },
              fixes: [{ type: 'setValue', node: '', parameter: 'inputDim', value: entries }],
            },
          ];
    return givesTensor(tensor, [...tensor.shape, outputDim], {
      problems,
      weights: [{ name: 'embeddings', shape: [inputDim, outputDim], trainable: true, initializer: 'uniform' }],
    });
  },
  step: (values) => ({ type: 'layer', className: 'Embedding', config: { ...values } }),
  examples: [
    {
      title: 'gives every word its row',
      values: { inputDim: 50, outputDim: 8 },
      inputs: { input: [tensorOf([12], { inputFrom: 'input_1', layer: 'input_1' })] },
      output: tensorOf([12, 8], { inputFrom: 'input_1' }),
    },
    {
      title: 'keeps the axes of its input',
      values: { inputDim: 9, outputDim: 3, maskZero: true },
      inputs: { input: [tensorOf([4, 5], { inputFrom: 'input_1', layer: 'input_1' })] },
      output: tensorOf([4, 5, 3], { inputFrom: 'input_1' }),
    },
    {
      title: 'refuses more different words than it has entries for',
      values: { inputDim: 50, outputDim: 8 },
      inputs: { input: [tensorOf([12], { inputFrom: 'input_1', layer: 'input_1', entries: 51 })] },
      output: 'rejected',
    },
    {
      title: 'refuses what a layer has computed',
      inputs: { input: [tensorOf([12], { inputFrom: 'input_1', layer: 'dense_1' })] },
      output: 'rejected',
    },
  ],
});
