import type { EngineLayer } from './engineLayer.ts';
import { dropChannels } from './spatialDropout.ts';

export const spatialDropout2dLayer: EngineLayer = { kind: 'spatialDropout2d', forward: dropChannels };
