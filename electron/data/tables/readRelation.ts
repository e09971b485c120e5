import { type DuckDBConnection, type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import { AppError } from '../../../shared/base/appError.ts';
import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import type { Column } from '../columns.ts';
import { nameColumns } from '../csv/columnNames.ts';
import { readColumns } from '../csv/readColumns.ts';
import { readOne } from '../csv/readTable.ts';
import { asClassNumbers, describeField } from '../csv/typedColumns.ts';

/** A table that says itself what its columns are. */
export interface TypedRelation {
  readonly names: readonly string[];
  readonly fields: readonly FieldType[];
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly problems: readonly NodeProblem[];
}

const NUMBERS: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.FLOAT,
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.DECIMAL,
  DuckDBTypeId.BOOLEAN,
]);
/** Whole numbers that a float64 may not hold. */
const WIDE: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
]);
const MAX_COLUMNS = 100_000;
/** 2^53: up to here every whole number has a float64 of its own. */
const EXACT = '9007199254740992';

/**
 * Reads a table of the database (`cells`) whole. Numbers and yes/no become numbers; dates and times ISO text; what is
 * nested, its text; bytes are left out and named. Whole numbers beyond 2^53 stay text. `target`: the field to predict, '' for
 * the last one.
 */
export async function readRelation(connection: DuckDBConnection, target: string): Promise<TypedRelation> {
  const described = await connection.runAndReadAll('select * from cells limit 0');
  const types = described.columnTypes();
  if (types.length > MAX_COLUMNS) throw new AppError('data.csvTooWide', { columns: types.length, limit: MAX_COLUMNS });
  const named = nameColumns(described.columnNames(), true);
  const problems: NodeProblem[] = [...named.problems];
  // By place and not by name: names need not be unique.
  await connection.run(`alter table cells rename to given`);
  const aliases = types.map((_, index) => `c${index}`).join(', ');
  await connection.run(`create view cells as select *, rowid from given as t(${aliases})`);
  const rows = Number(await readOne(connection, 'select count(*) from given'));
  const kept: { readonly name: string; readonly expression: string; readonly isNumber: boolean }[] = [];
  for (const [index, type] of types.entries()) {
    const name = named.names[index] ?? '';
    if (type.typeId === DuckDBTypeId.BLOB || type.typeId === DuckDBTypeId.BIT) {
      problems.push({ code: 'data.bytesLeftOut', severity: 'warning', values: { field: name } });
      continue;
    }
    const isHuge = WIDE.has(type.typeId) && (await holdsHuge(connection, index));
    if (isHuge) problems.push({ code: 'data.hugeIntegers', severity: 'warning', values: { field: name } });
    const isNumber = NUMBERS.has(type.typeId) || (WIDE.has(type.typeId) && !isHuge);
    kept.push({ name, expression: readAs(index, type, isNumber), isNumber });
  }
  if (kept.length === 0) throw new AppError('data.tableNoColumns');
  const columns = await readColumns(
    { connection, rows, names: kept.map(({ name }) => name), problems: [], close: () => {} },
    kept.map(({ expression }) => expression),
    kept.map(({ isNumber }) => isNumber),
  );
  const targetName = target === '' ? kept.at(-1)?.name : target;
  const fields = columns.map((column, index): FieldType => {
    const name = kept[index]?.name ?? '';
    const role = name === targetName ? 'target' : 'feature';
    return { ...describeField(name, column, role, problems), role };
  });
  return {
    names: kept.map(({ name }) => name),
    fields,
    columns: columns.map((column, index) => asClassNumbers(column, fields[index])),
    rows,
    problems,
  };
}

async function holdsHuge(connection: DuckDBConnection, index: number): Promise<boolean> {
  return (
    (await readOne(
      connection,
      `select coalesce(bool_or(c${index} > ${EXACT} or c${index} < -${EXACT}), false) from cells`,
    )) === true
  );
}

function readAs(index: number, type: DuckDBType, isNumber: boolean): string {
  if (isNumber) return `cast(c${index} as double)`;
  return type.typeId === DuckDBTypeId.VARCHAR ? `c${index}` : `cast(c${index} as varchar)`;
}
