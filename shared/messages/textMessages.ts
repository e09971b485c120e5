import type { Text } from '../base/text.ts';

/** What the kinds on texts and on sequences of words find wrong. */
export const textMessages = {
  'field.needsText': { en: '{field} does not hold text.', zh: '{field} 不是文本列。' },
  'error.text.tokenizerTooLarge': {
    en: '{path} has {megabytes} MB; a tokenizer.json of at most {limit} MB can be read.',
    zh: '{path} 有 {megabytes} MB；最多可读取 {limit} MB 的 tokenizer.json。',
  },
  'error.text.tokenizerUnreadable': {
    en: 'This is no tokenizer.json that can be read ({reason}).',
    zh: '这不是可读取的 tokenizer.json（{reason}）。',
  },
  'error.text.vocabularyTooSmall': {
    en: 'The tokenizer needs a vocabulary of {needed}, but {given} are set. Set it to {needed}, in the Embedding too.',
    zh: '分词器需要大小为 {needed} 的词表，但设置为 {given}。请设为 {needed}，嵌入层也一样。',
  },
  'text.noText': {
    en: 'There is no column of text to work on. The data has: {fields}.',
    zh: '没有可处理的文本列。数据包含：{fields}。',
  },
  'text.noOwnWords': {
    en: 'The own list is empty, so no word would be removed.',
    zh: '自定义词表为空，不会去除任何词。',
  },
  'text.nGramRange': {
    en: 'Runs from {from} to {to} words: the first number must not be the larger one.',
    zh: '词组长度从 {from} 到 {to}：前者不能大于后者。',
  },
  'text.rareTerms': {
    en: '“{field}” has only {terms} different terms in the training rows; {width} places are kept for them, and the rest stays 0.',
    zh: '“{field}”在训练数据中只有 {terms} 个不同的词项，却保留了 {width} 个位置，其余始终为 0。',
  },
  'text.cutOften': {
    en: '{share} % of the training texts in “{field}” are longer than {length}: what is beyond is cut off. Half of the texts have at most {median}.',
    zh: '“{field}”中有 {share} % 的训练文本长度超过 {length}，超出部分会被截去。一半的文本长度不超过 {median}。',
  },
  'text.noWords': {
    en: '“{field}” has no word in any training row, so there is nothing to learn a vocabulary from.',
    zh: '“{field}”在所有训练数据中都没有词，无法建立词表。',
  },
  'input.mixedTokens': {
    en: '{tokens} hold words, which an embedding looks up, and {others} plain numbers. Take them into the network through one Input each.',
    zh: '{tokens} 是需要查表的词，而 {others} 是普通数值。请让它们分别通过各自的输入节点进入网络。',
  },
  'embedding.tooFewEntries': {
    en: 'The words that come in have up to {entries} different numbers, but there are only {inputDim} entries.',
    zh: '输入的词最多有 {entries} 个不同的编号，但条目只有 {inputDim} 个。',
  },
} satisfies Readonly<Record<string, Text>>;
