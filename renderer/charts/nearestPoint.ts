/** The point of some lines nearest to a place, all in pixels; null when none is within `reach`. */
export function nearestPoint(
  lines: readonly { readonly x: readonly number[]; readonly y: readonly number[] }[],
  place: { readonly x: number; readonly y: number },
  reach: number,
): { line: number; point: number } | null {
  let best: { line: number; point: number } | null = null;
  let least = reach * reach;
  lines.forEach((line, lineIndex) => {
    for (let point = 0; point < line.x.length; point += 1) {
      const dx = (line.x[point] ?? 0) - place.x;
      const dy = (line.y[point] ?? 0) - place.y;
      const distance = dx * dx + dy * dy;
      if (distance <= least) {
        least = distance;
        best = { line: lineIndex, point };
      }
    }
  });
  return best;
}
