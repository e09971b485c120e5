import type { LayerStep, Plan } from '../../../../shared/pipeline/plan.ts';

/** What a test says about a layer; the rest follows. */
export type LayerSketch = Pick<LayerStep, 'node' | 'kind' | 'outputShape'> & Partial<LayerStep>;

/** What a test says about a plan. The last layer is the output. */
export interface PlanSketch {
  readonly layers: readonly LayerSketch[];
  readonly loss?: string;
  readonly metrics?: readonly string[];
  readonly optimizer?: Plan['training']['optimizer'];
  readonly seed?: number;
  readonly outputs?: readonly string[];
}

const ADAM = {
  node: 'adam_1',
  className: 'Adam',
  config: { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
};

/** A plan for tests and benchmarks that start below the document: layers in a row unless they name their inputs. */
export function sketchPlan({ layers, loss, metrics = [], optimizer = ADAM, seed = 42, outputs }: PlanSketch): Plan {
  const name = loss ?? 'sparseCategoricalCrossentropy';
  const judged = outputs ?? [layers.at(-1)?.node ?? ''];
  return {
    planVersion: 1,
    documentId: 'test',
    documentName: 'test',
    data: {
      hash: '',
      steps: [{ node: 'data_1', kind: 'csvFile', type: 'source', config: {}, inputs: [] }],
      output: 'data_1',
    },
    model: {
      hash: '',
      parameterCount: 0,
      outputs: [...judged],
      layers: layers.map(
        (layer, i): LayerStep => ({
          className: layer.kind,
          config: {},
          inputs: layer.kind === 'input' ? [] : [layers[i - 1]?.node ?? ''],
          weights: [],
          ...(layer.kind === 'input' ? { fields: ['x'] } : {}),
          ...layer,
        }),
      ),
    },
    training: {
      hash: '',
      node: 'training_1',
      task: name.includes('rossentropy') ? 'classification' : 'regression',
      objectives: judged.map((prediction, i) => ({
        node: `loss_${i + 1}`,
        name,
        prediction,
        target: `y${i + 1}`,
        weight: 1,
        config: {},
      })),
      metrics: metrics.map((metric, i) => ({
        node: `metric_${i + 1}`,
        name: metric,
        prediction: judged[0] ?? '',
        target: 'y1',
        config: {},
      })),
      optimizer,
      callbacks: [],
      epochs: 1,
      batchSize: 32,
      shuffle: true,
      seed,
    },
  };
}

export function inputSketch(shape: readonly number[], node = 'input_1'): LayerSketch {
  return { node, kind: 'input', className: 'InputLayer', outputShape: [...shape] };
}

export function denseSketch(
  node: string,
  inputWidth: number,
  units: number,
  activation: string,
  useBias = true,
): LayerSketch {
  return {
    node,
    kind: 'dense',
    className: 'Dense',
    config: { units, activation, useBias, kernelInitializer: 'glorotUniform' },
    outputShape: [units],
    weights: [
      { name: 'kernel', shape: [inputWidth, units], trainable: true },
      ...(useBias ? [{ name: 'bias', shape: [units], trainable: true }] : []),
    ],
  };
}

export function conv2dSketch(
  node: string,
  [height, width, channels]: readonly [number, number, number],
  filters: number,
  options: { readonly padding?: 'same' | 'valid'; readonly activation?: string } = {},
): LayerSketch {
  const { padding = 'valid', activation = 'relu' } = options;
  const lost = padding === 'valid' ? 2 : 0;
  return {
    node,
    kind: 'conv2d',
    className: 'Conv2D',
    config: {
      filters,
      kernelSize: [3, 3],
      strides: [1, 1],
      padding,
      dilationRate: [1, 1],
      activation,
      useBias: true,
      kernelInitializer: 'glorotUniform',
    },
    outputShape: [height - lost, width - lost, filters],
    weights: [
      { name: 'kernel', shape: [3, 3, channels, filters], trainable: true },
      { name: 'bias', shape: [filters], trainable: true },
    ],
  };
}

export function maxPoolSketch(node: string, [height, width, channels]: readonly [number, number, number]): LayerSketch {
  return {
    node,
    kind: 'maxPooling2d',
    className: 'MaxPooling2D',
    config: { poolSize: [2, 2], strides: [2, 2], padding: 'valid' },
    outputShape: [Math.floor(height / 2), Math.floor(width / 2), channels],
  };
}

export function batchNormSketch(node: string, shape: readonly number[]): LayerSketch {
  const channels = [shape.at(-1) ?? 1];
  return {
    node,
    kind: 'batchNormalization',
    className: 'BatchNormalization',
    config: { momentum: 0.99, epsilon: 0.001 },
    outputShape: [...shape],
    weights: [
      { name: 'gamma', shape: channels, trainable: true },
      { name: 'beta', shape: channels, trainable: true },
      { name: 'moving_mean', shape: channels, trainable: false },
      { name: 'moving_variance', shape: channels, trainable: false },
    ],
  };
}

/** The reference model: two convolutions with pooling, then two dense layers. */
export function referencePlan(): Plan {
  return sketchPlan({
    layers: [
      inputSketch([28, 28, 1]),
      conv2dSketch('conv2d_1', [28, 28, 1], 32),
      maxPoolSketch('max_pooling2d_1', [26, 26, 32]),
      conv2dSketch('conv2d_2', [13, 13, 32], 64),
      maxPoolSketch('max_pooling2d_2', [11, 11, 64]),
      { node: 'flatten_1', kind: 'flatten', className: 'Flatten', outputShape: [1600] },
      denseSketch('dense_1', 1600, 64, 'relu'),
      denseSketch('dense_2', 64, 10, 'softmax'),
    ],
    metrics: ['accuracy'],
  });
}

/** A plain network for 28×28 pixels in a row. */
export function mlpPlan(): Plan {
  return sketchPlan({
    layers: [inputSketch([784]), denseSketch('dense_1', 784, 128, 'relu'), denseSketch('dense_2', 128, 10, 'softmax')],
    metrics: ['accuracy'],
  });
}
