import { defineNode } from '../definition.ts';
import { file } from '../params.ts';
import { dataOutput } from '../ports.ts';
import { inferTable, tableExamples, targetParam } from './tableSource.ts';

export const jsonFileNode = defineNode({
  kind: 'jsonFile',
  version: 1,
  title: { en: 'JSON file', zh: 'JSON 文件' },
  docs: {
    en: 'Reads records from a JSON file: a list of objects, or one object on each line (NDJSON, JSON Lines), as web services and logs write them. Every key becomes a column; a key that a record lacks is a missing value.\n\nNested lists and objects become their text. For a table, CSV or Parquet is smaller and faster.',
    zh: '从 JSON 文件读取记录：一个对象列表，或每行一个对象（NDJSON、JSON Lines），网络服务和日志常用这种格式。每个键成为一列，记录中没有的键视为缺失值。\n\n嵌套的列表和对象会成为文本。若数据本来就是表格，CSV 或 Parquet 更小也更快。',
  },
  category: 'data',
  icon: 'FileBraces',
  keywords: ['ndjson', 'jsonl', 'json lines', 'read_json', 'records', 'api', 'log', '记录', '日志', '导入', '数据'],
  params: {
    file: file({
      label: { en: 'File', zh: '文件' },
      help: { en: 'The JSON or NDJSON file to read.', zh: '要读取的 JSON 或 NDJSON 文件。' },
      accept: 'json',
      onCard: true,
    }),
    target: targetParam,
  },
  inputs: () => [],
  outputs: () => [dataOutput],
  infer: inferTable,
  step: (values) => ({ type: 'source', config: { ...values } }),
  examples: tableExamples('houses.json'),
});
