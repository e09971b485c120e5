import type { Text } from '../base/text.ts';

/** What a look at the data itself tells: columns and rows that are likely to mislead a network. And what rows were edited. */
export const profileMessages: Readonly<Record<string, Text>> = {
  'profile.constant': {
    en: '“{field}” has the same value in every row: a network can learn nothing from it.',
    zh: '“{field}”在每一行的值都相同：网络无法从中学到任何东西。',
  },
  'profile.idLike': {
    en: '“{field}” is different in every row, like a number or name of the row. A network would learn rows by heart.',
    zh: '“{field}”在每一行都不同，像是行的编号或名称。网络会死记硬背。',
  },
  'profile.leak': {
    en: '“{field}” all but tells “{target}” ({value} of 1). Is it known before the answer is? If not, leave it out.',
    zh: '“{field}”几乎直接给出了“{target}”（关联度 {value}，最大为 1）。在答案揭晓之前就能知道它吗？如果不能，请去掉它。',
  },
  'profile.imbalance': {
    en: 'Classes of “{field}” are uneven: {rareCount} rows of “{rare}”, {commonCount} of “{common}”. A network may ignore the rare ones.',
    zh: '“{field}”的类别不均衡：“{rare}”有 {rareCount} 行，“{common}”有 {commonCount} 行。网络可能会忽略罕见的类别。',
  },
  'profile.duplicates': {
    en: 'Rows of validation and test that are also among the training rows: {count}. The network has seen their answers.',
    zh: '验证和测试部分中同时出现在训练部分的行：{count}。网络已经见过它们的答案。',
  },
  'field.notEditable': {
    en: '“{field}” is no single value and cannot be changed in a cell.',
    zh: '“{field}”不是单个值，无法在单元格中修改。',
  },
  'field.unknownClass': {
    en: '“{value}” is none of the classes of “{field}”: {known}.',
    zh: '“{value}”不是“{field}”的类别：{known}。',
  },
  'field.notANumber': {
    en: '“{value}” is no number that “{field}” could hold.',
    zh: '“{value}”不是“{field}”可以存放的数值。',
  },
  'data.excluded': { en: 'Left out by hand.', zh: '已手动排除。' },
  'data.excludedCount': { en: '{count} rows were left out by hand.', zh: '已手动排除 {count} 行。' },
  'data.notTaken': {
    en: 'No row that comes out of this step is made of this one.',
    zh: '此步骤输出的行中没有一行由它得到。',
  },
};
