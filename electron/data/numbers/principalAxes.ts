/** Means and products of columns that come in rows, for their covariance. Rows with a missing value are left out. */
export class Covariance {
  count = 0;
  readonly mean: Float64Array;
  private readonly products: Float64Array;

  constructor(readonly width: number) {
    this.mean = new Float64Array(width);
    this.products = new Float64Array(width * width);
  }

  /** Row-major rows of `width` numbers. Welford's way, as large offsets would drown the products. */
  add(matrix: Float64Array): void {
    const { width, mean, products } = this;
    const delta = new Float64Array(width);
    for (let start = 0; start < matrix.length; start += width) {
      const row = matrix.subarray(start, start + width);
      if (row.some(Number.isNaN)) continue;
      this.count++;
      for (let i = 0; i < width; i++) {
        delta[i] = (row[i] ?? 0) - (mean[i] ?? 0);
        mean[i] = (mean[i] ?? 0) + (delta[i] ?? 0) / this.count;
      }
      for (let i = 0; i < width; i++) {
        const after = (row[i] ?? 0) - (mean[i] ?? 0);
        for (let j = i; j < width; j++) {
          products[i * width + j] = (products[i * width + j] ?? 0) + after * (delta[j] ?? 0);
        }
      }
    }
  }

  /** Divided by n − 1; zeros of fewer than two rows. */
  covariance(): number[][] {
    const { width, products, count } = this;
    const divisor = Math.max(1, count - 1);
    // Only the products on and above the diagonal were summed up.
    const at = (i: number, j: number) => (products[Math.min(i, j) * width + Math.max(i, j)] ?? 0) / divisor;
    return Array.from({ length: width }, (_, i) => Array.from({ length: width }, (__, j) => at(i, j)));
  }
}

/**
 * The directions in which rows differ most, best first: each an axis of length 1 whose largest entry is positive, and
 * the variance along it.
 */
export async function findPrincipalAxes(
  covariance: Covariance,
  count: number,
): Promise<readonly { readonly axis: readonly number[]; readonly variance: number }[]> {
  if (covariance.width === 0) return [];
  // Loaded only where it is used: the start of the process would wait for it otherwise.
  const { EigenvalueDecomposition } = await import('ml-matrix');
  const { eigenvectorMatrix, realEigenvalues } = new EigenvalueDecomposition(covariance.covariance(), {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => (realEigenvalues[b] ?? 0) - (realEigenvalues[a] ?? 0));
  return order.slice(0, count).map((at) => {
    const axis = eigenvectorMatrix.getColumn(at);
    const largest = axis.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
    const sign = largest < 0 ? -1 : 1;
    return { axis: axis.map((value) => value * sign), variance: Math.max(0, realEigenvalues[at] ?? 0) };
  });
}
