import { defineNode } from '../definition.ts';
import { imageDataset, islandField, massField, priceDataset, tableDataset, tensorOf } from '../exampleTypes.ts';
import { checkFieldNames, findField } from '../fieldNames.ts';
import { givesNothing, readDataset } from '../inference.ts';
import { fields } from '../params.ts';
import { dataInput, layerOutput } from '../ports.ts';
import {
  checkInputFields,
  checkMixedTokens,
  countEntries,
  describeMixedShapes,
  joinShapes,
  listUsableFeatures,
} from './joinFields.ts';

export const inputNode = defineNode({
  kind: 'input',
  version: 1,
  title: { en: 'Input', zh: '输入' },
  docs: {
    en: 'Where data enters the network: it takes the named fields of each row and hands them to the layers as numbers. Several plain columns become one row of numbers, in their order. Without a choice it takes every feature.\n\nA network may have several inputs, for example one for the image and one for the table beside it. What a network cannot take (text, empty cells) is reported here with a remedy.\n\n*Output shape:* the shape of the field; several columns joined along the last axis.',
    zh: '数据进入网络的地方：它取出每条数据中所选的字段，以数值的形式交给各层。多个普通列会按顺序组成一行数值。不作选择时使用所有特征。\n\n一个网络可以有多个输入，例如一个用于图像，一个用于附带的表格。网络无法接受的内容（文本、空单元格）会在这里报告，并给出解决办法。\n\n*输出形状：*字段的形状；多列时沿最后一个轴拼接。',
  },
  category: 'layer',
  family: 'core',
  icon: 'LogIn',
  keywords: ['InputLayer', 'placeholder', 'feed', 'features', 'X', 'forward', '输入层', '特征', '入口'],
  params: {
    fields: fields({
      label: { en: 'Fields', zh: '字段' },
      help: { en: 'The fields that the network gets to see.', zh: '网络能看到的字段。' },
      emptyMeans: { en: 'all features', zh: '所有特征' },
      onCard: true,
    }),
  },
  inputs: () => [dataInput],
  outputs: () => [layerOutput],
  infer({ fields: chosen }, inputs) {
    const dataset = readDataset(inputs, 'data');
    if (!dataset) return givesNothing();
    const unknown = checkFieldNames(dataset, 'fields', chosen);
    if (unknown.length > 0) return givesNothing(...unknown);
    const picked =
      chosen.length > 0 ? chosen.flatMap((name) => findField(dataset, name) ?? []) : listUsableFeatures(dataset);
    if (picked.length === 0) {
      return givesNothing({ code: 'input.noFields', severity: 'error', port: 'data', parameter: 'fields' });
    }
    const targets = picked.filter((field) => field.role === 'target').map((field) => field.name);
    if (targets.length > 0) {
      const rest = chosen.filter((name) => !targets.includes(name));
      return givesNothing({
        code: 'input.takesTarget',
        severity: 'error',
        parameter: 'fields',
        values: { field: targets.join(', ') },
        fixes: [{ type: 'setValue', node: '', parameter: 'fields', value: rest }],
      });
    }
    const problems = [...checkInputFields(picked), ...checkMixedTokens(picked)];
    if (problems.some((problem) => problem.severity === 'error')) return givesNothing(...problems);
    const shape = joinShapes(picked);
    if (!shape) return givesNothing(describeMixedShapes(picked));
    const entries = countEntries(picked);
    const marks = entries === null ? {} : { entries };
    return { outputs: [{ carries: 'tensor', dtype: 'float32', shape, dataset, inputFrom: '', ...marks }], problems };
  },
  step: ({ fields: chosen }) => ({ type: 'input', fields: chosen }),
  examples: [
    {
      title: 'takes the image',
      values: { fields: ['image'] },
      inputs: { data: [imageDataset] },
      output: tensorOf([28, 28, 1], { inputFrom: '' }),
    },
    {
      title: 'takes all features by default',
      inputs: { data: [priceDataset] },
      output: tensorOf([1], { dataset: priceDataset, inputFrom: '' }),
    },
    {
      title: 'joins numbers and one-hot categories',
      inputs: {
        data: [
          {
            ...tableDataset,
            fields: [
              { ...islandField, dtype: 'float32', shape: [3] },
              { ...massField, missing: 0 },
            ],
          },
        ],
      },
      output: tensorOf([4], {
        inputFrom: '',
        dataset: {
          ...tableDataset,
          fields: [
            { ...islandField, dtype: 'float32', shape: [3] },
            { ...massField, missing: 0 },
          ],
        },
      }),
    },
    { title: 'refuses text and gaps', inputs: { data: [tableDataset] }, output: 'rejected' },
    {
      title: 'refuses to show the answer to the network',
      values: { fields: ['area', 'price'] },
      inputs: { data: [priceDataset] },
      output: 'rejected',
    },
    {
      title: 'refuses a field that is not there',
      values: { fields: ['picture'] },
      inputs: { data: [imageDataset] },
      output: 'rejected',
    },
  ],
});
