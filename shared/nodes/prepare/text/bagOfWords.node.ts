import { choice } from '../../params.ts';
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

export const bagOfWordsParams = {
  mode: choice({
    label: { en: 'Give', zh: '输出' },
    help: {
      en: 'What stands for a term: how often it occurs, whether it occurs, or its share of the text.',
      zh: '每个词项输出什么：出现次数、是否出现，或在文本中所占的比例。',
    },
    initial: 'count',
    options: [
      { value: 'count', label: { en: 'how often', zh: '出现次数' } },
      { value: 'binary', label: { en: 'whether (0 or 1)', zh: '是否出现（0 或 1）' } },
      { value: 'share', label: { en: 'its share of the text', zh: '在文本中的占比' } },
    ],
    onCard: true,
  }),
  ...termParams,
  unit: tokenUnit,
  lower: lowerCase,
  columns: textColumns,
};

export const bagOfWordsNode = defineTableNode({
  kind: 'bagOfWords',
  family: 'text',
  title: { en: 'Bag of words', zh: '词袋' },
  docs: {
    en: 'Counts for each text how often every term of a vocabulary occurs in it: one number a term, the order of words is lost. With terms of two or three words, a little of the order is kept.\n\nThe simplest way to feed texts to dense layers, and easy to look into. *TF-IDF* usually does better, because it gives rare words more weight. The vocabulary is learned from the training rows alone.',
    zh: '统计词表中每个词项在每个文本中出现的次数：每个词项一个数，不保留词序。使用两三个词组成的词项，可以保留一点词序。\n\n这是把文本送入全连接层的最简单方法，也容易理解。“TF-IDF”通常更好，因为它给稀有的词更大的权重。词表只从训练数据中学得。',
  },
  icon: 'ShoppingBag',
  keywords: [
    'CountVectorizer',
    'word count',
    'term frequency',
    'n-gram',
    'multi-hot',
    '词袋模型',
    '词频统计',
    '计数向量',
  ],
  params: bagOfWordsParams,
  check: (values, dataset) => [...checkTexts(values.columns, dataset), ...checkTermLengths(values)],
  describe: ({ columns, maxFeatures }, fields) =>
    changeFields(fields, chooseTexts(columns, fields), (field) => asTermVector(field, maxFeatures)),
  examples: [
    {
      title: 'gives a number for every term',
      values: { maxFeatures: 20, mode: 'binary' },
      inputs: { data: [mailDataset] },
      output: {
        ...mailDataset,
        fields: [{ ...mailField, dtype: 'float32', shape: [20], semantic: 'number', missing: 0 }, sizeField, kindField],
      },
    },
    { title: 'refuses numbers', values: { columns: ['size'] }, inputs: { data: [mailDataset] }, output: 'rejected' },
    { title: 'needs a text', inputs: { data: [textlessDataset] }, output: 'rejected' },
  ],
});
