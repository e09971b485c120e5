import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import type { CallOutput, Handlers } from '../../../shared/ipc/rpc.ts';
import type { StudioContract } from '../../../shared/ipc/studioContract.ts';
import { fingerprintFile } from '../../data/fingerprint.ts';
import type { FactsService } from '../data/factsService.ts';
import { toStoredPath } from '../projects/dataReferences.ts';
import type { ProjectSessions } from '../projects/projectSessions.ts';
import type { Desktop } from './desktop.ts';

type DataCalls = 'pickFile' | 'adoptDroppedFile' | 'readSourceFacts' | 'previewNode' | 'exploreRows' | 'traceRow';
type DroppedType = CallOutput<StudioContract, 'adoptDroppedFile'>['type'];

const TYPES: Readonly<Record<string, DroppedType>> = {
  '.loom': 'project',
  ...Object.fromEntries(['.csv', '.tsv', '.txt'].map((extension) => [extension, 'csv'])),
  ...Object.fromEntries(['.parquet', '.pq'].map((extension) => [extension, 'parquet'])),
  ...Object.fromEntries(['.json', '.ndjson', '.jsonl'].map((extension) => [extension, 'json'])),
  ...Object.fromEntries(['.xlsx', '.xlsm', '.xls', '.ods'].map((extension) => [extension, 'excel'])),
  ...Object.fromEntries(['.npy', '.npz'].map((extension) => [extension, 'numpy'])),
  ...Object.fromEntries(['.idx', '.idx1-ubyte', '.idx3-ubyte', '.gz'].map((extension) => [extension, 'idx'])),
  ...Object.fromEntries(
    ['.png', '.jpg', '.jpeg', '.webp', '.gif', '.bmp', '.tif', '.tiff'].map((extension) => [extension, 'image']),
  ),
};

/** Answers what concerns files of data and what is in them. */
export function createDataHandlers(services: {
  readonly projects: ProjectSessions;
  readonly facts: FactsService;
  readonly desktop: Desktop;
}): Pick<Handlers<StudioContract>, DataCalls> {
  const { projects, facts, desktop } = services;
  return {
    pickFile: async ({ session, accept }) => {
      const folder = projects.folderOf(session);
      const picked = await desktop.askOpen(accept, folder);
      if (picked === null) return null;
      const { fingerprint } = await describeFile(picked);
      return { path: toStoredPath(picked, folder), fingerprint };
    },
    adoptDroppedFile: async ({ session, path: dropped }) => {
      if (!path.isAbsolute(dropped)) throw new AppError('file.notOnDisk');
      const { type, fingerprint } = await describeFile(dropped);
      return { path: toStoredPath(dropped, projects.folderOf(session)), fingerprint, type };
    },
    readSourceFacts: ({ session, node, document }, { signal }) =>
      facts.readFacts(session, node, projects.folderOf(session), signal, document),
    previewNode: ({ session, document, node, limit }, { signal }) =>
      facts.preview(session, document, node, limit, projects.folderOf(session), signal),
    exploreRows: ({ session, ...request }, { signal }) =>
      facts.exploreRows(request, projects.folderOf(session), signal),
    traceRow: ({ session, ...request }, { signal }) => facts.traceRow(request, projects.folderOf(session), signal),
  };
}

/** A folder's fingerprint is its listing, which the data process makes when it reads it: '' until then. */
async function describeFile(file: string): Promise<{ readonly type: DroppedType; readonly fingerprint: string }> {
  const found = await stat(file).catch(() => null);
  if (!found) throw new AppError('data.fileMissing', { path: file });
  if (found.isDirectory()) return { type: 'folder', fingerprint: '' };
  const type = TYPES[path.extname(file).toLowerCase()] ?? 'other';
  return { type, fingerprint: type === 'project' ? '' : await fingerprintFile(file) };
}
