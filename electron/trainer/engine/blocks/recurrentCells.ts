import { type Activation, activations } from '../activations/activations.ts';
import type { Tensor } from '../graph/graph.ts';
import type { AxisSize } from '../graph/tensorShape.ts';
import { add, constantLike, multiply, subtract } from '../ops/arithmetic.ts';
import { select } from '../ops/comparison.ts';
import { biasAdd, matMul } from '../ops/linear.ts';
import { blockLstm } from '../ops/recurrent.ts';
import { expandDims, fill, reshape, shapeVector, stack, transpose } from '../ops/shaping.ts';
import { concat, reverse, slice, split, unstack } from '../ops/slicing.ts';

/** What every recurrent layer takes. Input shape batch×time×in. */
export interface RecurrentOptions {
  readonly units: number;
  /** Everything that came out, batch×time×units, instead of the last, batch×units. */
  readonly returnSequences?: boolean;
  /** Reads the sequence from its end. What comes out of the times is in the order in which they were read. */
  readonly goBackwards?: boolean;
  /** batch×time, true where a time counts: at the others the state stays as it was. */
  readonly mask?: Tensor;
}

export interface LstmWeights {
  /** in×4·units, units×4·units, 4·units; gates in Keras' order: input, forget, cell, output. */
  readonly kernel: Tensor;
  readonly recurrentKernel: Tensor;
  readonly bias: Tensor;
}

/** LSTM with Keras' default activations (tanh, sigmoid) by TensorFlow's fused kernel; with a mask time by time. */
export function lstm(x: Tensor, weights: LstmWeights, options: RecurrentOptions): Tensor {
  return options.mask ? lstmTimeByTime(x, weights, options) : lstmFused(x, weights, options);
}

function lstmFused(x: Tensor, { kernel, recurrentKernel, bias }: LstmWeights, options: RecurrentOptions): Tensor {
  const ordered = options.goBackwards ? reverse(x, [1]) : x;
  const zero = zeroState(x, options.units);
  const { hidden } = blockLstm({
    x: transpose(ordered, [1, 0, 2]),
    cell: zero,
    hidden: zero,
    kernel: concat([kernel, recurrentKernel], 0),
    bias,
  });
  if (options.returnSequences) return transpose(hidden, [1, 0, 2]);
  const last = timesOf(x) - 1;
  return reshape(slice(hidden, [last, 0, 0], [1, -1, -1]), [-1, options.units]);
}

function lstmTimeByTime(x: Tensor, { kernel, recurrentKernel, bias }: LstmWeights, options: RecurrentOptions): Tensor {
  const { units } = options;
  const gates = [units, units, units, units];
  return unroll(x, kernel, bias, options, 2, ([projected], [hidden, cell]) => {
    const parts = split(add(required(projected), matMul(required(hidden), recurrentKernel)), gates, 1).map((part, i) =>
      i === 2 ? tanh(part) : sigmoid(part),
    );
    const [input, forget, candidate, output] = parts.map(required);
    const nextCell = add(multiply(required(forget), required(cell)), multiply(required(input), required(candidate)));
    return [multiply(required(output), tanh(nextCell)), nextCell];
  });
}

export interface GruWeights {
  /** in×3·units, units×3·units; gates in Keras' order: update, reset, candidate. */
  readonly kernel: Tensor;
  readonly recurrentKernel: Tensor;
  /** 2×3·units with `resetAfter` (one for the input, one for the state), else 3·units. */
  readonly bias: Tensor;
}

/** GRU with Keras' default activations, unrolled over time. `resetAfter` is Keras' default and cuDNN's form. */
export function gru(
  x: Tensor,
  { kernel, recurrentKernel, bias }: GruWeights,
  options: RecurrentOptions & { readonly resetAfter: boolean },
): Tensor {
  const { units, resetAfter } = options;
  const parts = [2 * units, units];
  const [inputBias, stateBias] = resetAfter ? unstack(bias, 0) : [bias];
  const [gateKernel, candidateKernel] = resetAfter ? [recurrentKernel] : split(recurrentKernel, parts, 1);
  // Both gates at once: every op of a cell is a call per time, forward and backward.
  return unroll(x, kernel, required(inputBias), { ...options, parts }, 1, ([xGates, xCandidate], [state]) => {
    const h = required(state);
    const product = matMul(h, required(gateKernel));
    const own = resetAfter ? biasAdd(product, required(stateBias)) : product;
    const [hGates, hCandidate] = resetAfter ? split(own, parts, 1) : [own];
    const [update, reset] = split(sigmoid(add(required(xGates), required(hGates))), [units, units], 1).map(required);
    const remembered = resetAfter
      ? multiply(required(reset), required(hCandidate))
      : matMul(multiply(required(reset), h), required(candidateKernel));
    const candidate = tanh(add(required(xCandidate), remembered));
    // z · h + (1 − z) · c with one product less.
    return [add(candidate, multiply(required(update), subtract(h, candidate)))];
  });
}

export interface SimpleRnnWeights {
  readonly kernel: Tensor;
  readonly recurrentKernel: Tensor;
  readonly bias: Tensor;
}

/** h = f(x · W + h · U + b), unrolled over time. */
export function simpleRnn(
  x: Tensor,
  { kernel, recurrentKernel, bias }: SimpleRnnWeights,
  options: RecurrentOptions & { readonly activation?: Activation },
): Tensor {
  const activate = options.activation ?? tanh;
  return unroll(x, kernel, bias, options, 1, ([projected], [h]) => [
    activate(add(required(projected), matMul(required(h), recurrentKernel))),
  ]);
}

type Cell = (projected: readonly Tensor[], states: readonly Tensor[]) => readonly Tensor[];

/**
 * Runs a cell over every time. The input's part is one product for all times at once, cut into `parts` (widths) for all
 * times at once too; `states` counts what a cell keeps, the first of which is what comes out.
 */
function unroll(
  x: Tensor,
  kernel: Tensor,
  bias: Tensor,
  {
    units,
    returnSequences = false,
    goBackwards = false,
    mask,
    parts,
  }: RecurrentOptions & { readonly parts?: readonly number[] },
  states: number,
  cell: Cell,
): Tensor {
  const times = timesOf(x);
  const width = kernel.shape[1];
  if (typeof width !== 'number') throw new Error('A kernel has a known size');
  const projected = biasAdd(matMul(reshape(transpose(x, [1, 0, 2]), [-1, inWidth(x)]), kernel), bias);
  const widths = parts ?? [width];
  const perTime = (parts ? split(projected, parts, 1) : [projected]).map((part, i) =>
    unstack(reshape(part, [times, -1, widths[i] ?? width]), 0),
  );
  const counts = mask ? unstack(mask, 1) : [];
  let state: readonly Tensor[] = Array.from({ length: states }, () => zeroState(x, units));
  const outputs: Tensor[] = [];
  for (let step = 0; step < times; step++) {
    const time = goBackwards ? times - 1 - step : step;
    const before = state;
    const after = cell(
      perTime.map((part) => required(part[time])),
      before,
    );
    const counted = counts[time];
    state = counted ? after.map((next, i) => select(expandDims(counted, -1), next, required(before[i]))) : after;
    outputs.push(required(state[0]));
  }
  return returnSequences ? stack(outputs, 1) : required(outputs.at(-1));
}

const { tanh, sigmoid } = { tanh: required(activations.tanh), sigmoid: required(activations.sigmoid) };

function zeroState(x: Tensor, units: number): Tensor {
  const batch: AxisSize = x.shape[0] ?? 1;
  return fill(shapeVector(x.graph, [batch, units], [x]), constantLike(x, 0));
}

function timesOf(x: Tensor): number {
  const times = x.shape[1];
  if (typeof times !== 'number') throw new Error('A sequence has a known length');
  return times;
}

function inWidth(x: Tensor): number {
  const width = x.shape[2];
  if (typeof width !== 'number') throw new Error('A sequence has a known width');
  return width;
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A recurrent layer lacks one of its parts');
  return value;
}
