import { createRandom, mixSeed } from '../../../../shared/base/seededRandom.ts';
import { Graph, type GraphNode, type Tensor } from '../graph/graph.ts';
import { Session } from '../graph/session.ts';
import { BATCH, type TensorShape } from '../graph/tensorShape.ts';
import { add, divide, multiply, subtract } from '../ops/arithmetic.ts';
import { cast } from '../ops/elementwise.ts';
import { sum } from '../ops/reduction.ts';
import type { GradientCase } from './cases/gradientCase.ts';
import { differentiate } from './differentiate.ts';

/** How many rows stand for the batch where a case leaves it open. */
const ROWS = 3;

export interface GradientComparison {
  /** Greatest difference between a derivative and its finite difference, relative to the greatest derivative. */
  readonly worst: number;
  readonly greatest: number;
  /** Nodes of the case itself. */
  readonly forward: readonly GraphNode[];
}

/**
 * Compares the derivative of a case with central finite differences, element by element. Everything is computed in one
 * graph and in the case's own type, so in float64 for most: only the results are cast to float32.
 */
export function compareWithFiniteDifferences(testCase: GradientCase): GradientComparison {
  const dtype = testCase.dtype ?? 'float64';
  const step = dtype === 'float64' ? 1e-4 : 1e-2;
  const random = createRandom(mixSeed(7, testCase.title));
  const graph = new Graph();
  const fed = testCase.inputs.map(({ shape }, i) => graph.placeholder(`x${i}`, 'float32', shape));
  const moved = testCase.inputs.map(({ shape }, i) => graph.placeholder(`direction${i}`, 'float32', shape));
  const inputs = fed.map((x) => cast(x, dtype));
  const directions = moved.map((x) => cast(x, dtype));

  const forwardStart = graph.nodes.length;
  const y = testCase.build(...inputs);
  const forward = graph.nodes.slice(forwardStart);
  // Every element of the result counts with a weight of its own, or errors could cancel out.
  const weights = weightsFor(y, random);
  const objective = (result: Tensor) => sum(multiply(result, weights));
  const gradients = differentiate(objective(y), inputs);
  const along = gradients.map((gradient, i) => (gradient ? sum(multiply(gradient, directions[i]!)) : null));
  const shifted = (sign: number) =>
    objective(testCase.build(...inputs.map((x, i) => add(x, multiply(directions[i]!, sign * step)))));
  const difference = divide(subtract(shifted(1), shifted(-1)), 2 * step);

  const analytic = along.filter((part) => part !== null).reduce((total, part) => add(total, part));
  const results = [cast(analytic, 'float32'), cast(difference, 'float32')];
  const session = Session.open(graph);
  try {
    const call = session.prepare([...fed, ...moved], results);
    const shapes = testCase.inputs.map(({ shape }) => concrete(shape));
    const values = testCase.inputs.map(({ low = -1, high = 1 }, i) =>
      Float32Array.from({ length: count(shapes[i]!) }, () => low + (high - low) * random()),
    );
    let worst = 0;
    let greatest = 0;
    for (const [i, shape] of shapes.entries()) {
      for (let element = 0; element < count(shape); element++) {
        const feeds = [
          ...values.map((data, j) => ({ shape: shapes[j]!, data })),
          ...shapes.map((other, j) => {
            const data = new Float32Array(count(other));
            if (j === i) data[element] = 1;
            return { shape: other, data };
          }),
        ];
        const [derivative, finite] = call.run(feeds).map((result) => result.data[0] ?? Number.NaN);
        worst = Math.max(worst, Math.abs((derivative ?? Number.NaN) - (finite ?? Number.NaN)));
        greatest = Math.max(greatest, Math.abs(finite ?? Number.NaN));
      }
    }
    return { worst: worst / Math.max(greatest, 1e-3), greatest, forward };
  } finally {
    session.close();
  }
}

function weightsFor(result: Tensor, random: () => number): Tensor {
  const { graph } = result;
  // A size that is only named gets weights of 1 along that axis: they are broadcast.
  const shape = result.shape.map((size) => (typeof size === 'number' ? size : 1));
  const values = Array.from({ length: count(shape) }, () => 0.5 + random());
  return graph.constant(values, result.dtype, shape);
}

function concrete(shape: TensorShape): number[] {
  return shape.map((size) => (typeof size === 'number' ? size : size === BATCH ? ROWS : 1));
}

function count(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
