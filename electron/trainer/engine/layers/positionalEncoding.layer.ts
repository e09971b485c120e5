import { add } from '../ops/arithmetic.ts';
import type { EngineLayer } from './engineLayer.ts';

const LONGEST_WAVE = 10_000;

/** Input and output shape batch×time×c. */
export const positionalEncodingLayer: EngineLayer = {
  kind: 'positionalEncoding',
  passesMask: true,
  forward({ graph, inputs: [x], layer, config, weight }) {
    if (config.text('form') === 'learned') return add(x, weight('position_embeddings'));
    const [times = 1, width = 1] = layer.outputShape;
    return add(x, graph.constant(makeWaves(times, width), x.dtype, [times, width]));
  },
};

/** Sines in the even channels, cosines in the odd ones, each pair with a longer wave than the one before. */
function makeWaves(times: number, width: number): number[] {
  return Array.from({ length: times * width }, (_, i) => {
    const [time, channel] = [Math.floor(i / width), i % width];
    const angle = time / LONGEST_WAVE ** ((2 * Math.floor(channel / 2)) / width);
    return channel % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  });
}
