import { defineNode } from '../definition.ts';
import { file, text } from '../params.ts';
import { dataOutput } from '../ports.ts';
import { inferTable, tableExamples, targetParam } from './tableSource.ts';

export const excelFileNode = defineNode({
  kind: 'excelFile',
  version: 1,
  title: { en: 'Excel file', zh: 'Excel 文件' },
  docs: {
    en: 'Reads one sheet of a spreadsheet: Excel (.xlsx, .xlsm, .xls) or OpenDocument (.ods). Values are read as they are stored, so a rounded display loses nothing; formulas give their last result and are never run. Dates become 2024-05-31.\n\nThe first row with something in it holds the names. Files up to 64 MB are read; save larger ones as CSV or Parquet.',
    zh: '读取电子表格中的一个工作表：Excel（.xlsx、.xlsm、.xls）或 OpenDocument（.ods）。读取的是单元格中保存的值，不受显示时四舍五入的影响；公式取其最后的结果，绝不会被执行。日期写作 2024-05-31。\n\n第一个非空行是列名。最多读取 64 MB 的文件，更大的请另存为 CSV 或 Parquet。',
  },
  category: 'data',
  icon: 'Sheet',
  keywords: [
    'xlsx',
    'xls',
    'ods',
    'spreadsheet',
    'workbook',
    'read_excel',
    'libreoffice',
    '电子表格',
    '工作表',
    '表格',
    '导入',
  ],
  params: {
    file: file({
      label: { en: 'File', zh: '文件' },
      help: { en: 'The spreadsheet to read.', zh: '要读取的电子表格。' },
      accept: 'excel',
      onCard: true,
    }),
    target: targetParam,
    sheet: text({
      label: { en: 'Sheet', zh: '工作表' },
      help: {
        en: 'The name of the sheet to read. Empty means the first one.',
        zh: '要读取的工作表名称。留空表示第一个工作表。',
      },
      max: 100,
    }),
  },
  inputs: () => [],
  outputs: () => [dataOutput],
  infer: inferTable,
  step: (values) => ({ type: 'source', config: { ...values } }),
  examples: tableExamples('houses.xlsx'),
});
