import path from 'node:path';
import { expect, test } from './app.ts';
import { readProject } from './projectFile.ts';
import type { Studio } from './studio.ts';

/** Titles in the order in which they are added; the first is found with an empty canvas. */
const KINDS = [
  'Fashion-MNIST',
  'Normalise pixels',
  'Split',
  'Input',
  'Flatten',
  'Dense',
  'Sparse categorical cross-entropy',
  'Accuracy',
  'Adam',
  'Training',
] as const;

/** From which node, by name, to which node and port, as the list of the connect mode says it. */
const CONNECTIONS: readonly (readonly [from: string, to: string])[] = [
  ['fashion_mnist_1', 'normalise_pixels_1.data'],
  ['normalise_pixels_1', 'split_1.data'],
  ['split_1', 'input_1.data'],
  ['split_1', 'training_1.data'],
  ['input_1', 'flatten_1.input'],
  ['flatten_1', 'dense_1.input'],
  ['dense_1', 'sparse_categorical_crossentropy_1.prediction'],
  ['dense_1', 'accuracy_1.prediction'],
  ['sparse_categorical_crossentropy_1', 'training_1.losses'],
  ['accuracy_1', 'training_1.metrics'],
  ['adam_1', 'training_1.optimizer'],
];

test('a model is built, changed and saved by keyboard alone', async ({ studio, folders }) => {
  const { page, canvas, palette, inspector } = studio;
  await forbidMouse(studio);
  await page.keyboard.press('Control+N');
  await expect(canvas.root).toBeVisible();

  await test.step('Space and a name add a node', async () => {
    for (const title of KINDS) {
      await page.keyboard.press('Space');
      await expect(palette.quickAdd).toBeVisible();
      await page.keyboard.type(title);
      await page.keyboard.press('Enter');
      await expect(palette.quickAdd).toBeHidden();
      await expect(studio.announcement).toHaveText(`Added ${title}`);
    }
    await expect(canvas.nodes).toHaveCount(KINDS.length);
  });

  await test.step('C and the name of a port connect', async () => {
    for (const [from, to] of CONNECTIONS) {
      await selectInOutline(studio, from);
      await page.keyboard.press('c');
      const dialog = page.getByRole('dialog', { name: /^Connect / });
      await expect(dialog).toBeVisible();
      await page.keyboard.type(to);
      await page.keyboard.press('Enter');
      await expect(dialog).toBeHidden();
    }
    await expect(canvas.wires).toHaveCount(CONNECTIONS.length);
  });

  await test.step('Enter leads to the parameters', async () => {
    await selectInOutline(studio, 'dense_1');
    await page.keyboard.press('Enter');
    await expect(inspector.parameter('units').getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('10');
    await page.keyboard.press('Tab');
    await expect(canvas.node('dense_1')).toContainText('10');
  });

  await test.step('Alt and the arrows follow the wires', async () => {
    await selectInOutline(studio, 'split_1');
    await page.keyboard.press('Alt+ArrowRight');
    await expect(canvas.node('split_1')).not.toHaveAttribute('data-selected', 'true');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(canvas.node('split_1')).toHaveAttribute('data-selected', 'true');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(canvas.node('normalise_pixels_1')).toHaveAttribute('data-selected', 'true');
    await expect(studio.announcement).toHaveText('Selected Normalise pixels');
  });

  await test.step('arrows move, Delete deletes, undo brings back', async () => {
    const before = await canvas.positionOf('normalise_pixels_1');
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(async () => (await canvas.positionOf('normalise_pixels_1')).y).toBeGreaterThan(before.y);
    await page.keyboard.press('Delete');
    await expect(canvas.nodes).toHaveCount(KINDS.length - 1);
    await expect(studio.announcement).toHaveText('Deleted 1 node');
    await page.keyboard.press('Control+Z');
    await expect(canvas.nodes).toHaveCount(KINDS.length);
    await expect(canvas.wires).toHaveCount(CONNECTIONS.length);
  });

  await test.step('the outline equals the canvas', async () => {
    await expect(studio.outline.items).toHaveCount(KINDS.length);
    await page.keyboard.press('Control+A');
    await expect(canvas.root.locator('.node-card[data-selected]')).toHaveCount(KINDS.length);
  });

  await test.step('the command palette finds what has no key', async () => {
    await page.keyboard.press('Control+K');
    await page.keyboard.type('tidy');
    await page.keyboard.press('Enter');
    await expect(studio.announcement).toHaveText('Layout tidied up');
  });

  await test.step('Ctrl+S saves', async () => {
    const file = path.join(folders.work, 'by keyboard.loom');
    await studio.answerDialogs({ save: file });
    await page.keyboard.press('Control+S');
    await expect(studio.topBar.dirtyDot).toBeHidden();
    const saved = await readProject(file);
    expect(Object.keys(saved.nodes)).toHaveLength(KINDS.length);
    expect(Object.keys(saved.edges)).toHaveLength(CONNECTIONS.length);
    expect(saved.nodes.dense_1?.values).toMatchObject({ units: 10 });
  });
});

/** Walks the tree with the arrow keys until the node has the focus. */
async function selectInOutline({ page, outline }: Studio, id: string): Promise<void> {
  if (!(await outline.root.isVisible())) await page.keyboard.press('Alt+4');
  const item = outline.item(id);
  // F6 or Tab lead to the tree; focusing it is what a screen reader does, too.
  await outline.items.first().focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 40; step++) {
    if (await item.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(item).toBeFocused();
  await expect(item).toHaveAttribute('aria-selected', 'true');
}

/** A click anywhere fails the test: it shall be the keyboard alone. */
async function forbidMouse({ page, errors }: Studio): Promise<void> {
  await page.exposeFunction('noteMouse', (type: string) => errors.push(`the mouse was used: ${type}`));
  await page.evaluate(() => {
    for (const type of ['mousedown', 'pointerdown', 'wheel']) {
      addEventListener(type, () => Reflect.get(window, 'noteMouse')(type), { capture: true });
    }
  });
}
