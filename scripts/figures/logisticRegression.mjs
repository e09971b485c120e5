// Logistic regression by Newton's method, with scikit-learn's usual penalty: what a network has to beat.

const ROUNDS = 12;
/** On every weight but the first, as `C = 1` does. */
const RIDGE = 1;

/**
 * Learns from rows of numbers and outcomes (1 or 0); gives the probability of 1 for a row. Columns are standardised first, so
 * that the ridge treats them alike.
 */
export function fitLogistic(rows, outcomes) {
  const width = rows[0].length;
  const means = Array.from({ length: width }, (_, i) => rows.reduce((sum, row) => sum + row[i], 0) / rows.length);
  const scales = means.map(
    (mean, i) => Math.sqrt(rows.reduce((sum, row) => sum + (row[i] - mean) ** 2, 0) / rows.length) || 1,
  );
  const prepare = (row) => [1, ...Array.from(row, (value, i) => (value - means[i]) / scales[i])];
  const inputs = rows.map(prepare);
  let weights = new Array(width + 1).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = weights.map((weight, i) => (i === 0 ? 0 : -RIDGE * weight));
    const curve = weights.map((_, i) => weights.map((__, j) => (i === j ? (i === 0 ? 1e-9 : RIDGE) : 0)));
    for (const [at, input] of inputs.entries()) {
      const guess = probability(weights, input);
      const [apart, spread] = [outcomes[at] - guess, guess * (1 - guess)];
      for (let i = 0; i <= width; i++) {
        slope[i] += apart * input[i];
        for (let j = 0; j <= i; j++) curve[i][j] += spread * input[i] * input[j];
      }
    }
    for (let i = 0; i <= width; i++) for (let j = i + 1; j <= width; j++) curve[i][j] = curve[j][i];
    const step = solve(curve, slope);
    weights = weights.map((weight, i) => weight + step[i]);
  }
  return (row) => probability(weights, prepare(row));
}

function probability(weights, input) {
  return 1 / (1 + Math.exp(-input.reduce((sum, value, i) => sum + value * weights[i], 0)));
}

/** Gauss with the largest pivot. */
function solve(matrix, right) {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) pivot = row;
    }
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row][column] / rows[column][column];
      for (let at = column; at <= size; at++) rows[row][at] -= factor * rows[column][at];
    }
  }
  return rows.map((row, i) => row[size] / row[i]);
}
