import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { decode, recogniseEncoding } from '../csv/encoding.ts';
import { fingerprintLines } from '../fingerprint.ts';
import { mapInParallel } from '../images/mapInParallel.ts';
import { openColumns } from '../openColumns.ts';
import { requireFolder, resolvePath } from '../places.ts';
import { defineSource, filePathSchema, type ReadContext, requirePath } from '../sourceImplementation.ts';

const MAX_TEXT_MB = 4;
const MAX_ALL_MB = 512;
const MAX_NAMED = 20;
const PARALLEL = 8;
const MB = 1024 * 1024;

interface TextFile {
  /** Path within the folder, with forward slashes. */
  readonly name: string;
  readonly size: number;
  readonly stamp: string;
}

/** Text files in a folder, one text each; the subfolder that a file lies in is its class. */
export const textFolderSource = defineSource({
  kind: 'textFolder',
  config: z.object({ folder: filePathSchema }),
  async fingerprint({ folder }, context) {
    return fingerprintLines((await listTexts(requirePath(folder), context)).files.map(({ stamp }) => stamp));
  },
  async open({ folder }, context) {
    const { root, files } = await listTexts(requirePath(folder), context);
    const inClasses = files.filter(({ name }) => name.includes('/'));
    // Without subfolders there is nothing to predict, but the texts are there.
    const used = inClasses.length > 0 ? inClasses : files;
    const outside = files.length - used.length;
    const problems: NodeProblem[] =
      outside === 0 ? [] : [{ code: 'data.textsWithoutClass', severity: 'warning', values: { count: outside } }];
    const small = used.filter(({ size }) => size <= MAX_TEXT_MB * MB);
    for (const { name } of used.filter((file) => !small.includes(file)).slice(0, MAX_NAMED)) {
      problems.push({ code: 'data.textTooLong', severity: 'warning', values: { limit: MAX_TEXT_MB }, place: name });
    }
    if (small.length === 0) throw new AppError('data.noTexts', { path: folder.path });
    const total = small.reduce((sum, { size }) => sum + size, 0);
    if (total > MAX_ALL_MB * MB) {
      throw new AppError('data.fileTooLarge', { path: folder.path, size: Math.ceil(total / MB), limit: MAX_ALL_MB });
    }
    let done = 0;
    const texts = await mapInParallel(small, PARALLEL, async ({ name }) => {
      context.signal.throwIfAborted();
      if (++done % 200 === 0) context.progress('reading', done, small.length);
      return await readText(path.join(root, name));
    });
    const text: FieldType = { name: 'text', dtype: 'string', shape: [], role: 'feature', semantic: 'text', missing: 0 };
    const names = small.map(({ name }) => name);
    if (inClasses.length === 0) {
      return openColumns({
        fields: [text],
        columns: [{ type: 'texts', values: texts }],
        rows: texts.length,
        names,
        problems,
      });
    }
    const labels = names.map((name) => name.split('/')[0] ?? '');
    const classes = [...new Set(labels)].sort((a, b) => (a < b ? -1 : 1));
    const places = new Map(classes.map((name, place) => [name, place]));
    return openColumns({
      fields: [
        text,
        { name: 'label', dtype: 'int32', shape: [], role: 'target', semantic: 'category', classes, missing: 0 },
      ],
      columns: [
        { type: 'texts', values: texts },
        { type: 'numbers', elements: 1, values: Int32Array.from(labels, (label) => places.get(label) ?? 0) },
      ],
      rows: texts.length,
      names,
      problems,
    });
  },
});

/** Files by name, links not followed, hidden ones left out. */
async function listTexts(
  stored: string,
  { places, signal }: ReadContext,
): Promise<{ readonly root: string; readonly files: readonly TextFile[] }> {
  const found = resolvePath(stored, places);
  await requireFolder(found);
  const root = await fs.realpath(found);
  const files: TextFile[] = [];
  const walk = async (folder: string, depth: number): Promise<void> => {
    signal.throwIfAborted();
    for (const entry of await fs.readdir(path.join(root, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && depth < 8) await walk(name, depth + 1);
      else if (entry.isFile() && /\.(txt|text|md|eml)$/i.test(entry.name)) {
        const { size, mtimeMs } = await fs.stat(path.join(root, name));
        files.push({ name, size, stamp: `${name} ${size} ${mtimeMs}` });
      }
    }
  };
  await walk('', 0);
  return { root, files: files.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

async function readText(file: string): Promise<string> {
  const bytes = await fs.readFile(file);
  const encoding = recogniseEncoding({ bytes, whole: true });
  const text = decode(bytes, encoding, true) ?? bytes.toString('latin1');
  return text.replace(/^\uFEFF/, '').replaceAll('\0', '');
}
