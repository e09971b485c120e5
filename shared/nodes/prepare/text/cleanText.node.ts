import { toggle } from '../../params.ts';
import { defineTableNode } from '../tableNode.ts';
import { kindField, mailDataset, mailField, sizeField, textlessDataset } from './textExamples.ts';
import { asFreeText, changeFields, checkTexts, chooseTexts, textColumns } from './textFields.ts';

export const cleanTextParams = {
  lower: toggle({
    label: { en: 'Lower case', zh: '转为小写' },
    help: {
      en: 'Takes capital letters away. “WIN NOW” says more in capitals.',
      zh: '去除大写。有时大写本身就是信息。',
    },
    initial: true,
    onCard: true,
  }),
  stripHtml: toggle({
    label: { en: 'Strip HTML', zh: '去除 HTML' },
    help: {
      en: 'Takes tags, comments, scripts and styles out, and turns names such as &amp;amp; into their characters.',
      zh: '去除标签、注释、脚本和样式，并把 &amp;amp; 之类的名称还原为字符。',
    },
    initial: true,
  }),
  removeUrls: toggle({
    label: { en: 'Remove links and addresses', zh: '去除链接和邮箱地址' },
    help: { en: 'Takes web and e-mail addresses out.', zh: '去除网址和电子邮件地址。' },
    initial: false,
  }),
  removeNumbers: toggle({
    label: { en: 'Remove numbers', zh: '去除数字' },
    help: {
      en: 'Takes all digits out, with the points and commas between them.',
      zh: '去除所有数字以及其间的小数点和逗号。',
    },
    initial: false,
  }),
  removePunctuation: toggle({
    label: { en: 'Remove punctuation', zh: '去除标点' },
    help: { en: 'Takes punctuation marks and symbols out.', zh: '去除标点和符号。' },
    initial: false,
  }),
  stripAccents: toggle({
    label: { en: 'Strip accents', zh: '去除变音符号' },
    help: {
      en: 'Turns “é” into “e”. Not for languages where that makes other words.',
      zh: '把 “é” 变为 “e”。若某种语言中这会变成另一个词，请不要使用。',
    },
    initial: false,
  }),
  collapseSpaces: toggle({
    label: { en: 'Collapse spaces', zh: '合并空白' },
    help: { en: 'Runs of spaces and line breaks become one space.', zh: '连续的空格和换行合并为一个空格。' },
    initial: true,
  }),
  columns: textColumns,
};

export const cleanTextNode = defineTableNode({
  kind: 'cleanText',
  family: 'text',
  title: { en: 'Clean text', zh: '清理文本' },
  docs: {
    en: 'Takes out of a text what does not matter for its meaning: HTML, links, capitals, accents, spaces. Each has its own switch, because what is noise for one question is the signal for another: for spam, capitals and exclamation marks say a lot.\n\nUse it before *Text to sequence* or *TF-IDF*. It learns nothing and treats each text by itself; an empty cell stays empty.',
    zh: '去掉文本中与含义无关的内容：HTML、链接、大写、变音符号、空白。每一项都有自己的开关，因为对一个问题是噪声的内容，对另一个问题可能就是线索：识别垃圾邮件时，大写和感叹号很有用。\n\n在“文本转序列”或“TF-IDF”之前使用。它不学习任何内容，逐条处理文本；空单元格保持为空。',
  },
  icon: 'Eraser',
  keywords: [
    'strip_tags',
    'BeautifulSoup',
    'lowercase',
    'normalize',
    'regex',
    'preprocess',
    'unidecode',
    '文本清洗',
    '去除标签',
    '小写',
  ],
  params: cleanTextParams,
  check: ({ columns }, dataset) => checkTexts(columns, dataset),
  describe: ({ columns }, fields) => changeFields(fields, chooseTexts(columns, fields), asFreeText),
  examples: [
    {
      title: 'leaves the columns as they are, with cleaner texts',
      inputs: { data: [mailDataset] },
      output: mailDataset,
    },
    {
      title: 'makes free text of a named category',
      values: { columns: ['kind'] },
      inputs: { data: [mailDataset] },
      output: {
        ...mailDataset,
        fields: [
          mailField,
          sizeField,
          { name: 'kind', dtype: 'string', shape: [], role: 'target', missing: kindField.missing, semantic: 'text' },
        ],
      },
    },
    { title: 'refuses numbers', values: { columns: ['size'] }, inputs: { data: [mailDataset] }, output: 'rejected' },
    { title: 'needs a text', inputs: { data: [textlessDataset] }, output: 'rejected' },
  ],
});
