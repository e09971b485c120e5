import { defineNode } from '../definition.ts';
import { file } from '../params.ts';
import { dataOutput } from '../ports.ts';
import { inferTable, tableExamples, targetParam } from './tableSource.ts';

export const parquetFileNode = defineNode({
  kind: 'parquetFile',
  version: 1,
  title: { en: 'Parquet file', zh: 'Parquet 文件' },
  docs: {
    en: 'Reads a table from a Parquet file, the form in which data platforms and pandas store large tables. It says itself what its columns are, so nothing has to be recognised, and it is several times smaller than the same table as text.\n\nDates and times become text that a *Date parts* node can take apart; columns of bytes are left out and named.',
    zh: '从 Parquet 文件读取表格。数据平台和 pandas 常用这种格式保存大型表格。各列的类型写在文件里，无需识别，体积也只有文本表格的几分之一。\n\n日期和时间会成为文本，可以再用日期节点拆分；二进制列会被忽略并列出。',
  },
  category: 'data',
  icon: 'FileBox',
  keywords: ['table', 'read_parquet', 'arrow', 'pyarrow', 'spark', 'columnar', '表格', '列式', '导入', '数据'],
  params: {
    file: file({
      label: { en: 'File', zh: '文件' },
      help: { en: 'The Parquet file to read.', zh: '要读取的 Parquet 文件。' },
      accept: 'parquet',
      onCard: true,
    }),
    target: targetParam,
  },
  inputs: () => [],
  outputs: () => [dataOutput],
  infer: inferTable,
  step: (values) => ({ type: 'source', config: { ...values } }),
  examples: tableExamples('houses.parquet'),
});
