import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import onnxProto, { type onnx } from 'onnx-proto';
import { describe, expect, it } from 'vitest';
import { batchNormSketch, denseSketch, inputSketch, sketchPlan } from '../../engine/testing/sketchPlan.ts';
import { giveRandomWeights, makeExportSource, measureExport } from '../../testing/exportCase.ts';
import type { ExportFormat } from '../exportFormat.ts';
import { onnxFormat } from './onnx.format.ts';

const conv = { filters: 4, kernelSize: [3, 3], dilationRate: [1, 1], activation: 'relu', useBias: true };

/** All that the five mistakes are about, in one network each could hide in: an even size, a stride, a padded mean. */
const images = sketchPlan({
  layers: [
    inputSketch([8, 8, 2]),
    {
      node: 'conv2d_1',
      kind: 'conv2d',
      config: { ...conv, strides: [2, 2], padding: 'same' },
      outputShape: [4, 4, 4],
      weights: [
        { name: 'kernel', shape: [3, 3, 2, 4], trainable: true },
        { name: 'bias', shape: [4], trainable: true },
      ],
    },
    batchNormSketch('batch_normalization_1', [4, 4, 4]),
    {
      node: 'average_pooling2d_1',
      kind: 'averagePooling2d',
      config: { poolSize: [3, 3], strides: [1, 1], padding: 'same' },
      outputShape: [4, 4, 4],
    },
    { node: 'flatten_1', kind: 'flatten', outputShape: [64] },
    denseSketch('dense_1', 64, 5, 'softmax'),
  ],
});

const recurrent = (kind: 'lstm' | 'gru', gates: number, config: object, biasShape: number[]) =>
  sketchPlan({
    layers: [
      inputSketch([6, 3]),
      {
        node: `${kind}_1`,
        kind,
        config: {
          units: 4,
          returnSequences: false,
          goBackwards: false,
          bidirectional: false,
          mergeMode: 'concat',
          dropout: 0,
          ...config,
        },
        outputShape: [4],
        weights: [
          { name: 'kernel', shape: [3, gates * 4], trainable: true },
          { name: 'recurrent_kernel', shape: [4, gates * 4], trainable: true },
          { name: 'bias', shape: biasShape, trainable: true },
        ],
      },
      denseSketch('dense_1', 4, 2, 'linear'),
    ],
    loss: 'meanSquaredError',
  });
const lstm = recurrent('lstm', 4, {}, [16]);
const gru = recurrent('gru', 3, { resetAfter: true }, [2, 12]);

const masked = sketchPlan({
  layers: [
    inputSketch([5]),
    {
      node: 'embedding_1',
      kind: 'embedding',
      config: { inputDim: 4, outputDim: 3, maskZero: true },
      outputShape: [5, 3],
      weights: [{ name: 'embeddings', shape: [4, 3], trainable: true }],
    },
    { node: 'global_average_pooling1d_1', kind: 'globalAveragePooling1d', outputShape: [3] },
    denseSketch('dense_1', 3, 2, 'softmax'),
  ],
});

type Change = (graph: onnx.IGraphProto) => void;

/** ONNX with one thing wrong in the file that was written. */
function spoil(change: Change): ExportFormat {
  return {
    ...onnxFormat,
    write: async (source, folder) => {
      await onnxFormat.write(source, folder);
      const file = path.join(folder, 'model.onnx');
      const model = onnxProto.onnx.ModelProto.decode(await readFile(file));
      if (model.graph) change(model.graph);
      await writeFile(file, onnxProto.onnx.ModelProto.encode(model).finish());
    },
  };
}

const nodeOf = (graph: onnx.IGraphProto, op: string): onnx.INodeProto => {
  const found = graph.node?.find(({ opType }) => opType === op);
  if (!found) throw new Error(`The model has no ${op}`);
  return found;
};
const attributeOf = (node: onnx.INodeProto, name: string): onnx.IAttributeProto => {
  const found = node.attribute?.find((attribute) => attribute.name === name);
  if (!found) throw new Error(`${node.opType} has no ${name}`);
  return found;
};
const constantOf = (graph: onnx.IGraphProto, name: string | undefined): onnx.ITensorProto => {
  const found = graph.initializer?.find((constant) => constant.name === name);
  if (!found) throw new Error(`The model has no ${name}`);
  return found;
};

/** The last two gates change places. */
const swapGates: Change = (graph) => {
  for (const name of nodeOf(graph, 'LSTM').input?.slice(1, 3) ?? []) {
    const constant = constantOf(graph, name);
    const data = constant.rawData ?? new Uint8Array();
    const quarter = data.length / 4;
    const parts = [0, 1, 3, 2].flatMap((at) => [...data.subarray(at * quarter, (at + 1) * quarter)]);
    constant.rawData = Uint8Array.from(parts);
  }
};
const padBefore: Change = (graph) => {
  const pads = attributeOf(nodeOf(graph, 'Conv'), 'pads');
  pads.ints = [...(pads.ints?.slice(2) ?? []), ...(pads.ints?.slice(0, 2) ?? [])];
};
/** The flattening takes what stands before the channels are turned back. */
const flattenChannelsFirst: Change = (graph) => {
  const flatten = nodeOf(graph, 'Reshape');
  const turn = graph.node?.find(({ output }) => output?.[0] === flatten.input?.[0]);
  flatten.input = [turn?.input?.[0] ?? '', flatten.input?.[1] ?? ''];
};
const countPadding: Change = (graph) => {
  attributeOf(nodeOf(graph, 'AveragePool'), 'count_include_pad').i = 1;
};
const resetBefore: Change = (graph) => {
  attributeOf(nodeOf(graph, 'GRU'), 'linear_before_reset').i = 0;
};

describe('the check of an ONNX file', () => {
  it.each([
    ['images', images],
    ['an LSTM', lstm],
    ['a GRU', gru],
    ['times that do not count', masked],
  ])('%s: passes', async (_title, plan) => {
    const source = await makeExportSource(giveRandomWeights(plan));
    expect(await measureExport(onnxFormat, source)).toBeLessThanOrEqual(1e-5);
  });

  it.each([
    ['the order of the gates', lstm, swapGates],
    ['the side of the padding', images, padBefore],
    ['the order in which is flattened', images, flattenChannelsFirst],
    ['padding that counts in a mean', images, countPadding],
    ['where a GRU resets', gru, resetBefore],
  ])('%s: fails', async (_title, plan, change) => {
    const source = await makeExportSource(giveRandomWeights(plan));
    expect(await measureExport(spoil(change), source)).toBeGreaterThan(1e-5);
  });

  it('the epsilon of a batch normalisation: fails', async () => {
    const model = giveRandomWeights(images);
    const { expected } = await makeExportSource(model);
    const layers = images.model.layers.map((layer) =>
      layer.kind === 'batchNormalization' ? { ...layer, config: { ...layer.config, epsilon: 1e-5 } } : layer,
    );
    const other = { ...model, plan: { ...images, model: { ...images.model, layers } } };
    expect(await measureExport(onnxFormat, { ...(await makeExportSource(other)), expected })).toBeGreaterThan(1e-5);
  });

  it('a layer whose times do not count is refused by name where ONNX has no word for it', async () => {
    const [input, embedding] = masked.model.layers;
    const [, cell, dense] = lstm.model.layers;
    if (!input || !embedding || !cell || !dense) throw new Error('The plans have other layers');
    const plan = sketchPlan({ layers: [input, embedding, { ...cell, inputs: ['embedding_1'] }, dense] });
    await expect(measureExport(onnxFormat, await makeExportSource(giveRandomWeights(plan)))).rejects.toMatchObject({
      code: 'export.layerNotInFormat',
      values: { kind: 'lstm', node: 'lstm_1' },
    });
  });
});
