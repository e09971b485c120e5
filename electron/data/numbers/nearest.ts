/** Rows of numbers side by side, NaN where one is missing. */
type NumberRow = ArrayLike<number>;

/**
 * The squared distance of two rows over the columns that both have, stretched to all columns, as scikit-learn's
 * nan_euclidean_distances. Infinite where they share none.
 */
export function distanceOfIncomplete(a: NumberRow, b: NumberRow): number {
  let sum = 0;
  let shared = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? Number.NaN) - (b[i] ?? Number.NaN);
    if (Number.isNaN(difference)) continue;
    sum += difference * difference;
    shared++;
  }
  return shared === 0 ? Number.POSITIVE_INFINITY : (sum * a.length) / shared;
}

/** Places of the nearest rows, nearest first, of equally near ones the first. Rows infinitely far away are none. */
export function findNearest(distances: ArrayLike<number>, count: number): readonly number[] {
  const found: number[] = [];
  for (let place = 0; place < distances.length; place++) {
    const distance = distances[place] ?? Number.POSITIVE_INFINITY;
    if (distance === Number.POSITIVE_INFINITY) continue;
    const last = found.at(-1);
    if (found.length >= count && distance >= (distances[last ?? 0] ?? 0)) continue;
    let at = found.length;
    while (at > 0 && (distances[found[at - 1] ?? 0] ?? 0) > distance) at--;
    found.splice(at, 0, place);
    if (found.length > count) found.pop();
  }
  return found;
}
