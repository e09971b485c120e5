import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDocument } from '../../../shared/graph/document.ts';
import { makeTemporaryFolder } from '../testing/temporaryFolder.ts';
import { listOrphanedJournals, openJournal, readJournal } from './journal.ts';
import { formatJournalLine, parseJournal } from './journalLines.ts';

const folder = makeTemporaryFolder();
const base = { path: null, readOnly: false, document: createDocument('a', 'start') };
const entry = (sequence: number) => ({ sequence, label: 'Edit', changes: [] });

describe('a journal', () => {
  it('leaves no trace before the first edit, and none after a save', async () => {
    const journals = path.join(folder, 'trace');
    const journal = await openJournal(journals, 's1', base);
    expect(existsSync(path.join(journals, 's1'))).toBe(false);
    await journal.append([entry(1)], createDocument('a', 'one'));
    expect((await readJournal(journals, 's1'))?.document.name).toBe('one');
    await journal.clear(base);
    expect(existsSync(path.join(journals, 's1'))).toBe(false);
  });

  it('is read up to a torn last line, and goes on after it', async () => {
    const journals = path.join(folder, 'torn');
    const journal = await openJournal(journals, 's1', base);
    await journal.append([entry(1), entry(2)], createDocument('a', 'two'));
    await journal.close();
    const file = path.join(journals, 's1', 'journal.jsonl');
    const line = formatJournalLine({
      type: 'edits',
      at: 1,
      entries: [entry(3)],
      document: createDocument('a', 'three'),
    });
    appendFileSync(file, line.slice(0, -20));

    const content = await readJournal(journals, 's1');
    expect([content?.document.name, content?.edits]).toEqual(['two', 2]);
    if (!content) return;
    const again = await openJournal(journals, 's1', { ...base, document: content.document }, content);
    await again.append([entry(3)], createDocument('a', 'three'));
    await again.close();
    const after = await readJournal(journals, 's1');
    expect([after?.document.name, after?.edits]).toEqual(['three', 3]);
  });

  it('passes over damaged lines in the middle', () => {
    const lines = ['one', 'two', 'three'].map((name, place) =>
      formatJournalLine({ type: 'edits', at: place, entries: [entry(place)], document: createDocument('a', name) }),
    );
    const damaged = Buffer.from(`${lines[0]}${lines[1]?.replace('two', 'twO')}no line at all\n${lines[2]}`);
    const { records, damaged: count } = parseJournal(damaged);
    expect(records.map(({ document }) => document.name)).toEqual(['one', 'three']);
    expect(count).toBe(2);
  });

  it('offers only what no living process holds', async () => {
    const journals = path.join(folder, 'held');
    const journal = await openJournal(journals, 'mine', base);
    await journal.append([entry(1)], createDocument('a', 'mine'));
    const isOpen = (session: string) => session === 'mine';
    expect(await listOrphanedJournals(journals, isOpen)).toEqual([]);
    await journal.close();
    expect(await listOrphanedJournals(journals, () => false)).toHaveLength(1);

    // The parent of this process lives; a process with its number but another start time would not be it.
    const owner = path.join(journals, 'mine', 'owner.json');
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    writeFileSync(owner, JSON.stringify({ pid: process.ppid, started }));
    expect(await listOrphanedJournals(journals, () => false)).toEqual([]);
    writeFileSync(owner, JSON.stringify({ pid: process.ppid, started: '1' }));
    expect(await listOrphanedJournals(journals, () => false)).toHaveLength(1);
  });

  it('refuses a session name that leads elsewhere', async () => {
    await expect(readJournal(folder, '../held/mine')).rejects.toMatchObject({ code: 'recovery.gone' });
  });
});

describe('a process that is killed while it journals', () => {
  const script = path.join(folder, 'journalWriter.mjs');
  beforeAll(async () => {
    const entryPoint = path.join(import.meta.dirname, '..', 'testing', 'journalWriter.ts');
    await build({ entryPoints: [entryPoint], outfile: script, bundle: true, platform: 'node', format: 'esm' });
  });

  it('loses nothing that was acknowledged, in 30 kills', async () => {
    const lost: string[] = [];
    let acknowledgedInAll = 0;
    for (let kill = 0; kill < 30; kill++) {
      const journals = path.join(folder, 'kills', String(kill));
      mkdirSync(journals, { recursive: true });
      const acknowledged = await writeUntilKilled(script, journals, 1 + kill * 2);
      acknowledgedInAll += acknowledged;
      const content = await readJournal(journals, 'killed');
      const found = Number(content?.document.name ?? -1);
      // One more may be on disk than its acknowledgement got out.
      if (found < acknowledged || found > acknowledged + 1 || content?.edits !== found) {
        lost.push(`kill ${kill}: acknowledged ${acknowledged}, found ${found}, ${content?.edits} edits`);
      }
      rmSync(journals, { recursive: true });
    }
    expect(lost).toEqual([]);
    expect(acknowledgedInAll).toBeGreaterThan(100);
  });
});

/** Kills the writer `delay` milliseconds after its first acknowledgement, and returns the last one. */
function writeUntilKilled(script: string, journals: string, delay: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, journals], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (text === '') setTimeout(() => child.kill('SIGKILL'), delay);
      text += chunk.toString('latin1');
    });
    child.on('error', reject);
    child.on('close', () => {
      const whole = text.slice(0, text.lastIndexOf('\n')).split('\n');
      resolve(Number(whole.at(-1)));
    });
  });
}
