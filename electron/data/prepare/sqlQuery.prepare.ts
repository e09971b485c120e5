import { type DuckDBConnection, StatementType } from '@duckdb/node-api';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import { sqlTableName } from '../../../shared/nodes/prepare/sqlQuery.node.ts';
import { readNumbers } from '../columns.ts';
import { openDerivedColumns } from '../deriveColumns.ts';
import { defineDerive } from '../deriveImplementation.ts';
import { loadTable } from '../tables/loadTable.ts';
import { openLockedDatabase } from '../tables/lockedDatabase.ts';
import { readRelation } from '../tables/readRelation.ts';

const ROW_ID = 'rowid';

/**
 * A query over the data sets that come in, as tables `data`, `data2`…, in a database of its own that reaches no file, no
 * network, no extension and no setting. One thread and a fixed seed, so that the same rows come in the same order.
 */
export const sqlQueryPrepare = defineDerive({
  kind: 'sqlQuery',
  config: z.object({ query: z.string(), target: z.string() }),
  atPrediction: 'apply',
  async derive({ query, target }, inputs, context) {
    const database = await openLockedDatabase([], 1);
    const { connection } = database;
    const stop = () => connection.interrupt();
    context.signal.addEventListener('abort', stop, { once: true });
    try {
      for (const [index, input] of inputs.entries()) {
        await loadTable(connection, sqlTableName(index), input, context);
      }
      await requireOneQuery(connection, query);
      await connection.run('select setseed(0.42)').catch(failed);
      await connection.run(`create table cells as ${query.trim().replace(/;\s*$/, '')}`).catch(failed);
      const wanted = target === '' ? inputs[0]?.fields.find(({ role }) => role === 'target')?.name : target;
      const described = await connection.runAndReadAll('select * from cells limit 0');
      const names = described.columnNames();
      const table = await readRelation(connection, wanted && names.includes(wanted) ? wanted : '');
      const at = table.names.indexOf(ROW_ID);
      const origin = at < 0 ? null : table.columns[at];
      const without = <T>(list: readonly T[]) => list.filter((_, index) => index !== at);
      if (origin?.type !== 'numbers') return openDerivedColumns(table);
      const rowIds = readNumbers(origin);
      return openDerivedColumns({
        ...table,
        fields: without(table.fields),
        columns: without(table.columns),
        originOf: (row) => [{ input: 0, rowId: rowIds[row] ?? 0 }],
      });
    } finally {
      context.signal.removeEventListener('abort', stop);
      context.signal.throwIfAborted();
      database.close();
    }
  },
});

/** One statement that only reads: anything else has no place in a step, even though it could reach nothing. */
async function requireOneQuery(connection: DuckDBConnection, query: string): Promise<void> {
  if (query.trim() === '') throw new AppError('data.sqlNotOneQuery');
  const statements = await connection.extractStatements(query).catch(failed);
  if (statements.count !== 1) throw new AppError('data.sqlNotOneQuery');
  const statement = await statements.prepare(0).catch(failed);
  const isSelect = statement.statementType === StatementType.SELECT;
  statement.destroySync();
  if (!isSelect) throw new AppError('data.sqlNotOneQuery');
}

function failed(error: unknown): never {
  const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  throw new AppError('data.sqlFailed', { reason: reason.slice(0, 300) }, { cause: error });
}
