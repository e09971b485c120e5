import { createRequire } from 'node:module';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';

/**
 * Runs in a thread with a memory limit of its own: a workbook that unpacks to more than that ends the thread and not the
 * data process. In text because a bundle has no second file; formulas, macros, links and styles are not even parsed.
 */
const WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
const xlsx = require(workerData.library);
try {
  const bytes = require('node:fs').readFileSync(workerData.file);
  const names = xlsx.read(bytes, { type: 'buffer', bookSheets: true }).SheetNames;
  const wanted = workerData.sheet === '' ? names[0] : workerData.sheet;
  if (!names.includes(wanted)) parentPort.postMessage({ missing: names });
  else {
    const book = xlsx.read(bytes, {
      type: 'buffer', sheets: wanted, dense: true, cellDates: true, cellFormula: false, cellHTML: false, cellStyles: false, bookVBA: false,
    });
    const rows = xlsx.utils.sheet_to_json(book.Sheets[wanted], { header: 1, raw: true, blankrows: false, defval: null, UTC: true });
    const cell = (value) => {
      if (value === null || value === undefined) return null;
      if (value instanceof Date) {
        const iso = Number.isNaN(value.getTime()) ? '' : value.toISOString();
        return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
      }
      if (typeof value === 'boolean') return value ? 'true' : 'false';
      return typeof value === 'number' ? value : String(value);
    };
    parentPort.postMessage({ sheet: wanted, rows: rows.map((row) => Array.from(row, cell)) });
  }
} catch (error) {
  parentPort.postMessage({ failed: error instanceof Error ? error.message : String(error) });
}
`;

const answerSchema = z.union([
  z.object({
    sheet: z.string(),
    rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  }),
  z.object({ missing: z.array(z.string()) }),
  z.object({ failed: z.string() }),
]);

const HEAP_MB = 768;

/** The cells of a sheet, blank rows left out, rows as long as their last cell. */
export interface SheetCells {
  readonly sheet: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/**
 * Reads one sheet of a workbook; '' is the first one.
 * Errors: `data.sheetMissing`, `data.tableUnreadable`, `data.outOfMemory`.
 */
export async function readSheet(file: string, sheet: string, signal: AbortSignal): Promise<SheetCells> {
  const library = createRequire(import.meta.url).resolve('@e965/xlsx');
  const worker = new Worker(WORKER, {
    eval: true,
    workerData: { file, sheet, library },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  const name = path.basename(file);
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const raw = await new Promise<unknown>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', (cause) => reject(new AppError('data.outOfMemory', { path: name }, { cause })));
      worker.once('exit', () =>
        reject(signal.aborted ? signal.reason : new AppError('data.outOfMemory', { path: name })),
      );
    });
    const answer = answerSchema.parse(raw);
    if ('failed' in answer)
      throw new AppError('data.tableUnreadable', { path: name, reason: answer.failed.slice(0, 300) });
    if ('missing' in answer)
      throw new AppError('data.sheetMissing', { sheet, known: answer.missing.join(', ').slice(0, 300) });
    return answer;
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
