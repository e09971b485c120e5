import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import { type Template, templateTopicSchema } from '../../../shared/ipc/studioContract.ts';
import { readJsonFile } from '../jsonFile.ts';
import { readProjectFile } from './projectFile.ts';

const textSchema = z.object({ en: z.string(), zh: z.string() });
/** `templates.json` beside the templates: their order on the start page and their words. */
const indexSchema = z.array(
  z.object({ id: z.string(), file: z.string(), topic: templateTopicSchema, title: textSchema, line: textSchema }),
);

/**
 * The projects that ship with the app, in the order of the start page.
 * @throws AppError template.broken: a package that lacks a part of itself
 */
export async function listTemplates(resources: string): Promise<readonly Template[]> {
  const folder = path.join(resources, 'templates');
  const index = indexSchema.parse((await readJsonFile(path.join(folder, 'templates.json'))) ?? []);
  return Promise.all(
    index.map(async ({ id, file, topic, title, line }) => {
      const { document, readOnly } = await readProjectFile(path.join(folder, file));
      if (readOnly) throw new AppError('template.broken', { template: id });
      return { id, name: document.name, topic, title, line, document };
    }),
  );
}
