import { choice, integer } from '../../params.ts';
import { defineTableNode } from '../tableNode.ts';
import { kindField, mailDataset, mailField, sizeField, textlessDataset } from './textExamples.ts';
import { asTokens, changeFields, checkTexts, chooseTexts, lowerCase, textColumns, tokenUnit } from './textFields.ts';

export const textToSequenceParams = {
  unit: tokenUnit,
  maxTokens: integer({
    label: { en: 'Vocabulary', zh: '词表大小' },
    help: {
      en: 'How many different numbers there can be, the 0 for “nothing” and the 1 for “unknown” included. The Embedding behind it needs as many entries.',
      zh: '编号的总数，包括表示“空”的 0 和表示“未知”的 1。后面的嵌入层需要同样多的条目。',
    },
    initial: 10_000,
    min: 3,
    max: 1_000_000,
    onCard: true,
  }),
  length: integer({
    label: { en: 'Length', zh: '长度' },
    help: {
      en: 'How many words every text gets: longer ones are cut, shorter ones filled up with 0. The time that a recurrent layer needs grows with it.',
      zh: '每个文本的词数：过长的截断，过短的用 0 补齐。循环层所需时间随之增长。',
    },
    initial: 200,
    min: 1,
    max: 10_000,
    onCard: true,
  }),
  keep: choice({
    label: { en: 'Of long texts keep', zh: '长文本保留' },
    help: { en: 'Which end of a text that is too long stays.', zh: '文本过长时保留哪一端。' },
    initial: 'start',
    options: [
      { value: 'start', label: { en: 'the beginning', zh: '开头' } },
      { value: 'end', label: { en: 'the end', zh: '结尾' } },
    ],
  }),
  pad: choice({
    label: { en: 'Fill up', zh: '补齐位置' },
    help: {
      en: 'Where the zeros go. At the beginning, a recurrent layer ends with the text itself even without “0 means nothing”.',
      zh: '0 补在哪里。补在开头时，即使不勾选“0 表示空”，循环层也会以文本本身结束。',
    },
    initial: 'end',
    options: [
      { value: 'end', label: { en: 'at the end', zh: '在末尾' } },
      { value: 'start', label: { en: 'at the beginning', zh: '在开头' } },
    ],
  }),
  minFrequency: integer({
    label: { en: 'At least so often', zh: '最低词频' },
    help: {
      en: 'Words that come up less often in the training rows count as unknown. 2 or more leaves misspellings out.',
      zh: '在训练数据中出现次数更少的词视为未知。设为 2 或更大可排除拼写错误。',
    },
    initial: 1,
    min: 1,
    max: 1_000_000,
  }),
  lower: lowerCase,
  columns: textColumns,
};

export const textToSequenceNode = defineTableNode({
  kind: 'textToSequence',
  family: 'text',
  title: { en: 'Text to sequence', zh: '文本转序列' },
  docs: {
    en: 'Cuts each text into words (or characters) and gives every word its number: 2 for the most frequent one, 3 for the next, 1 for a word that it does not know, 0 where a text has ended. All texts come out with the same length. It is what Keras calls TextVectorization.\n\nThe vocabulary is learned from the training rows alone. Put an *Embedding* behind the Input, and behind it a recurrent layer, attention or an average.',
    zh: '把每个文本切分为单词（或字符），并给每个词一个编号：最常见的为 2，其次为 3，未登录词为 1，文本结束之后为 0。所有文本的输出长度相同。它相当于 Keras 的 TextVectorization。\n\n词表只从训练数据中学得。请在输入节点之后接“嵌入”，再接循环层、注意力或平均。',
  },
  icon: 'ListOrdered',
  usual: true,
  keywords: [
    'TextVectorization',
    'tokenize',
    'Tokenizer',
    'vocabulary',
    'pad_sequences',
    'padding',
    'truncate',
    'word index',
    'nlp',
    '分词',
    '词表',
    '序列化',
    '补齐',
  ],
  params: textToSequenceParams,
  check: ({ columns }, dataset) => checkTexts(columns, dataset),
  describe: ({ columns, length, maxTokens }, fields) =>
    changeFields(fields, chooseTexts(columns, fields), (field) => asTokens(field, length, maxTokens)),
  examples: [
    {
      title: 'makes numbers of words, all rows of one length',
      values: { maxTokens: 500, length: 40 },
      inputs: { data: [mailDataset] },
      output: {
        ...mailDataset,
        fields: [
          { ...mailField, dtype: 'int32', shape: [40], semantic: 'tokens', missing: 0, range: [0, 499] },
          sizeField,
          kindField,
        ],
      },
    },
    { title: 'refuses numbers', values: { columns: ['size'] }, inputs: { data: [mailDataset] }, output: 'rejected' },
    { title: 'needs a text', inputs: { data: [textlessDataset] }, output: 'rejected' },
  ],
});
