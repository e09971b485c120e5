import { lstm } from '../blocks/recurrentCells.ts';
import type { EngineLayer } from './engineLayer.ts';
import { runRecurrent } from './recurrent.ts';

/** Input shape batch×time×in, output shape batch×units or batch×time×units (twice as wide where directions are joined). */
export const lstmLayer: EngineLayer = { kind: 'lstm', forward: (context) => runRecurrent(context, lstm) };
