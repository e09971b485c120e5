import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, PROJECT, test } from './app.ts';
import { damageProject, fillDisk, mountSmallDisk } from './faults.ts';
import { waitForJournal } from './journal.ts';
import { readProject } from './projectFile.ts';

test('a crash costs nothing that was done a quarter of a second ago', async ({ launch, folders }) => {
  const file = path.join(folders.work, 'crashed.loom');
  const studio = await launch();
  await studio.start.openTemplate('penguin-species');
  await studio.saveAs(file);
  const saved = await readFile(file);
  await studio.canvas.select('dense_1');
  await studio.inspector.setNumber('units', 48);
  await studio.canvas.select('dense_2');
  await studio.inspector.choose('activation', 'sigmoid');
  // Still being typed: nobody has left the field.
  await studio.inspector.parameter('units').getByRole('textbox').fill('7');
  const waited = await waitForJournal(studio, 'dense_2', { units: 7, activation: 'sigmoid' });
  process.stdout.write(`figure · an edit is on disk within ${waited} ms (aim 250)\n`);
  await studio.kill();

  const again = await launch();
  await expect(again.start.recovered).toContainText(/\d unsaved edits/);
  await again.start.restore('crashed');
  await expect(again.topBar.dirtyDot).toBeVisible();
  await expect(again.canvas.node('dense_1')).toContainText('48');
  await expect(again.canvas.node('dense_2')).toContainText('7 · sigmoid');
  expect((await readFile(file)).equals(saved), 'the file itself is never touched silently').toBe(true);
  await again.page.keyboard.press('Control+S');
  await expect(again.topBar.dirtyDot).toBeHidden();
  expect((await readProject(file)).nodes.dense_1?.values).toMatchObject({ units: 48 });
  await again.kill();

  const third = await launch();
  await expect(third.start.recent('crashed')).toBeVisible();
  await expect(third.start.recovered).toBeHidden();
});

test('new, save, save as, open, recent: the dirty mark tells the truth', async ({ launch, folders }) => {
  const folder = path.join(folders.work, '项目 α');
  const first = path.join(folder, 'first.loom');
  const second = path.join(folder, 'second.loom');
  await mkdir(folder);
  const studio = await launch();
  const { page, topBar, canvas } = studio;
  await studio.start.openTemplate('penguin-species');
  await expect(topBar.dirtyDot).toBeHidden();
  await canvas.select('dense_1');
  await page.keyboard.press('Delete');
  await expect(topBar.dirtyDot).toBeVisible();
  expect(await page.title()).toMatch(/^●/);
  await studio.saveAs(first);
  await expect(topBar.projectName).toContainText('first');
  await page.keyboard.press('Control+Z');
  await expect(topBar.dirtyDot).toBeVisible();
  await page.keyboard.press('Control+Shift+Z');
  await expect(topBar.dirtyDot).toBeHidden();

  await test.step('save as makes a copy that goes its own way', async () => {
    await studio.saveAs(second);
    // The file is there when the project bears its name.
    await expect(topBar.projectName).toContainText('second');
    const [one, two] = [await readProject(first), await readProject(second)];
    expect(two.id).not.toBe(one.id);
    expect(two.name).toBe('second');
    expect(two.nodes).toEqual(one.nodes);
  });

  await test.step('readable JSON with sorted keys', async () => {
    const text = await readFile(second, 'utf8');
    expect(text.split('\n').length).toBeGreaterThan(50);
    const keys = Object.keys(JSON.parse(text));
    expect(keys).toEqual([...keys].sort());
  });

  await test.step('closing asks about unsaved work', async () => {
    await canvas.select('dense_2');
    await page.keyboard.press('Delete');
    await topBar.goHome();
    const question = page.getByRole('dialog', { name: 'Save second first?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(canvas.root).toBeVisible();
    await topBar.goHome();
    await question.getByRole('button', { name: 'Do not save' }).click();
    await expect(studio.start.root).toBeVisible();
    expect(Object.keys((await readProject(second)).nodes)).toContain('dense_2');
  });

  await test.step('recent projects and the system’s dialog open them again', async () => {
    await studio.start.recent('first').click();
    await expect(topBar.projectName).toContainText('first');
    await topBar.goHome();
    await studio.answerDialogs({ open: second });
    await studio.start.openProject();
    await expect(topBar.projectName).toContainText('second');
    await expect(topBar.dirtyDot).toBeHidden();
  });

  await studio.quit();
  const again = await launch();
  await expect(again.start.recovered).toBeHidden();
  await expect(again.start.recent('second')).toBeVisible();
});

test('a data file is kept relative to the project, and asked for again when it has moved', async ({
  studio,
  folders,
}) => {
  const { page, canvas, inspector, palette, dock } = studio;
  const folder = path.join(folders.work, '项目 α');
  const table = path.join(folder, 'data', 'penguins.csv');
  const project = path.join(folder, 'moved.loom');
  await mkdir(path.dirname(table), { recursive: true });
  await copyFile(path.join(PROJECT, 'resources', 'datasets', 'penguins', 'penguins.csv'), table);
  await studio.start.newProject();
  await palette.drag('CSV file', await canvas.placeAt(0.4, 0.3));
  await canvas.select('csv_file_1');
  await studio.answerDialogs({ open: table });
  await inspector.parameter('file').getByRole('button', { name: 'Choose a file…' }).click();
  await expect(canvas.node('csv_file_1')).toHaveAttribute('data-state', /idle|warning/);
  await studio.saveAs(project);
  expect((await readProject(project)).nodes.csv_file_1?.values.file).toMatchObject({ path: 'data/penguins.csv' });

  await studio.topBar.goHome();
  const moved = path.join(folder, 'elsewhere.csv');
  await rename(table, moved);
  await studio.start.recent('moved').click();
  const problems = await dock.show('Problems');
  const find = problems.getByRole('button', { name: 'Find it…' });
  await expect(find.first()).toBeVisible();
  await studio.answerDialogs({ open: moved });
  await find.first().click();
  await expect(find).toHaveCount(0);
  await page.keyboard.press('Control+S');
  await expect(studio.topBar.dirtyDot).toBeHidden();
  expect((await readProject(project)).nodes.csv_file_1?.values.file).toMatchObject({ path: 'elsewhere.csv' });
});

test('a full disk leaves the old file as it was, and says so', async ({ studio, folders }) => {
  const disk = path.join(folders.work, 'disk');
  const unmount = await mountSmallDisk(disk);
  // biome-ignore lint/suspicious/noSkippedTests: with a reason, and only where the system does not let us mount.
  test.skip(unmount === null, 'mounting a small disk needs root');
  try {
    const file = path.join(disk, 'full.loom');
    await studio.start.openTemplate('fashion-mnist');
    await studio.saveAs(file);
    const saved = await readFile(file);
    await fillDisk(disk);
    await studio.canvas.select('dense_1');
    await studio.inspector.setNumber('units', 77);
    await studio.page.keyboard.press('Control+S');
    await expect(studio.toasts).toContainText('disk is full');
    await expect(studio.topBar.dirtyDot).toBeVisible();
    expect((await readFile(file)).equals(saved)).toBe(true);
  } finally {
    unmount?.();
  }
});

test('a broken and a newer project open as far as they can, and are never written', async ({ studio, folders }) => {
  const { page, canvas, dock, topBar } = studio;
  const template = path.join(PROJECT, 'resources', 'templates', 'penguin-species.loom');
  const newer = path.join(folders.work, 'newer.loom');
  const broken = path.join(folders.work, 'broken.loom');
  const noJson = path.join(folders.work, 'no json.loom');
  await copyFile(template, newer);
  await copyFile(template, broken);
  const newerText = await damageProject(newer, (text) => text.replace(/"fileVersion": \d+/, '"fileVersion": 99'));
  expect(newerText).toContain('"fileVersion": 99');
  await damageProject(broken, (text) => text.replace('"kind": "dense"', '"kind": 7'));
  await writeFile(noJson, '{ "nodes": {');

  await test.step('newer: shown, read only, saved elsewhere', async () => {
    await studio.answerDialogs({ open: newer });
    await studio.start.openProject();
    await expect(topBar.root).toContainText('read only');
    await expect(canvas.nodes).toHaveCount(15);
    await canvas.select('adam_1');
    await page.keyboard.press('Delete');
    await studio.answerDialogs({ save: path.join(folders.work, 'copy.loom') });
    await page.keyboard.press('Control+S');
    await expect(topBar.dirtyDot).toBeHidden();
    expect(await readFile(newer, 'utf8')).toBe(newerText);
    await topBar.goHome();
  });

  await test.step('broken: the place is named', async () => {
    await studio.answerDialogs({ open: broken });
    await studio.start.openProject();
    await expect(canvas.nodes).toHaveCount(14);
    await expect(dock.panel('Problems')).toContainText('nodes.dense_1');
    await expect(topBar.root).toContainText('read only');
    await topBar.goHome();
  });

  await test.step('not JSON at all: a sentence, and nothing is lost', async () => {
    await studio.answerDialogs({ open: noJson });
    await studio.start.root.getByRole('button', { name: 'Open project' }).click();
    await expect(dock.panel('Problems')).toContainText('JSON');
    expect(await readFile(noJson, 'utf8')).toBe('{ "nodes": {');
  });
});
