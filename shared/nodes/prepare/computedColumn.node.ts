import { checkExpression } from '../../expression/checkExpression.ts';
import { massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { text, type ValuesOf } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { defineTableNode, numberFeature } from './tableNode.ts';

export const computedParams = {
  name: text({
    label: { en: 'Name', zh: '名称' },
    help: {
      en: 'The name of the new column. The name of a column that is there replaces it.',
      zh: '新列的名称。若与已有的列同名，则替换该列。',
    },
    max: 200,
    placeholder: { en: 'ratio', zh: '比例' },
    onCard: true,
  }),
  expression: text({
    label: { en: 'Expression', zh: '表达式' },
    help: {
      en: "How it is calculated. Columns by name (`in backticks` with spaces), text in '…'; + - * / % ^, comparisons, and, or, not, in (…), is missing, if(condition, a, b), log, sqrt, round, lower, contains…",
      zh: "计算方法。列直接写名称（含空格时用`反引号`），文本写在 '…' 中；可用 + - * / % ^、比较、and、or、not、in (…)、is missing、if(条件, a, b)、log、sqrt、round、lower、contains 等。",
    },
    max: 4000,
    placeholder: { en: 'weight / height ^ 2', zh: 'weight / height ^ 2' },
    onCard: true,
  }),
};
type Values = ValuesOf<typeof computedParams>;

/** The fields with the computed one: a number (a condition is 1 or 0), a category when its texts are known, or text. */
export function describeComputed({ name, expression }: Values, all: readonly FieldType[]): readonly FieldType[] {
  const checked = checkExpression(expression, all);
  if (!checked.ok) return all;
  const { type, classes } = checked.value;
  const role = all.find((one) => one.name === name)?.role ?? 'feature';
  const plain: FieldType = { ...numberFeature(name, null), role };
  const textual: FieldType = classes
    ? { ...plain, dtype: 'string', semantic: 'category', classes }
    : { ...plain, dtype: 'string', semantic: 'text' };
  const computed = type === 'text' ? textual : plain;
  return all.some((one) => one.name === name)
    ? all.map((one) => (one.name === name ? computed : one))
    : [...all, computed];
}

export const computedColumnNode = defineTableNode({
  kind: 'computedColumn',
  family: 'columns',
  title: { en: 'Computed column', zh: '计算列' },
  docs: {
    en: "Calculates a new column from others, row by row, such as `weight / height ^ 2`. What an expert knows to matter, a ratio, a difference, a limit that is exceeded, need not be discovered by the network.\n\nA condition becomes 1 or 0; `if(age > 65, 'old', 'young')` becomes a category. Whatever is calculated from a missing value is missing.",
    zh: "逐行根据其他列计算新列，例如 `weight / height ^ 2`。专家知道重要的内容，如比值、差值、是否超限，不必让网络自己去发现。\n\n条件的结果为 1 或 0；`if(age > 65, 'old', 'young')` 会成为类别。由缺失值计算出的结果也是缺失值。",
  },
  icon: 'Calculator',
  keywords: ['formula', 'expression', 'calculate', 'derive', 'assign', 'eval', 'new column', '公式', '计算', '表达式'],
  params: computedParams,
  check({ name, expression }, dataset) {
    if (name.trim() === '') return [{ code: 'field.noName', severity: 'error', parameter: 'name' }];
    const checked = checkExpression(expression, dataset.fields);
    return checked.ok ? [] : [{ ...checked.problem, parameter: 'expression' }];
  },
  describe: describeComputed,
  examples: [
    {
      title: 'makes a number',
      values: { name: 'kg', expression: 'body_mass_g / 1000' },
      inputs: { data: [tableDataset] },
      output: { ...tableDataset, fields: [...tableDataset.fields, numberFeature('kg', null)] },
    },
    {
      title: 'makes a category in the place of another column',
      values: { name: 'island', expression: "if(island = 'Dream', 'far', 'near')" },
      inputs: { data: [tableDataset] },
      output: {
        ...tableDataset,
        fields: [
          {
            ...numberFeature('island', null),
            dtype: 'string',
            semantic: 'category',
            classes: ['far', 'near'],
          },
          massField,
          speciesField,
        ],
      },
    },
    {
      title: 'names the place of a mistake',
      values: { name: 'kg', expression: 'body_mass_g / / 1000' },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
  ],
});
