import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../shared/base/seededRandom.ts';
import type { FieldType, TensorType } from '../../../../shared/nodes/portType.ts';
import { listDefinitions } from '../../../../shared/nodes/registry.ts';
import type { LayerStep } from '../../../../shared/pipeline/plan.ts';
import type { Batch, Executor } from '../../loop/executor.ts';
import { buildPlan, optimizerOf } from '../../testing/buildPlan.ts';
import { makeLayersExecutor } from '../../testing/runSetup.ts';
import { findFallbackLayer } from '../network.ts';
import { allLayers } from './allLayers.ts';

const ROWS = 3;
let executor: Executor;
beforeAll(async () => {
  executor = await makeLayersExecutor();
});

const everyKind = listDefinitions().filter(
  (definition) => definition.step(definition.initialValues()).type === 'layer',
);
const layerKinds = everyKind.filter(({ nativeOnly }) => !nativeOnly);

/** The step of a layer with these values, as far as its implementation asks for it. */
function stepOf(definition: (typeof layerKinds)[number], values: Readonly<Record<string, unknown>> = {}): LayerStep {
  const step = definition.step(definition.readValues(values).values);
  const config = step.type === 'layer' ? { ...step.config } : {};
  return { node: 'layer_1', kind: definition.kind, className: '', config, inputs: [], outputShape: [], weights: [] };
}

/** Every example of every layer that is accepted and whose sizes are all known. */
const cases = layerKinds.flatMap((definition) =>
  definition.examples.flatMap((example) => {
    const tensors = Object.values(example.inputs)
      .flat()
      .filter((type): type is TensorType => type.carries === 'tensor');
    const isKnown = [...tensors, example.output].every(
      (type) => typeof type === 'object' && 'shape' in type && type.shape.every((size) => size !== null),
    );
    const implementation = findFallbackLayer(definition.kind);
    return isKnown && !implementation?.refuses?.(stepOf(definition, example.values))
      ? [{ kind: definition.kind, title: example.title, definition, example, tensors }]
      : [];
  }),
);
type Case = (typeof cases)[number];

it('there is an implementation for every kind of layer, and none without a definition', () => {
  const missing = layerKinds.filter(({ kind }) => !findFallbackLayer(kind)).map(({ kind }) => kind);
  expect(missing).toEqual([]);
  const known = new Set(layerKinds.map(({ kind }) => kind));
  expect(allLayers.filter(({ kind }) => !known.has(kind)).map(({ kind }) => kind)).toEqual([]);
  expect(new Set(cases.map(({ kind }) => kind)).size).toBe(layerKinds.length);
});

describe.each(cases)('$kind $title', (example) => {
  it('gives the shape that the definition says, and one step changes every weight before and in it', async () => {
    const { plan, batch } = planAround(example);
    await executor.open(plan);
    const step = plan.model.layers.find(({ node }) => node === 'layer_1');
    const { layer_1 } = executor.activations(batch, ['layer_1']);
    expect(layer_1?.shape).toEqual([ROWS, ...(step?.outputShape ?? [])]);
    const before = executor.weights();
    const first = executor.trainStep(batch, 0).sums.loss ?? Number.NaN;
    // The same step again and again has the same random masks, so that the loss can only fall.
    for (let i = 1; i < 8; i++) executor.trainStep(batch, 0);
    const last = executor.trainStep(batch, 0).sums.loss ?? Number.NaN;
    expect(Number.isFinite(first)).toBe(true);
    expect(last).toBeLessThan(first);
    for (const [index, { name, data }] of executor.weights().entries()) {
      expect(
        data.some((value, at) => value !== before[index]?.data[at]),
        name,
      ).toBe(true);
    }
  });
});

describe('dilated convolution', () => {
  it.each([
    { padding: 'valid', dilationRate: [2, 2], size: 7 },
    { padding: 'same', dilationRate: [2, 3], size: 8 },
  ])('$padding, $dilationRate on $size: equals the sum it stands for', async ({ padding, dilationRate, size }) => {
    const fields: FieldType[] = [
      { name: 'image', dtype: 'float32', shape: [size, size, 1], role: 'feature', semantic: 'image' },
      { name: 'y', dtype: 'float32', shape: [], role: 'target', semantic: 'number' },
    ];
    const plan = buildPlan({
      fields,
      inputs: { input_1: ['image'] },
      layers: [
        {
          node: 'conv2d_1',
          kind: 'conv2d',
          values: { filters: 1, kernelSize: [3, 3], padding, dilationRate, activation: 'linear' },
        },
        { node: 'flatten_1', kind: 'flatten' },
        { node: 'dense_1', kind: 'dense', values: { units: 1, activation: 'linear' } },
      ],
      training: {
        task: 'regression',
        objectives: [{ name: 'meanSquaredError', prediction: 'dense_1', target: 'y' }],
      },
    });
    await executor.open(plan);
    const random = createRandom(3);
    const image = Float32Array.from({ length: size * size }, random);
    const batch = { rows: 1, feeds: { input_1: image } };
    const kernel = executor.weights()[0]?.data ?? [];
    const { conv2d_1 } = executor.activations(batch, ['conv2d_1']);
    const [down = 1, right = 1] = dilationRate;
    const pad = padding === 'same' ? [down, right] : [0, 0];
    const [, height = 0, width = 0] = conv2d_1?.shape ?? [];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let a = 0; a < 3; a++) {
          for (let b = 0; b < 3; b++) {
            const row = y + a * down - (pad[0] ?? 0);
            const column = x + b * right - (pad[1] ?? 0);
            const inside = row >= 0 && row < size && column >= 0 && column < size;
            if (inside) sum += (image[row * size + column] ?? 0) * (kernel[a * 3 + b] ?? 0);
          }
        }
        expect(conv2d_1?.data[y * width + x]).toBeCloseTo(sum, 5);
      }
    }
  });
});

/** A network with a trainable layer on each branch before the one under test, and a dense end behind it. */
function planAround({ definition, example, tensors }: Case) {
  const random = createRandom(7);
  const fields: FieldType[] = tensors.map((tensor, index) => ({
    name: `x${index}`,
    dtype: 'float32',
    shape: tensor.shape,
    role: 'feature',
  }));
  fields.push({ name: 'y', dtype: 'float32', shape: [], role: 'target', semantic: 'number' });
  const inputs = Object.fromEntries(tensors.map((_, index) => [`input_${index}`, [`x${index}`]]));
  const plan = buildPlan({
    fields,
    inputs,
    layers: [
      // Scales each channel, so that a gradient has to come through the layer under test.
      ...tensors.flatMap((tensor, index) =>
        takesIndices(tensor)
          ? []
          : [{ node: `before_${index}`, kind: 'batchNormalization', inputs: [`input_${index}`] }],
      ),
      {
        node: 'layer_1',
        kind: definition.kind,
        values: example.values ?? {},
        inputs: tensors.map((tensor, i) => (takesIndices(tensor) ? `input_${i}` : `before_${i}`)),
      },
      { node: 'flatten_1', kind: 'flatten' },
      { node: 'end_1', kind: 'dense', values: { units: 1, activation: 'linear' } },
    ],
    training: {
      task: 'regression',
      objectives: [{ name: 'meanSquaredError', prediction: 'end_1', target: 'y' }],
      optimizer: optimizerOf('adam', { learningRate: 1e-5 }),
    },
  });
  const feeds: Record<string, Float32Array> = { 'target:loss_1': Float32Array.of(3, -2, 1) };
  tensors.forEach((tensor, index) => {
    const size = tensor.shape.reduce<number>((product, axis) => product * (axis ?? 1), ROWS);
    feeds[`input_${index}`] = Float32Array.from({ length: size }, () =>
      takesIndices(tensor) ? Math.floor(random() * 5) : random() * 2 - 1,
    );
  });
  const batch: Batch = { rows: ROWS, feeds };
  return { plan, batch };
}

/** Whole numbers straight from an Input: nothing may be computed from them on the way. */
function takesIndices(tensor: TensorType): boolean {
  return tensor.inputFrom !== undefined;
}
