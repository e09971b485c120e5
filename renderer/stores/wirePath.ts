export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A wire as SVG draws it, and as a pointer meets it. */
export interface WireCurve {
  readonly path: string;
  /** The point at `t` from 0 (its start) to 1 (its end). */
  pointAt(t: number): Point;
}

/** How far a wire that runs back goes out before it turns, and how round its corners are. */
const OUT = 28;
const CORNER = 14;
/** Below this distance ahead a curve would fold over itself. */
const AHEAD = 40;
/** Up to here a target counts as lying in the next row. */
const NEXT_ROW = 280;

/**
 * The way of a wire from an output (leaving to the right) to an input (entering from the left). A wire that runs back, to
 * the start of the next row, goes between the rows as a line of text does, so that it does not hide behind the cards.
 */
export function wirePath(fromX: number, fromY: number, toX: number, toY: number): WireCurve {
  return toX - fromX >= AHEAD ? curve(fromX, fromY, toX, toY) : stepBack(fromX, fromY, toX, toY);
}

/** How far a point is from the wire, sampled finely enough for a pointer. */
export function distanceToWire(wire: WireCurve, x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let step = 0; step <= 32; step++) {
    const point = wire.pointAt(step / 32);
    nearest = Math.min(nearest, Math.hypot(point.x - x, point.y - y));
  }
  return nearest;
}

function curve(fromX: number, fromY: number, toX: number, toY: number): WireCurve {
  const reach = Math.min(140, (toX - fromX) / 2);
  const c1 = fromX + reach;
  const c2 = toX - reach;
  return {
    path: `M${fromX},${fromY} C${c1},${fromY} ${c2},${toY} ${toX},${toY}`,
    pointAt: (t) => {
      const u = 1 - t;
      const mix = (a: number, b: number, c: number, d: number) =>
        u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
      return { x: mix(fromX, c1, c2, toX), y: mix(fromY, fromY, toY, toY) };
    },
  };
}

function stepBack(fromX: number, fromY: number, toX: number, toY: number): WireCurve {
  const middle = turningLine(fromY, toY);
  const corners: readonly Point[] = [
    { x: fromX, y: fromY },
    { x: fromX + OUT, y: fromY },
    { x: fromX + OUT, y: middle },
    { x: toX - OUT, y: middle },
    { x: toX - OUT, y: toY },
    { x: toX, y: toY },
  ];
  return { path: roundedPath(corners), pointAt: (t) => pointOnLine(corners, t) };
}

/** Where a wire runs back: below the cards of its own row, between it and the next, or half way when it goes further. */
function turningLine(fromY: number, toY: number): number {
  const down = toY - fromY;
  if (Math.abs(down) <= 72) return Math.max(fromY, toY) + 60;
  if (Math.abs(down) <= NEXT_ROW) return fromY + Math.sign(down) * 68;
  return (fromY + toY) / 2;
}

function roundedPath(corners: readonly Point[]): string {
  const parts: string[] = [];
  for (const [index, corner] of corners.entries()) {
    const before = corners[index - 1];
    const after = corners[index + 1];
    if (!before) parts.push(`M${corner.x},${corner.y}`);
    else if (!after) parts.push(`L${corner.x},${corner.y}`);
    else {
      const entry = towards(corner, before);
      const exit = towards(corner, after);
      parts.push(`L${entry.x},${entry.y}`, `Q${corner.x},${corner.y} ${exit.x},${exit.y}`);
    }
  }
  return parts.join(' ');
}

/** The point a corner's radius away, or half way where the side is too short for that. */
function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(CORNER, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function pointOnLine(corners: readonly Point[], t: number): Point {
  const sides = corners.slice(1).map((end, index) => {
    const start = corners[index] ?? end;
    return { start, end, length: Math.hypot(end.x - start.x, end.y - start.y) };
  });
  let left = t * sides.reduce((sum, side) => sum + side.length, 0);
  for (const { start, end, length } of sides) {
    if (left <= length && length > 0) {
      const share = left / length;
      return { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
    }
    left -= length;
  }
  return corners.at(-1) ?? { x: 0, y: 0 };
}
