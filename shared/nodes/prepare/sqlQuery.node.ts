import { defineNode } from '../definition.ts';
import { massField, speciesField, tableDataset } from '../exampleTypes.ts';
import { gives, givesNothing, readDataset } from '../inference.ts';
import { text } from '../params.ts';
import { dataInput, dataOutput } from '../ports.ts';

const answer = { ...tableDataset, rows: 3, fields: [massField, speciesField] };

/** What a data set is called in the query, by the order of the wires: `data`, `data2`, `data3`… */
export function sqlTableName(index: number): string {
  return index === 0 ? 'data' : `data${index + 1}`;
}

export const sqlQueryNode = defineNode({
  kind: 'sqlQuery',
  family: 'rows',
  version: 1,
  title: { en: 'SQL query', zh: 'SQL 查询' },
  docs: {
    en: 'Makes a new table of the data sets that come in, with one SQL query. The first wire is the table `data`, the next `data2`, and so on. Use it for what no other node does: several joins, window functions, conditions over groups. Add ORDER BY where the order matters.\n\nThe query reaches these tables only: no file, no network. Images and vectors are not in them. Put the *Split* node after it, or select `rowid` (the number of the row) along: then every new row follows the row it came from.',
    zh: '用一条 SQL 查询把输入的数据集变成新的表。第一根连线是表 `data`，下一根是 `data2`，依此类推。适合其他节点做不到的事：多表连接、窗口函数、按组的条件。顺序重要时请写 ORDER BY。\n\n查询只能访问这些表：不能访问文件和网络。图片和向量不在表中。请把“划分”节点放在它之后，或者同时选出 `rowid`（行号），这样每个新行都跟随它所来自的行。',
  },
  category: 'prepare',
  icon: 'Database',
  keywords: [
    'select',
    'join',
    'group by',
    'where',
    'duckdb',
    'query',
    'window function',
    'sqlite',
    '查询',
    '连接',
    '分组',
    '数据库',
    '筛选',
  ],
  asksData: true,
  params: {
    query: text({
      label: { en: 'Query', zh: '查询' },
      help: {
        en: 'One query that starts with SELECT, FROM or WITH, in the dialect of DuckDB.',
        zh: '一条以 SELECT、FROM 或 WITH 开头的查询，使用 DuckDB 的语法。',
      },
      initial: 'SELECT * FROM data',
      max: 20_000,
      isCode: true,
      placeholder: { en: 'SELECT * FROM data', zh: 'SELECT * FROM data' },
      onCard: true,
    }),
    target: text({
      label: { en: 'Column to predict', zh: '要预测的列' },
      help: {
        en: 'The column of the new table that the network learns to predict. Empty means the same as before, or the last column if that is not there any more.',
        zh: '新表中网络要学习预测的列。留空表示与之前相同；若该列已不存在，则为最后一列。',
      },
      max: 1000,
    }),
  },
  inputs: () => [{ ...dataInput, many: true }],
  outputs: () => [dataOutput],
  infer({ target }, inputs, facts) {
    const dataset = readDataset(inputs, 'data');
    if (!dataset || !facts) return givesNothing();
    if (facts.problems.some(({ severity }) => severity === 'error')) return givesNothing(...facts.problems);
    if (target !== '' && !facts.fields.some(({ name }) => name === target)) {
      return givesNothing({
        code: 'field.unknown',
        severity: 'error',
        parameter: 'target',
        values: { field: target, known: facts.fields.map(({ name }) => name).join(', ') },
        fixes: [{ type: 'setValue', node: '', parameter: 'target', value: '' }],
      });
    }
    // A split that could not be followed through the query would be a problem by now.
    return gives({ ...dataset, fields: facts.fields, rows: facts.rows }, facts.problems);
  },
  step: ({ query, target }) => ({ type: 'prepare', config: { query, target } }),
  examples: [
    {
      title: 'gives what the query answers',
      values: { query: 'SELECT avg(body_mass_g) AS body_mass_g, species FROM data GROUP BY species ORDER BY species' },
      inputs: { data: [tableDataset] },
      facts: { fields: answer.fields, rows: 3, split: 'none', problems: [] },
      output: answer,
    },
    {
      title: 'says what is wrong with the query',
      values: { query: 'SELECT weight FROM data' },
      inputs: { data: [tableDataset] },
      facts: {
        fields: [],
        rows: 0,
        split: 'none',
        problems: [{ code: 'error.data.sqlFailed', severity: 'error', values: { reason: 'no column weight' } }],
      },
      output: 'rejected',
    },
  ],
});
