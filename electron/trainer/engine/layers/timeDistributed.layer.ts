import { z } from 'zod';
import { reshape } from '../ops/shaping.ts';
import { readConfig } from './configReader.ts';
import { conv2dLayer } from './conv2d.layer.ts';
import { denseLayer } from './dense.layer.ts';
import type { EngineLayer } from './engineLayer.ts';
import { flattenLayer } from './flatten.layer.ts';
import { globalAveragePooling2dLayer } from './globalAveragePooling2d.layer.ts';
import { maxPooling2dLayer } from './maxPooling2d.layer.ts';

const wrapped = [denseLayer, conv2dLayer, maxPooling2dLayer, globalAveragePooling2dLayer, flattenLayer];
const schema = z.object({ kind: z.string(), config: z.record(z.string(), z.unknown()) });

/**
 * Input shape batch×time×…, output shape batch×time×…: the times become rows of a longer batch, so that the layer within
 * runs once, whatever the number of times. A layer whose result depends on the other rows has no place in it.
 */
export const timeDistributedLayer: EngineLayer = {
  kind: 'timeDistributed',
  passesMask: true,
  forward(context) {
    const { inputs, layer } = context;
    const { kind, config } = schema.parse(layer.config.layer);
    const within = wrapped.find((one) => one.kind === kind);
    if (!within) throw new Error(`it cannot apply ${kind} at every time`);
    const [x] = inputs;
    const one = x.shape.slice(2).map((size) => (typeof size === 'number' ? size : -1));
    const step = { ...layer, kind, config, outputShape: layer.outputShape.slice(1) };
    const rows = within.forward({
      ...context,
      layer: step,
      config: readConfig(step),
      inputs: [reshape(x, [-1, ...one])],
      masks: [null],
      mask: null,
      setMask: () => undefined,
    });
    return reshape(rows, [-1, ...layer.outputShape]);
  },
};
