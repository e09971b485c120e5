import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../../shared/base/appError.ts';
import { stringifySorted } from '../../../../shared/base/hash.ts';
import type { ExportFormat } from '../exportFormat.ts';
import { gatherCard, modelCardSchema } from '../modelCard.ts';
import { renderCard } from '../renderCard.ts';

const DATA_FILE = 'model-card.json';
const TEXT_FILE = 'model-card.md';

/** What is to be known about a model, for people and for programs. */
export const cardFormat: ExportFormat = {
  id: 'card',
  load: null,
  write: async (source, folder) => {
    const card = await gatherCard(source);
    await writeFile(path.join(folder, DATA_FILE), `${stringifySorted(card, 2)}\n`);
    await writeFile(path.join(folder, TEXT_FILE), renderCard(card));
  },
  check: async (source, folder) => {
    const written = modelCardSchema.safeParse(JSON.parse(await readFile(path.join(folder, DATA_FILE), 'utf8')));
    const isSame = written.success && stringifySorted(written.data) === stringifySorted(await gatherCard(source));
    if (!isSame) throw new AppError('export.modelBroken', { path: DATA_FILE, reason: '' });
  },
};
