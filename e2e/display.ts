// @ts-expect-error: a plain JavaScript module with types in its comments, which the type check of this folder does not read.
import { startVirtualDisplay } from '../scripts/virtualDisplay.mjs';

/** Gives the tests a display of their own where there is none: a window needs one. Returns what takes it away again. */
// biome-ignore lint/style/noDefaultExport: Playwright calls the default export of this file.
export default async function provideDisplay(): Promise<() => void> {
  if (process.platform !== 'linux' || process.env.DISPLAY) return () => {};
  const { display, stop } = await startVirtualDisplay();
  process.env.DISPLAY = display;
  return stop;
}
