import type { EngineLayer } from './engineLayer.ts';

/** Keeps the shape. */
export const activationLayer: EngineLayer = {
  kind: 'activation',
  forward: ({ inputs: [x], config }) => config.activation('activation')(x),
};
