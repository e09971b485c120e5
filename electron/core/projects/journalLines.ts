import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { documentSchema } from '../../../shared/graph/document.ts';
import { journalEntrySchema } from '../../../shared/ipc/studioContract.ts';

/**
 * One line of a journal. `base`: where the session started. `edits`: what was done, and the document that came of it, so
 * that every line is complete by itself and a damaged one costs only what it alone said.
 */
export const journalRecordSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('base'),
    at: z.number(),
    path: z.string().nullable(),
    /** The broken or newer file was only looked at: it is never written to. */
    readOnly: z.boolean(),
    /** Edits that a rewritten journal no longer lists one by one. */
    editsBefore: z.number().int(),
    document: documentSchema,
  }),
  z.object({
    type: z.literal('edits'),
    at: z.number(),
    entries: z.array(journalEntrySchema),
    document: documentSchema,
  }),
]);
export type JournalRecord = z.infer<typeof journalRecordSchema>;

/** `<crc32, 8 hex digits> <length in bytes> <JSON>` and a line feed. JSON has no line feed inside. */
export function formatJournalLine(record: JournalRecord): string {
  const json = JSON.stringify(record);
  const bytes = Buffer.from(json, 'utf8');
  return `${checksum(bytes)} ${bytes.length} ${json}\n`;
}

/** Reads every whole line of a journal; a torn last one (the power went) and damaged ones are counted, not fatal. */
export function parseJournal(bytes: Buffer): { readonly records: readonly JournalRecord[]; readonly damaged: number } {
  const records: JournalRecord[] = [];
  let damaged = 0;
  let start = 0;
  while (start < bytes.length) {
    const feed = bytes.indexOf(0x0a, start);
    const record = feed === -1 ? null : parseLine(bytes.subarray(start, feed));
    if (record) records.push(record);
    else damaged += 1;
    start = feed === -1 ? bytes.length : feed + 1;
  }
  return { records, damaged };
}

function parseLine(line: Buffer): JournalRecord | null {
  const head = /^([0-9a-f]{8}) (\d{1,10}) /.exec(line.subarray(0, 20).toString('latin1'));
  if (!head) return null;
  const json = line.subarray(head[0].length);
  if (json.length !== Number(head[2]) || checksum(json) !== head[1]) return null;
  try {
    const parsed = journalRecordSchema.safeParse(JSON.parse(json.toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function checksum(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}
