import type { DType } from '../../graph/dtype.ts';
import type { Tensor } from '../../graph/graph.ts';
import type { TensorShape } from '../../graph/tensorShape.ts';

/** One input of a case: filled with seeded random numbers from [low, high). */
export interface CaseInput {
  readonly shape: TensorShape;
  readonly low?: number;
  readonly high?: number;
}

/** A small graph whose derivative is compared with finite differences. */
export interface GradientCase {
  readonly title: string;
  readonly inputs: readonly CaseInput[];
  /** float64 unless TensorFlow has the op in float32 only. */
  readonly dtype?: DType;
  build(...inputs: Tensor[]): Tensor;
}

/** The same graph over several shapes; a list of shapes per case, one shape per input. */
export function overShapes(
  title: string,
  shapes: readonly (readonly TensorShape[])[],
  build: GradientCase['build'],
  range: { readonly low?: number; readonly high?: number } = {},
): GradientCase[] {
  return shapes.map((list) => ({
    title: `${title} ${list.map((shape) => `[${shape.join(',')}]`).join(' ')}`,
    inputs: list.map((shape) => ({ shape, ...range })),
    build,
  }));
}
