import { choice, text } from '../../params.ts';
import { defineTableNode } from '../tableNode.ts';
import { mailDataset, textlessDataset } from './textExamples.ts';
import { asFreeText, changeFields, checkTexts, chooseTexts, textColumns } from './textFields.ts';

export const removeStopWordsParams = {
  language: choice({
    label: { en: 'Words', zh: '词表' },
    help: {
      en: 'A small list of words that come up in every text. “not” and “no” are not among them: they turn a meaning around.',
      zh: '每篇文本都会出现的少量词。不含“不”“没”之类的词，因为它们会使含义相反。',
    },
    initial: 'en',
    options: [
      { value: 'en', label: { en: 'English', zh: '英文' } },
      { value: 'zh', label: { en: 'Chinese', zh: '中文' } },
      { value: 'own', label: { en: 'my own list', zh: '自定义' } },
    ],
    onCard: true,
  }),
  own: text({
    label: { en: 'My own list', zh: '自定义词表' },
    help: { en: 'The words, separated by spaces or commas.', zh: '要去除的词，用空格或逗号分隔。' },
    placeholder: { en: 'subject, regards, fwd', zh: '主题，此致，转发' },
    visibleWhen: (values) => values.language === 'own',
  }),
  columns: textColumns,
};

export const removeStopWordsNode = defineTableNode({
  kind: 'removeStopWords',
  family: 'text',
  title: { en: 'Remove stop words', zh: '去除停用词' },
  docs: {
    en: 'Takes words such as “the” and “of” out of texts. For counts of words (*Bag of words*, *TF-IDF*) that leaves more room for words that tell texts apart.\n\nNot for networks that read word after word: for them, small words carry the grammar. Capitals do not matter, and what is not removed stays as it is.',
    zh: '从文本中去掉“的”“是”之类的词。对词频类方法（“词袋”“TF-IDF”），这样能给有区分力的词留出更多位置。\n\n不适合逐词阅读的网络：对它们来说，虚词承载着语法。不区分大小写，未去除的内容保持不变。',
  },
  icon: 'ListX',
  keywords: ['stopwords', 'nltk', 'filter words', 'common words', 'stop_words', '停用词', '虚词', '过滤词'],
  params: removeStopWordsParams,
  check: ({ columns, language, own }, dataset) => [
    ...checkTexts(columns, dataset),
    ...(language === 'own' && own.trim() === ''
      ? [{ code: 'text.noOwnWords', severity: 'warning' as const, parameter: 'own' }]
      : []),
  ],
  describe: ({ columns }, fields) => changeFields(fields, chooseTexts(columns, fields), asFreeText),
  examples: [
    { title: 'leaves the columns as they are', inputs: { data: [mailDataset] }, output: mailDataset },
    { title: 'needs a text', inputs: { data: [textlessDataset] }, output: 'rejected' },
  ],
});
