import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import { type SdkLanguage, writeSdk } from '../../../shared/serving/sdk/sdkFiles.ts';
import { toModelName } from '../../../shared/serving/servedModel.ts';
import { readRunInfo } from '../runs/runFolder.ts';
import type { TaskContext } from '../runs/taskContext.ts';
import { writeFileAtomic } from '../writeFileAtomic.ts';
import { readServedModel } from './readServedModel.ts';

/** Writes a client for a run's model into a new or empty folder. Errors: `serve.folderTaken`, those of the run. */
export async function writeSdkFolder(
  run: string,
  language: SdkLanguage,
  out: string,
  address: string,
  context: TaskContext,
): Promise<{ readonly out: string; readonly files: readonly string[] }> {
  const { documentName } = await readRunInfo(run);
  const model = await readServedModel(run, toModelName(documentName), '1', context);
  await mkdir(out, { recursive: true });
  if ((await readdir(out)).length > 0) throw new AppError('serve.folderTaken', { path: out });
  const files = writeSdk(model, language, address);
  for (const [name, text] of Object.entries(files)) await writeFileAtomic(path.join(out, name), text);
  return { out, files: Object.keys(files) };
}
