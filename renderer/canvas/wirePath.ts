export interface WireCurve {
  readonly path: string;
  readonly points: readonly [number, number, number, number, number, number, number, number];
}

/**
 * The curve of a wire from an output (leaving to the right) to an input (entering from the left). A wire that runs back
 * swings out wider, so that it does not hide behind the cards.
 */
export function wirePath(fromX: number, fromY: number, toX: number, toY: number): WireCurve {
  const ahead = toX - fromX;
  const reach = ahead >= 0 ? Math.max(24, Math.min(160, ahead / 2)) : Math.min(240, 60 + -ahead * 0.4);
  const c1 = fromX + reach;
  const c2 = toX - reach;
  return {
    path: `M${fromX},${fromY} C${c1},${fromY} ${c2},${toY} ${toX},${toY}`,
    points: [fromX, fromY, c1, fromY, c2, toY, toX, toY],
  };
}

/** The point of the curve at `t` from 0 (its start) to 1 (its end). */
export function bezierPoint(curve: WireCurve, t: number): { x: number; y: number } {
  const [x0, y0, x1, y1, x2, y2, x3, y3] = curve.points;
  const u = 1 - t;
  const mix = (a: number, b: number, c: number, d: number) =>
    u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
  return { x: mix(x0, x1, x2, x3), y: mix(y0, y1, y2, y3) };
}

/** How far a point is from the curve, sampled finely enough for a pointer. */
export function distanceToWire(curve: WireCurve, x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let step = 0; step <= 24; step++) {
    const point = bezierPoint(curve, step / 24);
    nearest = Math.min(nearest, Math.hypot(point.x - x, point.y - y));
  }
  return nearest;
}
