import { defineNode } from '../definition.ts';
import { findTarget } from '../fieldNames.ts';
import { gives, givesNothing } from '../inference.ts';
import { choice, field, file } from '../params.ts';
import { dataOutput } from '../ports.ts';
import type { FieldType } from '../portType.ts';
import { offerFile } from './offerFile.ts';

const sampleFields: readonly FieldType[] = [
  { name: 'area', dtype: 'float32', shape: [], role: 'feature', semantic: 'number', missing: 0 },
  { name: 'price', dtype: 'float32', shape: [], role: 'feature', semantic: 'number', missing: 0 },
];

/** Marks the field to predict; the last one when none is named. Everything else that is not set aside is a feature. */
function markTarget(fields: readonly FieldType[], target: string): readonly FieldType[] {
  const name = target === '' ? fields.at(-1)?.name : target;
  return fields.map((one) => {
    if (one.name === name) return { ...one, role: 'target' };
    return one.role === 'target' ? { ...one, role: 'feature' } : one;
  });
}

export const csvFileNode = defineNode({
  kind: 'csvFile',
  version: 1,
  title: { en: 'CSV file', zh: 'CSV 文件' },
  docs: {
    en: 'Reads a table from a text file with one row per line. The separator, the header, the decimal sign and the type of every column are recognised; a preview shows what was understood. Pick the column that the network should learn to predict: it becomes the target, all others are features.\n\nEmpty cells and `NA` count as missing. The file is referenced relative to the project, with a fingerprint, so a changed or moved file is noticed.',
    zh: '从文本文件读取表格，每行一条数据。分隔符、表头、小数点以及每一列的类型都会自动识别，预览会显示识别结果。请选择网络要学习预测的那一列：它就是目标列，其余各列都是特征。\n\n空单元格和 `NA` 视为缺失值。文件以相对于项目的路径保存，并带有指纹，因此文件被修改或移动时会被发现。',
  },
  category: 'data',
  icon: 'FileSpreadsheet',
  keywords: ['table', 'excel', 'tsv', 'read_csv', 'pandas', 'dataframe', 'spreadsheet', '表格', '导入', '读取', '数据'],
  params: {
    file: file({
      label: { en: 'File', zh: '文件' },
      help: {
        en: 'The file to read. Text in UTF-8, separated by comma, semicolon, tab or |.',
        zh: '要读取的文件。UTF-8 文本，以逗号、分号、制表符或 | 分隔。',
      },
      accept: 'csv',
      onCard: true,
    }),
    target: field({
      label: { en: 'Column to predict', zh: '要预测的列' },
      help: {
        en: 'The column that the network learns to predict. A column of text or whole-number classes makes a classification, a column of numbers a regression.',
        zh: '网络要学习预测的列。文本列或类别列对应分类任务，数值列对应回归任务。',
      },
      emptyMeans: { en: 'the last column', zh: '最后一列' },
      onCard: true,
    }),
    delimiter: choice({
      label: { en: 'Separator', zh: '分隔符' },
      help: {
        en: 'The sign between two cells. Change it only when the preview looks wrong.',
        zh: '单元格之间的符号。只有预览不正确时才需要更改。',
      },
      initial: 'auto',
      options: [
        { value: 'auto', label: { en: 'recognise', zh: '自动识别' } },
        { value: ',', label: { en: 'comma ,', zh: '逗号 ,' } },
        { value: ';', label: { en: 'semicolon ;', zh: '分号 ;' } },
        { value: 'tab', label: { en: 'tab', zh: '制表符' } },
        { value: '|', label: { en: 'bar |', zh: '竖线 |' } },
      ],
    }),
    decimal: choice({
      label: { en: 'Decimal sign', zh: '小数点' },
      help: { en: 'How numbers are written: 3.14 or 3,14.', zh: '数字的写法：3.14 或 3,14。' },
      initial: 'auto',
      options: [
        { value: 'auto', label: { en: 'recognise', zh: '自动识别' } },
        { value: '.', label: { en: 'point 3.14', zh: '点号 3.14' } },
        { value: ',', label: { en: 'comma 3,14', zh: '逗号 3,14' } },
      ],
    }),
    header: choice({
      label: { en: 'First row holds names', zh: '首行为列名' },
      help: {
        en: 'Whether the first row names the columns. Without names they are called column1, column2…',
        zh: '第一行是否为列名。没有列名时依次命名为 column1、column2……',
      },
      initial: 'auto',
      options: [
        { value: 'auto', label: { en: 'recognise', zh: '自动识别' } },
        { value: 'yes', label: { en: 'yes', zh: '是' } },
        { value: 'no', label: { en: 'no', zh: '否' } },
      ],
    }),
  },
  inputs: () => [],
  outputs: () => [dataOutput],
  infer({ file: chosen, target }, _inputs, facts) {
    if (chosen.path === '') {
      return givesNothing({
        code: 'source.noFile',
        severity: 'error',
        parameter: 'file',
        fixes: [{ type: 'findFile', node: '', parameter: 'file' }],
      });
    }
    if (!facts) return givesNothing();
    if (facts.problems.some((problem) => problem.severity === 'error'))
      return givesNothing(...offerFile(facts.problems, 'file'));
    const fields = markTarget(facts.fields, target);
    const dataset = { carries: 'dataset', fields, rows: facts.rows, split: facts.split } as const;
    if (findTarget(dataset)) return gives(dataset, facts.problems);
    return gives(dataset, [
      ...facts.problems,
      {
        code: 'field.unknown',
        severity: 'error',
        parameter: 'target',
        values: { field: target, known: fields.map((one) => one.name).join(', ') },
        fixes: [{ type: 'setValue', node: '', parameter: 'target', value: '' }],
      },
    ]);
  },
  step: (values) => ({ type: 'source', config: { ...values } }),
  examples: [
    {
      title: 'takes the last column as target',
      values: { file: { path: 'houses.csv' } },
      inputs: {},
      facts: { fields: sampleFields, rows: 500, split: 'none', problems: [] },
      output: { carries: 'dataset', fields: markTarget(sampleFields, 'price'), rows: 500, split: 'none' },
    },
    {
      title: 'refuses a target that the file does not have',
      values: { file: { path: 'houses.csv' }, target: 'rent' },
      inputs: {},
      facts: { fields: sampleFields, rows: 500, split: 'none', problems: [] },
      output: 'rejected',
    },
    { title: 'asks for a file', inputs: {}, output: 'rejected' },
  ],
});
