import { expect, test } from './app.ts';
import { DRAWN, drawReferenceModel } from './referenceModel.ts';

test('draw the reference model with the mouse, mend a mistake with one click', async ({ launch }) => {
  const studio = await launch({ size: { width: 1560, height: 980 } });
  const { page, canvas, inspector, dock } = studio;
  await studio.start.newProject();
  await page.keyboard.press('Control+J');
  await canvas.useTool('Zoom out');
  await canvas.useTool('Zoom out');

  await test.step('drag the cards and draw the wires', async () => {
    await drawReferenceModel(studio);
    await expect(canvas.nodes).toHaveCount(DRAWN.cards);
    await expect(canvas.wires).toHaveCount(DRAWN.wires);
  });

  await test.step('the mistake is said on the cards, in the inspector and in the list', async () => {
    // Dense takes the last axis of 5×5×32, which is allowed and almost never meant; the loss cannot take what comes out.
    await expect(canvas.shapeAfter('dense_1.output')).toHaveText('5×5×64');
    await expect(canvas.node('dense_1')).toHaveAttribute('data-state', 'warning');
    await expect(canvas.node('sparse_categorical_crossentropy_1')).toHaveAttribute('data-state', 'problem');
    await canvas.select('dense_1');
    await expect(inspector.root.getByRole('button', { name: 'Insert Flatten' })).toBeVisible();
    await page.keyboard.press('Control+J');
    const problems = await dock.show('Problems');
    await problems.getByRole('button', { name: 'Insert Flatten' }).first().click();
    await expect(canvas.node('flatten_1')).toBeVisible();
  });
});
