import type { EngineLayer } from './engineLayer.ts';

/** Keeps the shape. */
export const activationLayer: EngineLayer = {
  kind: 'activation',
  passesMask: true,
  forward: ({ inputs: [x], config }) => config.activation('activation')(x),
};
