import { toggle } from '../../params.ts';
import { defineTableNode } from '../tableNode.ts';
import { checkTermLengths, termParams } from './termParams.ts';
import { kindField, mailDataset, mailField, sizeField, textlessDataset } from './textExamples.ts';
import {
  asTermVector,
  changeFields,
  checkTexts,
  chooseTexts,
  lowerCase,
  textColumns,
  tokenUnit,
} from './textFields.ts';

export const tfIdfParams = {
  ...termParams,
  sublinear: toggle({
    label: { en: 'Dampen repetition', zh: '抑制重复' },
    help: {
      en: 'Takes 1 + ln(count) instead of the count: ten times the same word do not weigh ten times as much.',
      zh: '用 1 + ln(次数) 代替次数：同一个词出现十次，分量不会变成十倍。',
    },
    initial: false,
  }),
  unit: tokenUnit,
  lower: lowerCase,
  columns: textColumns,
};

export const tfIdfNode = defineTableNode({
  kind: 'tfIdf',
  family: 'text',
  title: { en: 'TF-IDF', zh: 'TF-IDF' },
  docs: {
    en: 'Turns each text into one row of numbers: how often each term of the vocabulary occurs in it, weighed by how rare the term is among all training texts, and brought to length 1. The formula is that of scikit-learn.\n\nThe order of words is lost, yet with one dense layer behind it this is a strong and quick baseline for telling kinds of texts apart: beat it before you trust a larger network. Vocabulary and weights come from the training rows alone.',
    zh: '把每个文本变成一行数值：词表中每个词项在其中出现的次数，按该词项在所有训练文本中的稀有程度加权，再归一化为长度 1。公式与 scikit-learn 相同。\n\n词序会丢失，但只需在后面接一个全连接层，就是区分文本类别的又快又强的基线：先超过它，再相信更大的网络。词表和权重只来自训练数据。',
  },
  icon: 'ChartNoAxesColumn',
  keywords: [
    'TfidfVectorizer',
    'term frequency',
    'inverse document frequency',
    'n-gram',
    'bag of words',
    '词频',
    '逆文档频率',
    '关键词权重',
  ],
  params: tfIdfParams,
  check: (values, dataset) => [...checkTexts(values.columns, dataset), ...checkTermLengths(values)],
  describe: ({ columns, maxFeatures }, fields) =>
    changeFields(fields, chooseTexts(columns, fields), (field) => asTermVector(field, maxFeatures)),
  examples: [
    {
      title: 'gives a number for every term',
      values: { maxFeatures: 300, to: 2 },
      inputs: { data: [mailDataset] },
      output: {
        ...mailDataset,
        fields: [
          { ...mailField, dtype: 'float32', shape: [300], semantic: 'number', missing: 0 },
          sizeField,
          kindField,
        ],
      },
    },
    {
      title: 'refuses terms from three to two words',
      values: { from: 3, to: 2 },
      inputs: { data: [mailDataset] },
      output: 'rejected',
    },
    { title: 'needs a text', inputs: { data: [textlessDataset] }, output: 'rejected' },
  ],
});
