import type { Dim, Shape } from '../../base/shape.ts';
import type { Inference, Inputs, WeightSpec } from '../definition.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { choice, integer, real, toggle } from '../params.ts';
import { regularizers } from './layerParams.ts';
import { needSequence } from './needSequence.ts';

/**
 * What recurrent kinds share. Reading in both directions is a parameter here, not a wrapper of its own (Keras'
 * `Bidirectional`): a node holds no other node, and the weights are the same.
 */
export const recurrentParams = {
  units: integer({
    label: { en: 'Units', zh: '单元数' },
    help: {
      en: 'How much the layer can keep in mind: the size of its state and of its output.',
      zh: '该层能记住多少内容：状态和输出的大小。',
    },
    initial: 64,
    min: 1,
    max: 8192,
    onCard: true,
  }),
  returnSequences: toggle({
    label: { en: 'Give every step', zh: '输出每一步' },
    help: {
      en: 'Gives the output of every time step, as the next recurrent layer or attention needs it. Off: only the last, a summary of the whole sequence.',
      zh: '输出每个时间步的结果，后接循环层或注意力时需要。关闭时只输出最后一步，即整个序列的概括。',
    },
    initial: false,
    onCard: true,
  }),
  goBackwards: toggle({
    label: { en: 'Read backwards', zh: '反向读取' },
    help: {
      en: 'Reads the sequence from its end. Every step then comes out in that order, too.',
      zh: '从序列末尾开始读取；逐步输出时，结果也按这个顺序给出。',
    },
    initial: false,
  }),
  dropout: real({
    label: { en: 'Dropout', zh: '随机失活' },
    help: {
      en: 'The share of inputs that is switched off while training, the same ones at every time step of a row.',
      zh: '训练时关闭的输入所占比例，同一条数据的每个时间步关闭相同的输入。',
    },
    initial: 0,
    min: 0,
    max: 0.95,
    step: 0.05,
  }),
  bidirectional: toggle({
    label: { en: 'Both directions', zh: '双向' },
    help: {
      en: 'A second layer of the same size reads backwards (Keras: Bidirectional). Not for forecasts: it sees the future.',
      zh: '再用一个同样大小的层反向读取（Keras 的 Bidirectional）。不适用于预测未来：它能看到后面的内容。',
    },
    initial: false,
    onCard: true,
  }),
  mergeMode: choice({
    label: { en: 'Put together by', zh: '合并方式' },
    help: { en: 'What becomes of the two directions.', zh: '两个方向的结果如何合并。' },
    initial: 'concat',
    options: [
      { value: 'concat', label: { en: 'side by side', zh: '拼接' } },
      { value: 'sum', label: { en: 'sum', zh: '求和' } },
      { value: 'mul', label: { en: 'product', zh: '相乘' } },
      { value: 'ave', label: { en: 'mean', zh: '平均' } },
    ],
    visibleWhen: (values) => values.bidirectional === true,
  }),
  ...regularizers,
};

interface RecurrentValues {
  readonly units: number;
  readonly returnSequences: boolean;
  readonly bidirectional: boolean;
  readonly mergeMode: string;
}

/** The cell of a kind: how many gates lie side by side in its kernels, and its bias. */
export interface RecurrentCell {
  readonly gates: number;
  readonly biasShape: Shape;
  readonly biasInitializer: 'zeros' | 'forgetOnes';
}

/** Input shape: time × channels. Output shape: units, or time × units. */
export function inferRecurrent(
  values: RecurrentValues,
  inputs: Inputs,
  cell: RecurrentCell,
  marks: { readonly activation: string; readonly activationFrom?: string },
): Inference {
  const tensor = readTensor(inputs, 'input');
  if (!tensor) return givesNothing();
  const problem = needSequence(tensor.shape);
  if (problem) return givesNothing(problem);
  const [time = null, channels = null] = tensor.shape;
  const isJoined = values.bidirectional && values.mergeMode === 'concat';
  const width = isJoined ? 2 * values.units : values.units;
  return givesTensor(tensor, values.returnSequences ? [time, width] : [width], {
    ...(values.bidirectional && values.mergeMode === 'mul' ? {} : marks),
    ...(isJoined ? {} : { unitsFrom: '' }),
    weights: (values.bidirectional ? ['forward_', 'backward_'] : ['']).flatMap((direction) =>
      cellWeights(direction, values.units, channels, cell),
    ),
  });
}

function cellWeights(
  direction: string,
  units: number,
  channels: Dim,
  { gates, biasShape, biasInitializer }: RecurrentCell,
): readonly WeightSpec[] {
  return [
    { name: `${direction}kernel`, shape: [channels, gates * units], trainable: true },
    {
      name: `${direction}recurrent_kernel`,
      shape: [units, gates * units],
      trainable: true,
      initializer: 'orthogonal',
    },
    { name: `${direction}bias`, shape: biasShape, trainable: true, initializer: biasInitializer },
  ];
}
