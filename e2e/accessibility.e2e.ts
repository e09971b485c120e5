import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './app.ts';
import type { Studio } from './studio.ts';

/** Each finding as one line: what is wrong, and where. */
async function findViolations({ page }: Studio, where: string): Promise<string[]> {
  // The legacy mode looks from inside the page; the other one opens a second page, which the window does not allow.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${where}: ${id}: ${node.target.join(' ')}: ${node.any[0]?.message ?? node.failureSummary}`),
  );
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any panel or dialog in the ${theme} theme`, async ({ studio }) => {
    const { page, dock, canvas } = studio;
    const found: string[] = [];
    const look = async (where: string) => {
      // Colours are judged when nothing is half-way through fading in.
      await page.waitForTimeout(250);
      found.push(...(await findViolations(studio, where)));
    };
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await expect(studio.start.templates.first()).toBeVisible();
    await look('start page');
    await studio.start.newProject();
    await look('empty canvas');
    await studio.topBar.goHome();
    await studio.start.openTemplate('penguin-species');
    await studio.runBar.train.click();
    await studio.runBar.waitFor('Finished', 180_000);
    await look('editor after training');
    await canvas.select('dense_1');
    await look('inspector of a layer');
    await canvas.select('csv_file_1');
    await look('inspector of a data set');
    for (const panel of ['Data', 'Runs', 'Outline']) {
      await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: panel }).click();
      await look(`panel ${panel}`);
    }
    await dock.show('Evaluation');
    await expect(studio.evaluation.report).toBeVisible({ timeout: 120_000 });
    await look('evaluation');
    await dock.show('Predict');
    await studio.predict.testRows.first().click();
    await expect(studio.predict.bars.first()).toBeVisible();
    await look('prediction');
    await dock.show('Problems');
    await look('problems');
    for (const [name, keys] of [
      ['commands', 'Control+K'],
      ['keys', '?'],
      ['export', 'Control+E'],
      ['settings', 'Control+,'],
    ] as const) {
      await canvas.select('dense_1');
      await page.keyboard.press(keys);
      await expect(page.getByRole('dialog')).toBeVisible();
      await look(name);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    await page.keyboard.press('c');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('connect mode');
    await page.keyboard.press('Escape');
    await canvas.select('dense_1');
    await page.keyboard.press('Delete');
    await look('editor with problems');
    await studio.topBar.goHome();
    await expect(page.getByRole('dialog', { name: /first\?$/ })).toBeVisible();
    await look('question about unsaved work');
    expect(found).toEqual([]);
  });
}
