import { makeChannelDropout } from '../channelDropout.ts';

export const spatialDropout2dLayer = makeChannelDropout('spatialDropout2d');
