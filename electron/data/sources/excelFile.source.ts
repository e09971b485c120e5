import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import { openColumns } from '../openColumns.ts';
import { requireFile, resolvePath } from '../places.ts';
import { defineSource, filePathSchema, requirePath } from '../sourceImplementation.ts';
import { typeCells } from '../tables/cellTable.ts';
import { fingerprintStored } from '../tables/openTyped.ts';
import { readSheet } from '../tables/readSheet.ts';
import { readZipDirectory } from '../tables/zipSizes.ts';

const MB = 1024 * 1024;
const MAX_FILE_MB = 64;
const MAX_UNPACKED_MB = 512;

/** One sheet of a workbook, read in a thread of its own. Both sizes are looked at before anything is unpacked. */
export const excelFileSource = defineSource({
  kind: 'excelFile',
  config: z.object({ file: filePathSchema, target: z.string(), sheet: z.string() }),
  fingerprint: ({ file }, context) => fingerprintStored(requirePath(file), context),
  async open({ file: stored, target, sheet }, { places, signal, progress }) {
    progress('reading', 0, 1);
    const file = resolvePath(requirePath(stored), places);
    await requireFile(file);
    const size = Math.ceil((await fs.stat(file)).size / MB);
    if (size > MAX_FILE_MB) {
      throw new AppError('data.fileTooLarge', { path: path.basename(file), size, limit: MAX_FILE_MB });
    }
    await readZipDirectory(file, MAX_UNPACKED_MB * MB);
    const cells = await readSheet(file, sheet, signal);
    if (cells.rows.length === 0) throw new AppError('data.sheetEmpty', { sheet: cells.sheet });
    progress('reading', 1, 1);
    return openColumns(typeCells(cells.rows, target));
  },
});
