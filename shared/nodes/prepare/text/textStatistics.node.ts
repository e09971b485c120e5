import { toggle } from '../../params.ts';
import type { FieldType } from '../../portType.ts';
import { checkNewNames, defineTableNode, numberFeature } from '../tableNode.ts';
import { mailDataset, textlessDataset } from './textExamples.ts';
import { checkTexts, chooseTexts, textColumns } from './textFields.ts';

/** What can be measured of a text, in the order of the new columns. */
export const TEXT_MEASURES = [
  'characters',
  'words',
  'wordLength',
  'distinct',
  'capitals',
  'digits',
  'marks',
  'exclamations',
  'links',
] as const;
export type TextMeasure = (typeof TEXT_MEASURES)[number];

export const textStatisticsParams = {
  lengths: toggle({
    label: { en: 'Length', zh: '长度' },
    help: {
      en: 'Characters, words, the mean length of a word, and the share of different words.',
      zh: '字符数、词数、平均词长，以及不同词所占的比例。',
    },
    initial: true,
  }),
  shares: toggle({
    label: { en: 'Kinds of characters', zh: '字符类型' },
    help: { en: 'The shares of capitals, digits and punctuation marks.', zh: '大写字母、数字和标点所占的比例。' },
    initial: true,
  }),
  signals: toggle({
    label: { en: 'Exclamation marks and links', zh: '感叹号和链接' },
    help: { en: 'How many exclamation marks and web addresses there are.', zh: '感叹号和网址的个数。' },
    initial: true,
  }),
  keepText: toggle({
    label: { en: 'Keep the text', zh: '保留文本' },
    help: { en: 'Leaves the column of text beside the new columns.', zh: '在新列旁保留原文本列。' },
    initial: true,
  }),
  columns: textColumns,
};

interface Chosen {
  readonly columns: readonly string[];
  readonly lengths: boolean;
  readonly shares: boolean;
  readonly signals: boolean;
  readonly keepText: boolean;
}

/** The measures that are switched on. */
export function listMeasures({ lengths, shares, signals }: Chosen): readonly TextMeasure[] {
  return TEXT_MEASURES.filter((measure) => {
    if (['characters', 'words', 'wordLength', 'distinct'].includes(measure)) return lengths;
    return measure === 'exclamations' || measure === 'links' ? signals : shares;
  });
}

/** The fields that leave the step: the new columns at the end. */
export function describeMeasures(values: Chosen, fields: readonly FieldType[]): readonly FieldType[] {
  const texts = chooseTexts(values.columns, fields);
  const kept = values.keepText ? fields : fields.filter((field) => !texts.includes(field));
  const added = texts.flatMap(({ name }) => listMeasures(values).map((measure) => numberFeature(`${name}_${measure}`)));
  return [...kept, ...added];
}

export const textStatisticsNode = defineTableNode({
  kind: 'textStatistics',
  family: 'text',
  title: { en: 'Text statistics', zh: '文本统计' },
  docs: {
    en: 'Measures each text and adds the figures as columns of numbers: its length, its share of capitals, digits and marks, how many links it has. They say how a text is written, not what it says.\n\nGood beside words: shouting in capitals tells spam, and a dense layer finds that in one number. Scale them before they enter a network.',
    zh: '测量每个文本，并把结果作为数值列加入：长度，大写字母、数字和标点的比例，链接个数等。它们反映文本怎么写，而不是写了什么。\n\n适合与词语特征配合使用：大量大写往往意味着垃圾邮件，全连接层从一个数就能看出来。进入网络之前请先缩放。',
  },
  icon: 'Sigma',
  keywords: [
    'length',
    'word count',
    'capitals',
    'digits',
    'punctuation',
    'features',
    '文本长度',
    '字数',
    '大写',
    '标点',
  ],
  params: textStatisticsParams,
  check: (values, dataset) => [
    ...checkTexts(values.columns, dataset),
    ...checkNewNames(
      dataset,
      chooseTexts(values.columns, dataset.fields).flatMap(({ name }) =>
        listMeasures(values).map((measure) => `${name}_${measure}`),
      ),
    ),
  ],
  describe: describeMeasures,
  examples: [
    {
      title: 'adds what it counts',
      values: { lengths: false, shares: false },
      inputs: { data: [mailDataset] },
      output: {
        ...mailDataset,
        fields: [...mailDataset.fields, numberFeature('mail_exclamations'), numberFeature('mail_links')],
      },
    },
    { title: 'refuses numbers', values: { columns: ['size'] }, inputs: { data: [mailDataset] }, output: 'rejected' },
    { title: 'needs a text', inputs: { data: [textlessDataset] }, output: 'rejected' },
  ],
});
