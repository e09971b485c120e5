import { z } from 'zod';

/** Place and size of the window, kept between starts. */
export const windowStateSchema = z.object({
  x: z.number().int().optional(),
  y: z.number().int().optional(),
  width: z.number().int().min(400).max(20_000),
  height: z.number().int().min(300).max(20_000),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowStateSchema>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const DEFAULT_SIZE = { width: 1440, height: 900 };
/** How much of a window's top edge must lie on a screen for a person to be able to grab it. */
const MIN_VISIBLE = 100;

/** The stored state if it is sound and still on one of today's screens; otherwise a default that fits the first screen. */
export function readWindowState(stored: unknown, screens: readonly Area[]): WindowState {
  const parsed = windowStateSchema.safeParse(stored);
  const first = screens[0];
  const width = Math.min(DEFAULT_SIZE.width, first?.width ?? DEFAULT_SIZE.width);
  const height = Math.min(DEFAULT_SIZE.height, first?.height ?? DEFAULT_SIZE.height);
  if (!parsed.success) return { width, height, maximized: false };
  const { x, y } = parsed.data;
  if (x === undefined || y === undefined) return parsed.data;
  const reachable = screens.some(
    (screen) =>
      Math.min(x + parsed.data.width, screen.x + screen.width) - Math.max(x, screen.x) >= MIN_VISIBLE &&
      y >= screen.y &&
      y <= screen.y + screen.height - MIN_VISIBLE,
  );
  return reachable
    ? parsed.data
    : { width: parsed.data.width, height: parsed.data.height, maximized: parsed.data.maximized };
}
