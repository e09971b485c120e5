import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './app.ts';

const PENGUIN = {
  island: 'Biscoe',
  bill_length_mm: 50,
  bill_depth_mm: 14.5,
  flipper_length_mm: 225,
  body_mass_g: 5600,
  sex: 'male',
};

test('a trained model answers other programs, with its key only, until it is stopped', async ({ studio }) => {
  const { page, runBar, dock } = studio;
  await studio.start.openTemplate('penguin-species');
  await runBar.train.click();
  await runBar.waitFor('Finished', 180_000);
  const panel = await dock.show('Serve');

  const address = await test.step('start', async () => {
    const port = panel.getByRole('textbox', { name: 'Port' });
    await port.fill('0');
    await port.press('Tab');
    await panel.getByRole('button', { name: 'Start serving' }).click();
    await expect(panel.getByTestId('serve-address')).toContainText('http://127.0.0.1:', { timeout: 120_000 });
    await expect(panel).toContainText('penguin');
    return (await panel.getByTestId('serve-address').textContent()) ?? '';
  });
  const key = (await panel.getByTestId('serve-key').textContent()) ?? '';
  const ask = (headers: Record<string, string>) =>
    fetch(`${address}/predict`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ row: PENGUIN }),
    });

  await test.step('answers who has the key, and nobody else', async () => {
    const answer = await ask({ authorization: `Bearer ${key}` });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ predictions: [{ prediction: 'Gentoo' }] });
    expect((await ask({})).status).toBe(401);
    expect((await ask({ authorization: `Bearer ${key}`, origin: 'https://example.org' })).status).toBe(403);
  });

  await test.step('the panel shows who asked, and how to ask', async () => {
    await expect(panel.getByTestId('serve-log')).toContainText('POST /predict');
    await expect(panel.getByTestId('serve-log')).toContainText('401');
    await expect(panel).toContainText('flipper_length_mm');
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))).toEqual([]);
  });

  await test.step('stop', async () => {
    await panel.getByRole('button', { name: 'Stop' }).click();
    await expect(panel.getByRole('button', { name: 'Start serving' })).toBeVisible({ timeout: 60_000 });
    await expect(ask({ authorization: `Bearer ${key}` })).rejects.toThrow();
  });
});
