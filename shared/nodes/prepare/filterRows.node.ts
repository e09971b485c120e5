import { checkExpression } from '../../expression/checkExpression.ts';
import { tableDataset } from '../exampleTypes.ts';
import { text } from '../params.ts';
import { defineTableNode } from './tableNode.ts';

export const filterParams = {
  condition: text({
    label: { en: 'Condition', zh: '条件' },
    help: {
      en: "Rows for which it holds are kept. Columns by name (`in backticks` with spaces), text in '…'; = != < <= > >= + - * / % ^, and, or, not, in (…), is missing, functions such as lower, contains, round, if.",
      zh: "满足条件的行会保留。列直接写名称（含空格时用`反引号`），文本写在 '…' 中；可用 = != < <= > >= + - * / % ^、and、or、not、in (…)、is missing，以及 lower、contains、round、if 等函数。",
    },
    max: 4000,
    placeholder: { en: "age >= 18 and city in ('Oslo', 'Rome')", zh: "age >= 18 and city in ('北京', '上海')" },
    onCard: true,
  }),
};

export const filterRowsNode = defineTableNode({
  kind: 'filterRows',
  family: 'rows',
  title: { en: 'Filter rows', zh: '筛选行' },
  docs: {
    en: "Keeps the rows that meet a condition and drops the others, such as `body_mass_g > 2000 and island != 'Dream'`. Use it to leave out measurements that cannot be right, or to work on a part of the data.\n\nA condition that cannot be decided because a value is missing does not hold. For new rows, a condition on the column to predict is skipped: its value is not known yet.",
    zh: "保留满足条件的行，删除其余的行，例如 `body_mass_g > 2000 and island != 'Dream'`。可用来去掉明显错误的测量值，或只处理数据的一部分。\n\n因缺失值而无法判断的条件视为不成立。对于新数据，涉及要预测的列的条件会被跳过，因为其值尚不知道。",
  },
  icon: 'Funnel',
  keywords: ['query', 'where', 'condition', 'subset', 'expression', 'remove rows', '筛选', '过滤', '条件', '查询'],
  params: filterParams,
  check({ condition }, dataset) {
    const checked = checkExpression(condition, dataset.fields, 'logical');
    return checked.ok ? [] : [{ ...checked.problem, parameter: 'condition' }];
  },
  describe: (_values, fields) => fields,
  changesRows: () => true,
  examples: [
    {
      title: 'keeps rows, and does not know how many',
      values: { condition: "body_mass_g > 2000 and island in ('Dream', 'Biscoe')" },
      inputs: { data: [tableDataset] },
      output: { ...tableDataset, rows: null },
    },
    {
      title: 'needs a condition, not a number',
      values: { condition: 'body_mass_g + 1' },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
    {
      title: 'refuses a column that is not there',
      values: { condition: 'weight > 3' },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
  ],
});
