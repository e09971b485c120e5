import type { EngineLayer } from './engineLayer.ts';

/** The fed rows as they are. */
export const inputLayer: EngineLayer = { kind: 'input', forward: ({ inputs: [x] }) => x };
