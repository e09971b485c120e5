import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, PROJECT, test } from './app.ts';
import { findTrainer, killTrainer } from './faults.ts';
import { readProject } from './projectFile.ts';

test('a killed trainer fails its run with the reason, keeps the checkpoint, and leaves the window alive', async ({
  studio,
}) => {
  const { runBar, runs, canvas } = studio;
  // Large enough to be still at work when it is killed, on any machine; the first epoch has left its checkpoint.
  await studio.start.openTemplate('fashion-mnist');
  await runBar.train.click();
  await runBar.waitForEpoch(2, 300_000);
  await killTrainer(studio);
  await runBar.waitFor('Failed', 180_000);
  await runs.open();
  await expect(runs.failure).toContainText(/killed|memory|ended/i);
  await expect.poll(() => findTrainer(studio)).toBeNull();
  const [run] = await readdir(path.join(studio.userData, 'runs'));
  const checkpoints = await readdir(path.join(studio.userData, 'runs', run ?? '', 'checkpoints'));
  expect(checkpoints.length).toBeGreaterThan(0);

  await test.step('the window works on, and the run goes on from the checkpoint', async () => {
    await canvas.select('dense_1');
    await expect(studio.inspector.title).toBeVisible();
    await runs.continue(0, 300);
    await runBar.waitFor('Training', 180_000);
    await runBar.stop();
    await runBar.waitFor('Stopped', 180_000);
  });
});

test('a loss that is no number any more stops the run and names the likely cause', async ({ studio, folders }) => {
  const { runBar, runs } = studio;
  const file = path.join(folders.work, 'too fast.loom');
  const document = await readProject(path.join(PROJECT, 'resources', 'templates', 'penguin-body-mass.loom'));
  const { adam_1: adam } = document.nodes;
  if (!adam) throw new Error('The template has no adam_1');
  const sgd = { ...adam, kind: 'sgd', values: { learningRate: 10, momentum: 0, nesterov: false } };
  await writeFile(file, JSON.stringify({ ...document, nodes: { ...document.nodes, adam_1: sgd } }));
  await studio.answerDialogs({ open: file });
  await studio.start.openProject();
  await runBar.train.click();
  await runBar.waitFor('Failed', 180_000);
  await runs.open();
  await expect(runs.failure).toContainText(/learning rate/i);
  await runs.failure.getByRole('button', { name: 'Show the node' }).click();
  await expect(studio.canvas.node('adam_1')).toHaveAttribute('data-selected', 'true');
});

test('without native TensorFlow the slow engine trains, and says that it is slow', async ({ launch }) => {
  const studio = await launch({ environment: { TENSORLOOM_ENGINE: 'cpu' } });
  const { runBar } = studio;
  await studio.start.openTemplate('penguin-species');
  // As it stands it is over in two seconds even here: too soon to be sure of stopping it.
  await studio.canvas.select('early_stopping_1');
  await studio.page.keyboard.press('Delete');
  await studio.canvas.select('training_1');
  await studio.inspector.setNumber('epochs', 10_000);
  await runBar.train.click();
  await expect(runBar.engine).toHaveText('Slow engine', { timeout: 120_000 });
  await runBar.engine.click();
  await expect(studio.page.getByRole('dialog', { name: 'Slow engine' })).toContainText('npm run doctor');
  await studio.page.keyboard.press('Escape');
  await runBar.waitForEpoch(2);
  await runBar.stop();
  await runBar.waitFor('Stopped', 180_000);
});

test('a truncated picture and a gigantic one are named, and the window lives', async ({ studio, folders }) => {
  const { canvas, palette, inspector, dock, page } = studio;
  const pictures = path.join(folders.work, '图片');
  for (const kind of ['boots', 'bags']) {
    await mkdir(path.join(pictures, kind), { recursive: true });
    for (let index = 0; index < 4; index++) {
      const background = { r: 40 * index, g: kind === 'boots' ? 200 : 20, b: 90 };
      const picture = sharp({ create: { width: 32, height: 32, channels: 3, background } });
      await writeFile(path.join(pictures, kind, `${index}.png`), await picture.png().toBuffer());
    }
  }
  const whole = await sharp({
    create: { width: 64, height: 64, channels: 3, noise: { type: 'gaussian' }, background: '#888' },
  })
    .png()
    .toBuffer();
  await writeFile(path.join(pictures, 'boots', 'truncated.png'), whole.subarray(0, whole.length / 2));
  const gigantic = await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: '#000' } })
    .png()
    .toBuffer();
  await writeFile(path.join(pictures, 'bags', 'gigantic.png'), gigantic);

  await studio.start.newProject();
  await palette.drag('Image folder', await canvas.placeAt(0.4, 0.3));
  await canvas.select('image_folder_1');
  await studio.answerDialogs({ open: pictures });
  await inspector.parameter('folder').getByRole('button', { name: 'Choose a folder…' }).click();
  const problems = await dock.show('Problems');
  await expect(problems).toContainText('gigantic.png', { timeout: 120_000 });
  await expect(problems).toContainText('truncated.png');
  await canvas.select('image_folder_1');
  await expect(page.getByTestId('inspector')).toContainText('boots');
});

test('the words of a project are only words', async ({ studio, folders }) => {
  // A name that would be a script if anything wrote it into the page as markup.
  const file = path.join(folders.work, 'names.loom');
  const document = await readProject(path.join(PROJECT, 'resources', 'templates', 'penguin-species.loom'));
  const name = '<img src=x onerror="document.title=\'taken\'">';
  const node = document.nodes.dense_1;
  if (!node) throw new Error('The template has no dense_1');
  await writeFile(
    file,
    JSON.stringify({ ...document, name, notes: name, nodes: { ...document.nodes, dense_1: { ...node, label: name } } }),
  );
  await studio.answerDialogs({ open: file });
  await studio.start.openProject();
  await expect(studio.canvas.node('dense_1')).toContainText('<img src=x');
  await studio.canvas.select('dense_1');
  expect(await studio.page.title()).not.toBe('taken');
  await expect(studio.page.locator('img[src="x"]')).toHaveCount(0);
});
