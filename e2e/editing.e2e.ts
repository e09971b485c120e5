import { expect, test } from './app.ts';

test('every edit can be undone and done again', async ({ launch }) => {
  const studio = await launch({ size: { width: 1640, height: 1020 } });
  const { page, canvas, palette, inspector, topBar } = studio;
  await studio.start.openTemplate('fashion-mnist');
  await expect(canvas.nodes).toHaveCount(16);
  await page.keyboard.press('Control+J');
  await canvas.useTool('Fit everything');
  const states: string[] = [await readCanvas()];

  async function readCanvas(): Promise<string> {
    await page.waitForTimeout(300);
    return await page.evaluate(() => {
      const nodes = [...document.querySelectorAll('.react-flow__node')].map((node) => {
        const place = node instanceof HTMLElement ? node.style.transform : '';
        return `${node.getAttribute('data-id')} ${place} ${node.textContent}`;
      });
      const edges = [...document.querySelectorAll('.react-flow__edge')].map((edge) => edge.getAttribute('data-id'));
      return JSON.stringify([nodes.sort(), edges.sort()]);
    });
  }
  async function edit(name: string, work: () => Promise<void>): Promise<void> {
    await test.step(name, async () => {
      await work();
      await expect.poll(readCanvas, { message: name }).not.toBe(states.at(-1));
      states.push(await readCanvas());
    });
  }

  await edit('change a number', async () => {
    await canvas.select('dense_1');
    await inspector.setNumber('units', 96);
  });
  await edit('choose from a list', () => inspector.choose('activation', 'tanh'));
  await edit('move a card', () => canvas.dragNode('dense_1', { x: 0, y: -70 }));
  await edit('delete a wire', async () => {
    await page.keyboard.press('Escape');
    await canvas
      .wire('flatten_1.output', 'dense_1.input')
      .locator('.react-flow__edge-interaction')
      .click({ force: true });
    await page.keyboard.press('Delete');
  });
  await edit('draw it again', () => canvas.drawWire('flatten_1.output', 'dense_1.input'));
  await edit('delete a node and reconnect', async () => {
    await canvas.select('dense_1');
    await page.keyboard.press('Control+Delete');
    await expect(canvas.wire('flatten_1.output', 'dense_2.input')).toBeAttached();
  });
  await edit('add by double-click', async () => {
    const place = await canvas.placeAt(0.5, 0.1);
    await page.mouse.dblclick(place.x, place.y);
    await palette.addByName('Dropout');
  });
  await edit('copy and paste', async () => {
    await canvas.select('dense_2');
    await page.keyboard.press('Control+C');
    await page.keyboard.press('Control+V');
  });
  await edit('duplicate', () => page.keyboard.press('Control+D'));
  await edit('disable', () => page.keyboard.press('Control+B'));
  await edit('tidy up the layout', () => canvas.useTool('Tidy up the layout'));

  const edits = states.length - 1;
  for (let index = edits - 1; index >= 0; index--) {
    await page.keyboard.press('Control+Z');
    await expect.poll(readCanvas, { message: `undo back to state ${index}` }).toBe(states[index]);
  }
  await expect(topBar.undo).toBeDisabled();
  await expect(topBar.dirtyDot).toBeHidden();
  for (let index = 1; index <= edits; index++) {
    await page.keyboard.press('Control+Shift+Z');
    await expect.poll(readCanvas, { message: `redo to state ${index}` }).toBe(states[index]);
  }
  await expect(topBar.redo).toBeDisabled();
});

test('wires show what fits, say why not, and add what is missing', async ({ studio }) => {
  const { page, canvas, palette } = studio;
  await studio.start.newProject();
  for (const [title, x, y] of [
    ['Fashion-MNIST', 0.22, 0.2],
    ['Adam', 0.22, 0.75],
  ] as const) {
    await palette.drag(title, await canvas.placeAt(x, y));
  }
  await test.step('a wire dropped on nothing offers what fits, and joins it', async () => {
    await canvas.drawWireTo('fashion_mnist_1.data', await canvas.placeAt(0.6, 0.2));
    await expect(palette.quickAdd).toBeVisible();
    await expect(palette.quickAdd.getByRole('option', { name: 'Dense', exact: true })).toHaveCount(0);
    await palette.addByName('Normalise pixels');
    await expect(canvas.wire('fashion_mnist_1.data', 'normalise_pixels_1.data')).toBeAttached();
  });
  await test.step('a wire that does not fit is refused with a reason', async () => {
    await canvas.drawWire('adam_1.optimizer', 'normalise_pixels_1.data');
    await expect(studio.toasts).toContainText('These do not go together');
    await expect(canvas.wires).toHaveCount(1);
  });
  await test.step('a card dropped on a wire is put into it', async () => {
    const middle = await canvas.middleOfWire('fashion_mnist_1.data', 'normalise_pixels_1.data');
    await palette.drag('Split', middle);
    await expect(canvas.wire('fashion_mnist_1.data', 'split_1.data')).toBeAttached();
    await expect(canvas.wire('split_1.data', 'normalise_pixels_1.data')).toBeAttached();
    await expect(canvas.wires).toHaveCount(2);
  });
  await test.step('the right button has a menu', async () => {
    await canvas.node('split_1').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Delete and reconnect' }).click();
    await expect(canvas.wire('fashion_mnist_1.data', 'normalise_pixels_1.data')).toBeAttached();
  });
});
