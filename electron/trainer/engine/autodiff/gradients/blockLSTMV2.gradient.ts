import { zerosLike } from '../../ops/elementwise.ts';
import { blockLstmGrad, LSTM_CELLS, LSTM_HIDDEN } from '../../ops/recurrent.ts';
import { defineGradient } from '../gradient.ts';

/** By TensorFlow's own op for it, from the cell states and from what came out. */
export const blockLSTMV2Gradient = defineGradient('BlockLSTMV2', ({ dys, node, output }) => {
  const arrived = (index: number) => dys[index] ?? zerosLike(output(index));
  const { x, cell, hidden, kernel, bias } = blockLstmGrad(node, arrived(LSTM_CELLS), arrived(LSTM_HIDDEN));
  return [null, x, cell, hidden, kernel, null, null, null, bias];
});
