import { simpleRnn } from '../blocks/recurrentCells.ts';
import type { EngineLayer } from './engineLayer.ts';
import { runRecurrent } from './recurrent.ts';

/** Shapes as for the LSTM. */
export const simpleRNNLayer: EngineLayer = {
  kind: 'simpleRNN',
  forward(context) {
    const activation = context.config.activation('activation');
    return runRecurrent(context, (x, weights, options) => simpleRnn(x, weights, { ...options, activation }));
  },
};
