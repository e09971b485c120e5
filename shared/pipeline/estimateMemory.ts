import type { Problem } from '../base/problem.ts';
import { countElements } from '../base/shape.ts';
import type { DatasetType } from '../nodes/portType.ts';
import type { LayerStep, Plan } from './plan.ts';

const BYTES_PER_NUMBER = 4;
/** Slots that an optimizer keeps for each weight; `momentum` and `centered` add one where they are on. */
const SLOTS: Readonly<Record<string, number>> = {
  SGD: 0,
  Adam: 2,
  AdamW: 2,
  Adamax: 2,
  Nadam: 2,
  RMSprop: 1,
  Adagrad: 1,
  Adadelta: 2,
  Ftrl: 2,
  Lion: 1,
};
/** Values, gradients, the copy of a checkpoint being written and that of the best epoch. */
const COPIES_OF_WEIGHTS = 4;
/** The trainer with TensorFlow loaded and nothing to do. */
const BASE_BYTES = 250e6;
/** Above this share of what is free, other programs have to give way. */
const WARNING_SHARE = 0.7;

/** What a training needs, in bytes. */
export interface MemoryEstimate {
  readonly parameters: number;
  /** Slots of the optimizer. */
  readonly optimizer: number;
  /** Outputs of all layers for one batch, and the gradients that come back through them. */
  readonly activations: number;
  /** The prepared rows, which the trainer holds. 0 while their number is not known. */
  readonly data: number;
  /** All of it, with what TensorFlow itself takes. */
  readonly total: number;
  /** The layer whose weights, slots and outputs are the largest share, and that share. */
  readonly largest: { readonly node: string; readonly bytes: number };
}

/** What the machine has: free now without harm to others, and in all. */
export interface MemoryState {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** Estimates a training before it starts, within a factor of two. `dataset` is what Training takes, where it is known. */
export function estimateMemory(
  { model, training }: Pick<Plan, 'model' | 'training'>,
  dataset?: Pick<DatasetType, 'rows' | 'fields'>,
): MemoryEstimate {
  const slots = countSlots(training.optimizer);
  const layers = model.layers.map((layer) => {
    const weights = layer.weights.map(({ shape, trainable }) => ({ count: countElements(shape) ?? 0, trainable }));
    const all = weights.reduce((sum, { count }) => sum + count, 0);
    const trained = weights.reduce((sum, { count, trainable }) => sum + (trainable ? count : 0), 0);
    return {
      node: layer.node,
      parameters: all * COPIES_OF_WEIGHTS * BYTES_PER_NUMBER,
      // A checkpoint holds a copy of them.
      optimizer: trained * slots * 2 * BYTES_PER_NUMBER,
      activations: countActivations(layer) * training.batchSize * 2 * BYTES_PER_NUMBER,
    };
  });
  const sumOf = (part: 'parameters' | 'optimizer' | 'activations') =>
    layers.reduce((sum, layer) => sum + layer[part], 0);
  const [parameters, optimizer, activations] = [sumOf('parameters'), sumOf('optimizer'), sumOf('activations')];
  const data = countDataBytes(dataset);
  const largest = layers
    .map(({ node, ...parts }) => ({ node, bytes: parts.parameters + parts.optimizer + parts.activations }))
    .reduce((most, one) => (one.bytes > most.bytes ? one : most), { node: '', bytes: 0 });
  return {
    parameters,
    optimizer,
    activations,
    data,
    total: BASE_BYTES + parameters + optimizer + activations + data,
    largest,
  };
}

/**
 * What to say about an estimate: an error where the machine has less memory in all, a warning above 70 % of what is free.
 * Both name the layer with the largest share and offer a batch size that fits, where one does.
 */
export function checkMemory(
  estimate: MemoryEstimate,
  { freeBytes, totalBytes }: MemoryState,
  { node, batchSize }: Pick<Plan['training'], 'node' | 'batchSize'>,
): readonly Problem[] {
  const isTooLarge = estimate.total > totalBytes;
  if (!isTooLarge && estimate.total <= WARNING_SHARE * freeBytes) return [];
  const perRow = estimate.activations / batchSize;
  const left = WARNING_SHARE * freeBytes - (estimate.total - estimate.activations);
  // Powers of two, as people choose them.
  const fitting = perRow > 0 && left >= perRow ? 2 ** Math.floor(Math.log2(left / perRow)) : null;
  return [
    {
      code: isTooLarge ? 'memory.tooLittle' : 'memory.tight',
      severity: isTooLarge ? 'error' : 'warning',
      node,
      parameter: 'batchSize',
      values: {
        needs: toMegabytes(estimate.total),
        has: toMegabytes(isTooLarge ? totalBytes : freeBytes),
        largest: estimate.largest.node,
        share: toMegabytes(estimate.largest.bytes),
      },
      fixes:
        fitting !== null && fitting < batchSize
          ? [{ type: 'setValue', node, parameter: 'batchSize', value: fitting }]
          : [],
    },
  ];
}

function countSlots({ className, config }: Plan['training']['optimizer']): number {
  const isOn = (name: string) => config[name] === true || (typeof config[name] === 'number' && config[name] !== 0);
  const more = ['momentum', 'centered'].filter(isOn).length;
  return (SLOTS[className] ?? 2) + (className === 'SGD' || className === 'RMSprop' ? more : 0);
}

/** Numbers for one row: the output, and what a layer keeps inside for the way back. */
function countActivations({ kind, config, outputShape, weights }: LayerStep): number {
  const output = countElements(outputShape) ?? 0;
  const activated = 'activation' in config && config.activation !== 'linear' && kind !== 'activation' ? output : 0;
  const [times = 1] = outputShape;
  switch (kind) {
    case 'lstm':
    case 'gru':
    case 'simpleRNN': {
      // Gates and states of every time, which is that of the input where only the last one is given out.
      const gates = weights.find(({ name }) => name.endsWith('recurrent_kernel'))?.shape.at(-1) ?? 0;
      return output + gates * 2 * (config.returnSequences === true ? times : 50);
    }
    case 'multiHeadAttention':
      return output * 5 + 2 * times * times * Number(config.numHeads ?? 1);
    case 'batchNormalization':
    case 'layerNormalization':
    case 'groupNormalization':
    case 'rmsNormalization':
      return output * 2;
    case 'dropout':
      return output * 2;
    case 'flatten':
    case 'reshape':
      return 0;
    default:
      return output + activated;
  }
}

function countDataBytes(dataset: Pick<DatasetType, 'rows' | 'fields'> | undefined): number {
  if (!dataset?.rows) return 0;
  const perRow = dataset.fields.reduce(
    (sum, { dtype, shape }) => sum + (countElements(shape) ?? 0) * (dtype === 'uint8' || dtype === 'bool' ? 1 : 4),
    0,
  );
  return dataset.rows * perRow;
}

function toMegabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
