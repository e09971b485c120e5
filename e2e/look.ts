import { mkdirSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findElectron } from './app.ts';
import { Studio } from './studio.ts';

/**
 * Saves a picture of every main state of the window, in both themes and both languages, to be looked at by people.
 * `node dist/look.mjs [folder] [only]` after `npx esbuild e2e/look.ts --bundle --platform=node --format=esm
 * --packages=external --outfile=dist/look.mjs`; needs a display.
 */
const folder = process.argv[2] ?? path.join(os.tmpdir(), 'tensorloom-look');
const only = process.argv[3];
mkdirSync(folder, { recursive: true });

const studio = await Studio.start({
  ...findElectron(),
  userData: mkdtempSync(path.join(os.tmpdir(), 'tensorloom look ')),
  options: { size: { width: 1280, height: 800 } },
});
const { page } = studio;
let place = 0;

async function picture(name: string): Promise<void> {
  // Long enough for every transition; nothing moves by itself.
  await page.waitForTimeout(350);
  place++;
  if (only && !name.includes(only)) return;
  await page.screenshot({ path: path.join(folder, `${String(place).padStart(2, '0')}-${name}.png`) });
}

async function resize(width: number, height: number): Promise<void> {
  await studio.app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
  await page.waitForTimeout(300);
}

async function key(keys: string): Promise<void> {
  await page.keyboard.press(keys);
  // A dialog that closes keeps the focus until it is gone.
  await page.waitForTimeout(200);
}

try {
  await picture('start');
  await studio.topBar.root.or(studio.start.root).first().waitFor();
  await studio.start.newProject();
  await picture('empty-canvas');
  await key('Control+W');
  await studio.start.openTemplate('fashion-mnist');
  await page.waitForTimeout(800);
  await picture('reference');

  await studio.canvas.select('conv2d_1');
  await picture('inspector-conv');
  await studio.inspector.parameter('filters').getByRole('button', { name: /^Help/ }).click();
  await picture('inspector-help');
  await studio.canvas.select('conv2d_1');
  await key('F2');
  await picture('rename');
  await key('Escape');

  await studio.canvas.root.click({ position: { x: 40, y: 40 } });
  await key('Space');
  await picture('quick-add');
  await key('Escape');
  await key('Control+K');
  await picture('commands');
  await key('Escape');
  await key('?');
  await picture('keys');
  await key('Escape');

  await studio.canvas.select('flatten_1');
  await key('Delete');
  await studio.dock.show('Problems');
  await picture('problems');
  await studio.canvas.select('dense_1');
  await key('c');
  await picture('connect');
  await key('Escape');
  await key('Control+Z');

  await studio.outline.open();
  await studio.outline.items.nth(4).click();
  await key('ArrowRight');
  await picture('outline');
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Data' }).click();
  await picture('data');
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Nodes' }).click();

  await studio.canvas.node('conv2d_1').click({ button: 'right' });
  await picture('node-menu');
  await key('Escape');
  await page.keyboard.press('Control+,');
  await picture('settings');
  await key('Escape');

  await studio.topBar.switchTheme();
  await picture('reference-dark');
  await studio.topBar.switchLanguage();
  await picture('reference-dark-zh');
  await page.getByRole('button', { name: '浅色主题' }).click();
  await picture('reference-zh');
  await page.getByRole('button', { name: 'English' }).click();

  await page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
  );
  await key('\\');
  await picture('canvas-only');
  await key('Control+-');
  await key('Control+-');
  await picture('zoomed-out');
  for (let press = 0; press < 4; press++) await key('Control+-');
  await picture('zoomed-far-out');
  await key('Control+1');
  await key('\\');
  await resize(1920, 1150);
  await key('Control+1');
  await picture('large');
} finally {
  for (const error of studio.errors) process.stderr.write(`${error}\n`);
  await studio.kill();
}
