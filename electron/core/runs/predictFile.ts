import path from 'node:path';
import type { Language } from '../../../shared/base/text.ts';
import { writeFileAtomic } from '../writeFileAtomic.ts';
import { describeTarget } from './describeModel.ts';
import { predictRows } from './predictRows.ts';
import { formatResults } from './resultsFile.ts';
import type { TaskContext } from './taskContext.ts';

/** Scores a whole table or folder of images into a CSV, in the order of the input; every dropped row is in it, with its reason. */
export async function predictFile(
  folder: string,
  from: { readonly type: 'csv' | 'imageFolder'; readonly path: string },
  out: string,
  language: Language,
  context: TaskContext,
): Promise<{ out: string; rows: number; dropped: number }> {
  const target = await describeTarget(folder);
  const rows = await predictRows(folder, from, context);
  const file = path.resolve(out);
  // With a byte order mark, without which spreadsheets read letters outside of English wrongly.
  await writeFileAtomic(file, `\uFEFF${formatResults(rows, target.name, target.classes, language)}`);
  return { out: file, rows: rows.length, dropped: rows.filter(({ values }) => values === null).length };
}
