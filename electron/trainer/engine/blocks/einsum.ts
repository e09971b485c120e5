import type { Tensor } from '../graph/graph.ts';
import { GraphError } from '../graph/graphError.ts';
import { type AxisSize, formatTensorShape, sizesCanMatch } from '../graph/tensorShape.ts';
import { batchMatMul } from '../ops/linear.ts';
import { sum } from '../ops/reduction.ts';
import { reshape, shapeVector, transpose } from '../ops/shaping.ts';

/**
 * A product of two tensors in Einstein's notation, such as `btd,dhk->bthk`: axes of one letter are multiplied together,
 * letters that the result lacks are summed. It becomes transposes and one matrix product, whose derivatives are known.
 * Each letter stands once in an operand; there is no ellipsis.
 */
export function einsum(equation: string, a: Tensor, b: Tensor): Tensor {
  const { left, right, result } = parse(equation, a, b);
  const sizes = sizesByLetter(equation, [
    [left, a],
    [right, b],
  ]);
  // A letter that only one operand has and the result lacks is summed at once.
  const [leftOnly, x] = sumUnused(left, a, right + result);
  const [rightOnly, y] = sumUnused(right, b, leftOnly + result);
  const isIn = (letters: string) => (letter: string) => letters.includes(letter);
  const batch = [...leftOnly].filter(isIn(rightOnly)).filter(isIn(result));
  const summed = [...leftOnly].filter(isIn(rightOnly)).filter((letter) => !result.includes(letter));
  const rows = [...leftOnly].filter((letter) => !rightOnly.includes(letter));
  const columns = [...rightOnly].filter((letter) => !leftOnly.includes(letter));
  const sizeOf = (letter: string): AxisSize => sizes.get(letter) ?? 1;
  const operands = [a, b];
  const asMatrices = (tensor: Tensor, letters: string, first: readonly string[], second: readonly string[]) => {
    const ordered = arrange(tensor, letters, [...batch, ...first, ...second].join(''));
    const merged = [...batch.map(sizeOf), productOf(first.map(sizeOf)), productOf(second.map(sizeOf))];
    return reshapeTo(ordered, merged, operands);
  };
  const product = batchMatMul(asMatrices(x, leftOnly, rows, summed), asMatrices(y, rightOnly, summed, columns));
  const letters = [...batch, ...rows, ...columns].join('');
  return arrange(reshapeTo(product, [...letters].map(sizeOf), operands), letters, result);
}

function parse(equation: string, a: Tensor, b: Tensor) {
  const [, left = '', right = '', result = ''] = /^([a-z]+),([a-z]+)->([a-z]*)$/i.exec(equation) ?? [];
  const known = left + right;
  const isValid =
    left.length === a.shape.length &&
    right.length === b.shape.length &&
    [left, right, result].every((letters) => new Set(letters).size === letters.length) &&
    [...result].every((letter) => known.includes(letter));
  if (!isValid) {
    const shapes = `${formatTensorShape(a.shape)} and ${formatTensorShape(b.shape)}`;
    throw new GraphError(a.graph.nameFor('einsum'), `${equation} does not suit ${shapes}`);
  }
  return { left, right, result };
}

function sizesByLetter(equation: string, operands: readonly (readonly [string, Tensor])[]): Map<string, AxisSize> {
  const sizes = new Map<string, AxisSize>();
  for (const [letters, tensor] of operands) {
    for (const [axis, letter] of [...letters].entries()) {
      const size = tensor.shape[axis] ?? 1;
      const before = sizes.get(letter);
      if (before !== undefined && !sizesCanMatch(before, size)) {
        throw new GraphError(tensor.graph.nameFor('einsum'), `${equation} has ${before} and ${size} for ${letter}`);
      }
      sizes.set(letter, typeof before === 'number' ? before : size);
    }
  }
  return sizes;
}

function sumUnused(letters: string, tensor: Tensor, needed: string): [string, Tensor] {
  const axes = [...letters].flatMap((letter, axis) => (needed.includes(letter) ? [] : [axis]));
  if (axes.length === 0) return [letters, tensor];
  return [[...letters].filter((letter) => needed.includes(letter)).join(''), sum(tensor, { axes })];
}

function arrange(tensor: Tensor, from: string, to: string): Tensor {
  return from === to
    ? tensor
    : transpose(
        tensor,
        [...to].map((letter) => from.indexOf(letter)),
      );
}

function productOf(sizes: readonly AxisSize[]): AxisSize {
  const named = sizes.filter((size) => typeof size === 'string');
  const factor = sizes.reduce<number>((total, size) => (typeof size === 'number' ? total * size : total), 1);
  if (named.length === 0) return factor;
  return [...named, ...(factor === 1 ? [] : [factor])].join('*');
}

/** One size may be left for the reshape to find; with more, they are read from the operands when the graph runs. */
function reshapeTo(tensor: Tensor, sizes: readonly AxisSize[], operands: readonly Tensor[]): Tensor {
  const open = sizes.filter((size) => typeof size === 'string');
  if (open.length <= 1)
    return reshape(
      tensor,
      sizes.map((size) => (typeof size === 'number' ? size : -1)),
    );
  return reshape(tensor, shapeVector(tensor.graph, sizes, operands));
}
