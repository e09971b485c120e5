/**
 * Ordinary least squares with an intercept, by Cholesky on the normal equations. Columns that are sums of others (one-hot
 * groups beside an intercept) make those singular; a ridge of 1e-8 of the mean diagonal settles them without moving the fit.
 * @param {number[][]} rows  features, one array a row
 * @param {number[]} targets
 * @returns {(row: number[]) => number} the fitted function
 */
export function fitLeastSquares(rows, targets) {
  const design = rows.map((row) => [1, ...row]);
  const width = design[0].length;
  const normal = Array.from({ length: width }, (_, i) =>
    Array.from({ length: width }, (_, j) => sum(design, (row) => row[i] * row[j])),
  );
  const right = Array.from({ length: width }, (_, i) => sum(design, (row, n) => row[i] * targets[n]));
  const ridge = (1e-8 * normal.reduce((total, row, i) => total + row[i], 0)) / width;
  for (let i = 0; i < width; i++) normal[i][i] += ridge;
  const coefficients = solveCholesky(normal, right);
  return (row) => coefficients[0] + row.reduce((total, value, i) => total + value * coefficients[i + 1], 0);
}

function solveCholesky(matrix, right) {
  const size = right.length;
  const lower = matrix.map((row) => row.map(() => 0));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let value = matrix[i][j];
      for (let k = 0; k < j; k++) value -= lower[i][k] * lower[j][k];
      lower[i][j] = i === j ? Math.sqrt(value) : value / lower[j][j];
    }
  }
  const middle = [];
  for (let i = 0; i < size; i++)
    middle.push(
      (right[i] - lower[i].slice(0, i).reduce((total, value, k) => total + value * middle[k], 0)) / lower[i][i],
    );
  const solution = new Array(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let value = middle[i];
    for (let k = i + 1; k < size; k++) value -= lower[k][i] * solution[k];
    solution[i] = value / lower[i][i];
  }
  return solution;
}

function sum(rows, pick) {
  return rows.reduce((total, row, n) => total + pick(row, n), 0);
}
