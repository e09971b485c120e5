import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Studio } from './studio.ts';

/**
 * Waits until the last document that a journal on disk holds is as wanted, and returns how many milliseconds that took:
 * an edit is promised to be there within 250, which only a machine that has nothing else to do can show.
 */
export async function waitForJournal(studio: Studio, node: string, values: Record<string, unknown>): Promise<number> {
  const started = Date.now();
  const read = async () => (await readLastDocument(studio))?.nodes[node]?.values;
  await expect.poll(read, { intervals: [20], message: `${node} in the journal` }).toMatchObject(values);
  return Date.now() - started;
}

interface Journalled {
  readonly nodes: Readonly<Record<string, { readonly values: Readonly<Record<string, unknown>> } | undefined>>;
}

/** A line is a checksum, a length, and a record with the whole document. */
async function readLastDocument({ userData }: Studio): Promise<Journalled | null> {
  const folder = path.join(userData, 'journal');
  for (const session of await readdir(folder).catch(() => [])) {
    const text = await readFile(path.join(folder, session, 'journal.jsonl'), 'utf8').catch(() => '');
    const line = text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1) ?? '';
    const start = line.indexOf('{');
    if (start === -1) continue;
    const record: { document?: Journalled } = JSON.parse(line.slice(start));
    if (record.document) return record.document;
  }
  return null;
}
