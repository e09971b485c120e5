import { transpose } from '../ops/shaping.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Output axis i is input axis `dims[i]`; Keras counts the batch as axis 0, which stays. */
export const permuteLayer: EngineLayer = {
  kind: 'permute',
  forward: ({ inputs: [x], config }) => transpose(x, [0, ...config.numbers('dims')]),
};
