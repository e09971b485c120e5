import { z } from 'zod';
import { readConfig } from '../../../engine/layers/configReader.ts';
import { channelOrders } from '../arrange.ts';
import type { OnnxContext, OnnxLayer } from '../onnxLayer.ts';
import { convolutionLayers } from './convolutions.ts';
import { denseLayers } from './dense.ts';

/** Our rows have their channels last all the way, so that no order has to be mended here. */
const reshape: OnnxLayer = ({ graph, inputs: [x], layer }) =>
  graph.add('Reshape', [x.name, graph.integers([-1, ...layer.outputShape])]);

const permute: OnnxLayer = ({ graph, inputs: [x], config }) =>
  graph.add('Transpose', [x.name], { perm: [0, ...config.numbers('dims')] });

const repeatVector: OnnxLayer = ({ graph, inputs: [x], config }) => {
  const placed = graph.add('Unsqueeze', [x.name, graph.integers([1])]);
  return graph.add('Tile', [placed, graph.integers([1, config.number('n'), 1])]);
};

/** `pairs`: before and after, for every axis of space. */
function padWith({ graph, inputs: [x] }: OnnxContext, pairs: readonly (readonly [number, number])[]): string {
  const all = [[0, 0] as const, ...pairs, [0, 0] as const];
  const pads = [...all.map(([before]) => before), ...all.map(([, after]) => after)];
  return graph.add('Pad', [x.name, graph.integers(pads), graph.scalar(0)]);
}

function cropWith({ graph, inputs: [x], layer }: OnnxContext, starts: readonly number[]): string {
  const ends = starts.map((start, axis) => start + (layer.outputShape[axis] ?? 1));
  const axes = starts.map((_, axis) => axis + 1);
  return graph.add('Slice', [x.name, graph.integers(starts), graph.integers(ends), graph.integers(axes)]);
}

const zeroPadding1d: OnnxLayer = (context) => {
  const [before = 0, after = 0] = context.config.numbers('padding');
  return padWith(context, [[before, after]]);
};

const upSampling2d: OnnxLayer = ({ graph, inputs: [x], layer, config }) => {
  const { first, last } = channelOrders(4);
  const scales = [0, 1].map((axis) => (layer.outputShape[axis] ?? 1) / (x.shape[axis] ?? 1));
  const isBilinear = config.text('interpolation') === 'bilinear';
  const resized = graph.add(
    'Resize',
    [graph.add('Transpose', [x.name], { perm: first }), '', graph.floats([1, 1, ...scales])],
    isBilinear
      ? { mode: 'linear', coordinate_transformation_mode: 'half_pixel' }
      : { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' },
  );
  return graph.add('Transpose', [resized], { perm: last });
};

const upSampling1d: OnnxLayer = ({ graph, inputs: [x], layer, config }) => {
  const placed = graph.add('Unsqueeze', [x.name, graph.integers([2])]);
  const tiled = graph.add('Tile', [placed, graph.integers([1, 1, config.number('size'), 1])]);
  return graph.add('Reshape', [tiled, graph.integers([-1, ...layer.outputShape])]);
};

const withinSchema = z.object({ kind: z.string(), config: z.record(z.string(), z.unknown()) });

/** The times become rows of a longer batch, as our engine has it. */
const timeDistributed: OnnxLayer = (context) => {
  const { graph, inputs, layer, refuse } = context;
  const { kind, config } = withinSchema.parse(layer.config.layer);
  const write = { ...convolutionLayers, ...denseLayers, flatten: reshape }[kind] ?? refuse(kind);
  const shape = inputs[0].shape.slice(1);
  const step = { ...layer, kind, config, outputShape: layer.outputShape.slice(1) };
  const rows = graph.add('Reshape', [inputs[0].name, graph.integers([-1, ...shape])]);
  const within = { ...context, layer: step, config: readConfig(step), mask: null, lastMask: null };
  const output = write({ ...within, inputs: [{ name: rows, shape }], setMask: () => undefined });
  return graph.add('Reshape', [output, graph.integers([-1, ...layer.outputShape])]);
};

export const shapingLayers: Readonly<Record<string, OnnxLayer>> = {
  flatten: reshape,
  reshape,
  permute,
  repeatVector,
  zeroPadding1d,
  zeroPadding2d: (context) => padWith(context, context.config.pairs('padding')),
  cropping1d: (context) => cropWith(context, [context.config.numbers('cropping')[0] ?? 0]),
  cropping2d: (context) =>
    cropWith(
      context,
      context.config.pairs('cropping').map(([before]) => before),
    ),
  upSampling1d,
  upSampling2d,
  timeDistributed,
};
