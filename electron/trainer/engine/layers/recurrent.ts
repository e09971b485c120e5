import type { RecurrentOptions } from '../blocks/recurrentCells.ts';
import type { Tensor } from '../graph/graph.ts';
import { add, multiply } from '../ops/arithmetic.ts';
import { greaterEqual } from '../ops/comparison.ts';
import { cast } from '../ops/elementwise.ts';
import { randomUniform } from '../ops/random.ts';
import { shapeVector } from '../ops/shaping.ts';
import { concat, reverse } from '../ops/slicing.ts';
import type { LayerContext } from './engineLayer.ts';

/** The weights of one direction, in the words of the cells. */
export interface CellWeights {
  readonly kernel: Tensor;
  readonly recurrentKernel: Tensor;
  readonly bias: Tensor;
}

type RunCell = (x: Tensor, weights: CellWeights, options: RecurrentOptions) => Tensor;

/** Runs a cell over a sequence, in one direction or in both. Input shape batch×time×in. */
export function runRecurrent(context: LayerContext, run: RunCell): Tensor {
  const { inputs, config, weight, mask, setMask } = context;
  const isWhole = config.boolean('returnSequences');
  setMask(isWhole ? mask : null);
  const x = dropInputs(inputs[0], context);
  const readDirection = (direction: string, goBackwards: boolean) =>
    run(
      x,
      {
        kernel: weight(`${direction}kernel`),
        recurrentKernel: weight(`${direction}recurrent_kernel`),
        bias: weight(`${direction}bias`),
      },
      {
        units: config.number('units'),
        returnSequences: isWhole,
        goBackwards,
        ...(mask ? { mask } : {}),
      },
    );
  const goesBackwards = config.boolean('goBackwards');
  if (!config.boolean('bidirectional')) return readDirection('', goesBackwards);
  const there = readDirection('forward_', goesBackwards);
  const back = readDirection('backward_', !goesBackwards);
  // Both in the order in which the first one read.
  return merge(config.text('mergeMode'), there, isWhole ? reverse(back, [1]) : back);
}

function merge(mode: string, a: Tensor, b: Tensor): Tensor {
  if (mode === 'concat') return concat([a, b], -1);
  if (mode === 'mul') return multiply(a, b);
  return mode === 'ave' ? multiply(add(a, b), 0.5) : add(a, b);
}

/** One mask for all times of a row, as Keras has it. */
function dropInputs(x: Tensor, { graph, config, training, randomStream }: LayerContext): Tensor {
  const rate = config.number('dropout');
  if (!training || rate === 0) return x;
  const [batch = 1, , width = 1] = x.shape;
  const isKept = greaterEqual(randomUniform(shapeVector(graph, [batch, 1, width], [x]), randomStream()), rate);
  return multiply(x, multiply(cast(isKept, x.dtype), 1 / (1 - rate)));
}
