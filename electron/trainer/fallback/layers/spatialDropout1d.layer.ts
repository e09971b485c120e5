import { makeChannelDropout } from '../channelDropout.ts';

export const spatialDropout1dLayer = makeChannelDropout('spatialDropout1d');
