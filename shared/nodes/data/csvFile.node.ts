import { defineNode } from '../definition.ts';
import { choice, file } from '../params.ts';
import { dataOutput } from '../ports.ts';
import { inferTable, tableExamples, targetParam } from './tableSource.ts';

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
        en: 'The file to read. Text, separated by comma, semicolon, tab or |.',
        zh: '要读取的文件。文本，以逗号、分号、制表符或 | 分隔。',
      },
      accept: 'csv',
      onCard: true,
    }),
    target: targetParam,
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
  infer: inferTable,
  step: (values) => ({ type: 'source', config: { ...values } }),
  examples: tableExamples('houses.csv'),
});
