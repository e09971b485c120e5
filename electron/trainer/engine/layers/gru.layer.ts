import { gru } from '../blocks/recurrentCells.ts';
import type { EngineLayer } from './engineLayer.ts';
import { runRecurrent } from './recurrent.ts';

/** Shapes as for the LSTM. */
export const gruLayer: EngineLayer = {
  kind: 'gru',
  forward(context) {
    const resetAfter = context.config.boolean('resetAfter');
    return runRecurrent(context, (x, weights, options) => gru(x, weights, { ...options, resetAfter }));
  },
};
