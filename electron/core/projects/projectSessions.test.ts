import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeFolders } from '../appFolders.ts';
import { createSampleDocument, writeSampleProject, writeSampleTable } from '../testing/sampleProject.ts';
import { makeTemporaryFolder } from '../testing/temporaryFolder.ts';
import { generationPath } from './projectFile.ts';
import { ProjectSessions } from './projectSessions.ts';
import { openRecentProjects } from './recentProjects.ts';

const root = makeTemporaryFolder();
const resources = path.resolve(import.meta.dirname, '..', '..', '..', 'resources');
const entry = { sequence: 1, label: 'Edit', changes: [] };
let places = 0;

/** A fresh place for one test: an app data folder and a project folder. */
function openPlace() {
  const place = path.join(root, String(++places));
  const project = path.join(place, '项目 α');
  mkdirSync(project, { recursive: true });
  const folders = describeFolders({ userData: path.join(place, 'user'), resources, entries: '' });
  const recent = openRecentProjects(folders.recentFile);
  /** What a new start of the app sees. */
  const start = () => new ProjectSessions(folders, recent);
  return { project, folders, recent, start };
}

describe('saving', () => {
  it('writes a new project, names it after its file and remembers it', async () => {
    const { project, recent, start } = openPlace();
    const sessions = start();
    const created = await sessions.create(null, 'Untitled');
    const target = path.join(project, 'first.loom');
    const table = writeSampleTable(project);
    const saved = await sessions.save(
      created.session,
      { ...createSampleDocument(table), id: created.document.id },
      target,
    );
    expect([saved.path, saved.document.id, saved.document.name]).toEqual([target, created.document.id, 'first']);
    // Named beside the project, so that both can be moved together.
    expect(saved.document.nodes.csv_file_1?.values.file).toEqual({ path: 'points.csv' });
    expect((await recent.list()).map(({ path: file, exists }) => [file, exists])).toEqual([[target, true]]);
    const opened = await start().open(target);
    expect([opened.document, opened.problems, opened.readOnly]).toEqual([saved.document, [], false]);
  });

  it('keeps the generation before, and gives a copy an id of its own', async () => {
    const { project, folders, start } = openPlace();
    const file = writeSampleProject(project);
    const before = readFileSync(file, 'utf8');
    const sessions = start();
    const { session, document } = await sessions.open(file);
    await sessions.save(session, { ...document, notes: 'changed' }, null);
    expect(readFileSync(generationPath(file, folders.generations), 'utf8')).toBe(before);

    mkdirSync(path.join(project, 'deeper'));
    const copy = await sessions.save(session, document, path.join(project, 'deeper', 'copy.loom'));
    expect(copy.document.id).not.toBe(document.id);
    expect(copy.document.nodes.csv_file_1?.values.file).toEqual({ path: '../points.csv' });
    expect((await start().open(copy.path)).problems).toEqual([]);
  });

  it('leaves the file and the journal alone when the disk refuses', async () => {
    const { project, start } = openPlace();
    const sessions = start();
    const { session, document } = await sessions.create(null, 'x');
    await sessions.journal(session, [entry], { ...document, name: 'edited' });
    const blocked = path.join(project, 'a file');
    writeFileSync(blocked, '');
    await expect(sessions.save(session, document, path.join(blocked, 'x.loom'))).rejects.toMatchObject({
      code: 'project.notWritten',
    });
    expect((await start().listRecoverable()).map((found) => found.document.name)).toEqual(['edited']);
    await sessions.releaseAll();
  });
});

describe('files that cannot be read whole', () => {
  it.each([
    ['a newer version', (text: string) => text.replace('"fileVersion": 1', '"fileVersion": 99'), 'file.newer'],
    ['broken JSON', (text: string) => text.slice(0, 200), 'file.brokenJson'],
    ['a bad node', (text: string) => text.replace('"kind": "dense"', '"kind": 7'), 'file.badPart'],
  ])('%s opens read-only and is never overwritten', async (_title, spoil, code) => {
    const { project, start } = openPlace();
    const file = writeSampleProject(project);
    const spoilt = spoil(readFileSync(file, 'utf8'));
    expect(spoilt).not.toBe(readFileSync(file, 'utf8'));
    writeFileSync(file, spoilt);
    const sessions = start();
    const { session, document, readOnly, problems } = await sessions.open(file);
    expect(readOnly).toBe(true);
    expect(problems.map((problem) => problem.code)).toContain(code);
    await expect(sessions.save(session, document, null)).rejects.toMatchObject({ code: 'project.readOnly' });
    await expect(sessions.save(session, document, file)).rejects.toMatchObject({ code: 'project.readOnly' });
    expect(readFileSync(file, 'utf8')).toBe(spoilt);
    const other = await sessions.save(session, document, path.join(project, 'other.loom'));
    expect(existsSync(other.path)).toBe(true);
  });

  it('a data file that moved is a problem with a repair', async () => {
    const { project, start } = openPlace();
    const file = writeSampleProject(project);
    renameSync(path.join(project, 'points.csv'), path.join(project, 'elsewhere.csv'));
    const { problems } = await start().open(file);
    expect(problems).toEqual([
      {
        code: 'data.fileMoved',
        severity: 'error',
        node: 'csv_file_1',
        parameter: 'file',
        values: { path: 'points.csv' },
        fixes: [{ type: 'findFile', node: 'csv_file_1', parameter: 'file' }],
      },
    ]);
  });

  it('says that there is no file', async () => {
    const { project, start } = openPlace();
    await expect(start().open(path.join(project, 'none.loom'))).rejects.toMatchObject({ code: 'project.notFound' });
    await expect(start().open(project)).rejects.toMatchObject({ code: 'project.notAFile' });
  });
});

describe('recovery', () => {
  it('offers edits that were not saved, keeps them until they are, and asks no more after that', async () => {
    const { project, start } = openPlace();
    const file = writeSampleProject(project);
    const crashed = start();
    const { session, document } = await crashed.open(file);
    await crashed.journal(session, [entry, { ...entry, sequence: 2 }], { ...document, notes: 'not saved' });
    await crashed.releaseAll();

    const next = start();
    expect((await next.listRecoverable()).map(({ path: from, edits }) => [from, edits])).toEqual([[file, 2]]);
    const recovered = await next.recover(session);
    expect([recovered.recovered, recovered.document.notes, recovered.path]).toEqual([true, 'not saved', file]);
    expect(await next.listRecoverable()).toEqual([]);
    await next.releaseAll();
    expect(await start().listRecoverable()).toHaveLength(1);

    const last = start();
    await last.recover(session);
    await last.save(session, recovered.document, null);
    expect(await start().listRecoverable()).toEqual([]);
    expect((await start().open(file)).document.notes).toBe('not saved');
  });

  it('does not ask after a clean end, after closing without saving, or about work that is in the file', async () => {
    const { project, start } = openPlace();
    const file = writeSampleProject(project);
    const sessions = start();
    const looked = await sessions.open(file);
    const closed = await sessions.open(file);
    await sessions.journal(closed.session, [entry], { ...closed.document, notes: 'unwanted' });
    await sessions.close(closed.session);
    // The edits were saved, and the last flush of the journal came after the save.
    const saved = await sessions.save(looked.session, { ...looked.document, notes: 'kept' }, null);
    await sessions.journal(looked.session, [entry], saved.document);
    await sessions.releaseAll();
    expect(await start().listRecoverable()).toEqual([]);
  });

  it('can be refused', async () => {
    const { start } = openPlace();
    const sessions = start();
    const { session, document } = await sessions.create('penguin-species', '');
    expect(document.name).not.toBe('');
    await sessions.journal(session, [entry], document);
    await expect(sessions.discard(session)).rejects.toMatchObject({ code: 'recovery.gone' });
    await sessions.releaseAll();
    const next = start();
    await next.discard(session);
    expect(await next.listRecoverable()).toEqual([]);
    await expect(next.recover(session)).rejects.toMatchObject({ code: 'recovery.gone' });
  });
});
