import type { EngineLayer } from './engineLayer.ts';
import { dropChannels } from './spatialDropout.ts';

export const spatialDropout1dLayer: EngineLayer = { kind: 'spatialDropout1d', passesMask: true, forward: dropChannels };
