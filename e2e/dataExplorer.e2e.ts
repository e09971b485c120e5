import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './app.ts';
import { DataExplorer } from './pages/dataExplorer.ts';
import type { Studio } from './studio.ts';

/** Each finding as one line. */
async function findViolations({ page }: Studio): Promise<string[]> {
  await page.waitForTimeout(250);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

test('rows are looked at, filtered, followed and left out, and all of it can be undone', async ({ studio }) => {
  const { page, canvas } = studio;
  const explorer = new DataExplorer(page);
  await studio.start.openTemplate('penguin-species');
  const before = await canvas.nodes.count();

  await test.step('every data node shows what leaves it', async () => {
    for (const node of ['csv_file_1', 'split_1']) {
      await canvas.select(node);
      await expect(studio.inspector.root.getByTestId('preview')).toContainText(/\d+ rows/);
    }
  });
  await test.step('a key opens the rows of the selected node', async () => {
    await canvas.select('csv_file_1');
    await page.keyboard.press('Control+Shift+D');
    await expect(explorer.root).toBeVisible();
    await expect(explorer.count).toHaveText('344 rows');
    await expect(explorer.rowAt(0)).toContainText('Torgersen');
  });
  await test.step('a condition filters, a wrong one is explained', async () => {
    await explorer.filterBy('weight > 3');
    await expect(explorer.root).toContainText(/weight/);
    await explorer.filterBy("species = 'Gentoo' and body_mass_g > 5000");
    await expect(explorer.count).toHaveText('61 of 344 rows');
    await explorer.root.getByRole('button', { name: 'body_mass_g', exact: true }).click();
    await explorer.root.getByRole('button', { name: 'body_mass_g', exact: true }).click();
    await expect(explorer.rowAt(0)).toContainText('6300');
    expect(await findViolations(studio)).toEqual([]);
  });
  await test.step('a row is chosen by keyboard and shows its way to the end', async () => {
    await explorer.table.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(explorer.row).toBeVisible();
    await expect(explorer.row.getByTestId('row-way').getByRole('listitem').first()).toContainText('Gentoo');
    expect(await explorer.row.getByTestId('row-way').getByRole('listitem').count()).toBeGreaterThan(1);
    expect(await findViolations(studio)).toEqual([]);
  });
  await test.step('leaving it out makes a node and one row less', async () => {
    await explorer.row.getByRole('button', { name: 'Leave this row out' }).click();
    await expect(explorer.count).toHaveText('60 of 343 rows');
    await expect(studio.announcement).toContainText('is left out');
  });
  await test.step('relabelling another goes into the same node', async () => {
    await explorer.rowAt(0).click();
    await explorer.row.getByRole('combobox', { name: 'New value' }).click();
    await page.getByRole('option', { name: 'Adelie' }).click();
    await expect(explorer.count).toHaveText('59 of 343 rows');
    await explorer.close();
    await expect(canvas.nodes).toHaveCount(before + 1);
    await expect(canvas.node('edit_rows_1')).toContainText('1 excluded · 1 changed');
  });
  await test.step('undo takes both back, redo brings them again', async () => {
    await canvas.select('edit_rows_1');
    await expect(studio.inspector.root.getByTestId('row-edits').getByRole('listitem')).toHaveCount(2);
    await page.keyboard.press('Control+Z');
    await expect(canvas.node('edit_rows_1')).not.toContainText('changed');
    await page.keyboard.press('Control+Z');
    await expect(canvas.nodes).toHaveCount(before);
    await page.keyboard.press('Control+Shift+Z');
    await expect(canvas.node('edit_rows_1')).toContainText('1 excluded');
    await page.keyboard.press('Control+Shift+D');
    await expect(explorer.count).toHaveText('343 rows');
    await explorer.root.getByRole('button', { name: 'Undo' }).click();
    await expect(explorer.count).toHaveText('344 rows');
    await explorer.close();
  });
});

test('pictures are explored in a grid and relabelled', async ({ studio }) => {
  const { page, canvas } = studio;
  const explorer = new DataExplorer(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await studio.start.openTemplate('fashion-mnist');
  await canvas.select('fashion_mnist_1');
  await page.keyboard.press('Control+Shift+D');
  await expect(explorer.pictures.getByRole('option').first()).toHaveAttribute('aria-label', /, row 0$/);
  await expect(explorer.count).toHaveText('70,000 rows');
  await explorer.pictures.focus();
  await page.keyboard.press('End');
  await expect(explorer.pictures.getByRole('option', { name: /row 69,999$/ })).toBeVisible();
  await explorer.filterBy("label = 'Bag'");
  await expect(explorer.count).toHaveText('7,000 of 70,000 rows');
  const first = explorer.pictures.getByRole('option').first();
  await expect(first).toHaveAttribute('aria-label', /^Bag, row \d+$/);
  await first.click();
  await expect(explorer.row.getByTestId('row-way')).toContainText('Fashion-MNIST');
  expect(await findViolations(studio)).toEqual([]);
  await explorer.row.getByRole('combobox', { name: 'New value' }).click();
  await page.getByRole('option', { name: 'Sneaker' }).click();
  await expect(explorer.count).toHaveText('6,999 of 70,000 rows');
});
