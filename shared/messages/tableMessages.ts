import type { Text } from '../base/text.ts';

/** What can be wrong with a step that works on tables. Said on the node, and by the data process as `error.<code>`. */
const failures = {
  'field.needsNumbers': { en: '{field} does not hold plain numbers.', zh: '{field} 不是普通的数值列。' },
  'field.needsCategory': { en: '{field} is not a category.', zh: '{field} 不是类别列。' },
  'field.nameTaken': {
    en: 'Two columns would be called {field}. Choose another name.',
    zh: '会有两列都叫 {field}。请换一个名称。',
  },
  'field.noName': { en: 'The new column needs a name.', zh: '新列需要一个名称。' },
  'field.needsTarget': {
    en: 'This needs a column to predict, and the data has none of the right kind ({kind}).',
    zh: '这一步需要有要预测的列，但数据中没有合适的列（{kind}）。',
  },
  'rename.counts': {
    en: '{columns} columns are chosen, but {names} new names are given: one for each, separated by commas.',
    zh: '选择了 {columns} 列，但给出了 {names} 个新名称：每列一个，用逗号分隔。',
  },
  'cast.noCategories': {
    en: 'Name the categories that {field} may hold, separated by commas: they cannot be known before the data is read.',
    zh: '请列出 {field} 可能的类别，用逗号分隔：读取数据之前无法得知它们。',
  },
  'columns.none': { en: 'The data has no column that this could work on.', zh: '数据中没有这一步可以处理的列。' },
  'columns.tooMany': {
    en: 'This would make {count} columns, at most {limit} are possible. Choose fewer.',
    zh: '这会产生 {count} 列，最多允许 {limit} 列。请减少选择。',
  },
  'columns.tooFew': {
    en: '{wanted} are asked for, but there are only {count} columns to take them from.',
    zh: '要求 {wanted} 个，但只有 {count} 列可用。',
  },
  'clip.limits': {
    en: 'The lower limit {low} is above the upper limit {high}.',
    zh: '下限 {low} 大于上限 {high}。',
  },
  'split.needsColumn': {
    en: 'Choose the column that says which rows belong together.',
    zh: '请选择用来决定数据行归属的列。',
  },
  'split.noFold': {
    en: 'There are {folds} folds, so there is no fold {fold}.',
    zh: '共有 {folds} 折，没有第 {fold} 折。',
  },

  'expression.empty': { en: 'Write an expression, such as {example}.', zh: '请写一个表达式，例如 {example}。' },
  'expression.unexpected': {
    en: 'At place {place}: “{found}” was not expected here; expected {expected}.',
    zh: '第 {place} 个字符处：这里不应出现“{found}”，应为{expected}。',
  },
  'expression.badCharacter': {
    en: 'At place {place}: “{found}” has no meaning here.',
    zh: '第 {place} 个字符处：“{found}”在这里没有意义。',
  },
  'expression.openText': {
    en: 'At place {place}: a quotation mark is opened and never closed.',
    zh: '第 {place} 个字符处：引号没有闭合。',
  },
  'expression.badNumber': {
    en: 'At place {place}: {found} is not a number.',
    zh: '第 {place} 个字符处：{found} 不是数字。',
  },
  'expression.tooLong': {
    en: 'The expression is too long or too deeply nested (at place {place}).',
    zh: '表达式过长或嵌套过深（第 {place} 个字符处）。',
  },
  'expression.unknownColumn': {
    en: 'At place {place}: there is no column {field}. The data has: {known}. Text goes into quotation marks.',
    zh: '第 {place} 个字符处：没有名为 {field} 的列。数据包含：{known}。文本要放在引号中。',
  },
  'expression.columnNotPlain': {
    en: 'At place {place}: {field} has more than one value a row and cannot be calculated with.',
    zh: '第 {place} 个字符处：{field} 每行有多个值，不能参与计算。',
  },
  'expression.unknownFunction': {
    en: 'At place {place}: there is no function {name}. There are: {known}.',
    zh: '第 {place} 个字符处：没有函数 {name}。可用的函数：{known}。',
  },
  'expression.argumentCount': {
    en: 'At place {place}: {name} takes {needs} values, got {got}.',
    zh: '第 {place} 个字符处：{name} 需要 {needs} 个值，实际为 {got} 个。',
  },
  'expression.typeMismatch': {
    en: 'At place {place}: needs {needs}, got {got}.',
    zh: '第 {place} 个字符处：需要{needs}，实际为{got}。',
  },
} as const satisfies Readonly<Record<string, Text>>;

const others = {
  'port.other': { en: 'Other table', zh: '另一张表' },
  'expression.type.number': { en: 'a number', zh: '数字' },
  'expression.type.text': { en: 'text', zh: '文本' },
  'expression.type.logical': { en: 'a condition (yes or no)', zh: '条件（是或否）' },
  'expression.expected.value': { en: 'a value', zh: '一个值' },
  'expression.expected.end': { en: 'an operator or the end', zh: '运算符或结尾' },
  'expression.expected.open': { en: '“(”', zh: '“(”' },
  'expression.expected.close': { en: '“)” or “,”', zh: '“)”或“,”' },
  'expression.expected.missing': { en: '“missing”', zh: '“missing”' },
  'expression.expected.in': { en: '“in”', zh: '“in”' },
  'expression.expected.literal': { en: 'a number or a text in quotation marks', zh: '数字或放在引号中的文本' },
  'expression.end': { en: 'the end', zh: '结尾' },
  'columns.kind.any': { en: 'any column', zh: '任意列' },
  'columns.kind.number': { en: 'a number', zh: '数值' },
  'columns.kind.category': { en: 'a category', zh: '类别' },
  'data.filtered': { en: 'The condition does not hold for this row.', zh: '该行不满足条件。' },
  'data.filteredCount': {
    en: '{count} rows do not meet the condition and are left out.',
    zh: '有 {count} 行不满足条件，已被忽略。',
  },
  'data.outlier': { en: '“{field}” lies outside of the limits.', zh: '“{field}”超出范围。' },
  'data.outlierCount': {
    en: '{count} rows lie outside of the limits and are left out.',
    zh: '有 {count} 行超出范围，已被忽略。',
  },
  'data.featuresKept': { en: 'Kept, best first: {names}.', zh: '保留的列（从好到差）：{names}。' },
} as const satisfies Readonly<Record<string, Text>>;

/** Sentences of problems and errors that come from: steps that work on tables. `{name}` stands for a value. */
export const tableMessages: Readonly<Record<string, Text>> = {
  ...others,
  ...failures,
  ...Object.fromEntries(Object.entries(failures).map(([code, text]) => [`error.${code}`, text])),
};
