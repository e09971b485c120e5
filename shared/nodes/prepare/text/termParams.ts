import type { NodeProblem } from '../../definition.ts';
import { integer } from '../../params.ts';

/** What kinds that count terms share. */
export const termParams = {
  maxFeatures: integer({
    label: { en: 'Terms', zh: '词项数' },
    help: {
      en: 'How many terms are counted, the most frequent of the training rows: the width of what comes out.',
      zh: '统计多少个词项（训练数据中最常见的那些），即输出的宽度。',
    },
    initial: 1000,
    min: 1,
    max: 50_000,
    onCard: true,
  }),
  from: integer({
    label: { en: 'Words in a term, from', zh: '词组最短' },
    help: { en: 'The shortest run of words that is a term.', zh: '一个词项最少包含几个相邻的词。' },
    initial: 1,
    min: 1,
    max: 5,
  }),
  to: integer({
    label: { en: 'Words in a term, to', zh: '词组最长' },
    help: {
      en: 'The longest run. 2 also counts pairs such as “free entry”, and needs many more terms.',
      zh: '一个词项最多包含几个相邻的词。设为 2 还会统计“免费 参加”这样的词对，需要更多词项。',
    },
    initial: 1,
    min: 1,
    max: 5,
  }),
  minTexts: integer({
    label: { en: 'In at least so many texts', zh: '最低文本数' },
    help: {
      en: 'Terms that come up in fewer training texts are left out.',
      zh: '出现在更少训练文本中的词项不计。',
    },
    initial: 1,
    min: 1,
    max: 1_000_000,
  }),
};

/** A problem when the shortest term is longer than the longest. */
export function checkTermLengths({ from, to }: { readonly from: number; readonly to: number }): readonly NodeProblem[] {
  if (from <= to) return [];
  return [
    {
      code: 'text.nGramRange',
      severity: 'error',
      parameter: 'to',
      values: { from, to },
      fixes: [{ type: 'setValue', node: '', parameter: 'to', value: from }],
    },
  ];
}
