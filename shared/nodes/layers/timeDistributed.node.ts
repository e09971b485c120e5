import type { Shape } from '../../base/shape.ts';
import { defineNode, type NodeProblem, type WeightSpec } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { choice, integer } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { filters, kernelSize } from './convParams.ts';
import { activation, kernelInitializer, padding, useBias } from './layerParams.ts';
import { needVolume } from './needVolume.ts';
import { slideWindow } from './slideWindow.ts';

/** What can be applied at each time. Keras' name of each, and which of the settings below it has. */
const WRAPPED = {
  dense: 'Dense',
  conv2d: 'Conv2D',
  maxPooling2d: 'MaxPooling2D',
  globalAveragePooling2d: 'GlobalAveragePooling2D',
  flatten: 'Flatten',
} as const;
type Wrapped = keyof typeof WRAPPED;

interface WrappedValues {
  readonly layer: Wrapped;
  readonly units: number;
  readonly filters: number;
  readonly kernelSize: readonly [number, number];
  readonly activation: string;
  readonly padding: 'valid' | 'same';
  readonly useBias: boolean;
  readonly kernelInitializer: string;
}

const is =
  (...layers: readonly Wrapped[]) =>
  (values: Readonly<Record<string, unknown>>) =>
    layers.some((layer) => layer === values.layer);

/** The settings of the layer within, as the plain layer of that kind has them. */
function configOf(values: WrappedValues): Readonly<Record<string, unknown>> {
  const learned = {
    activation: values.activation,
    useBias: values.useBias,
    kernelInitializer: values.kernelInitializer,
  };
  switch (values.layer) {
    case 'dense':
      return { units: values.units, ...learned };
    case 'conv2d':
      return {
        filters: values.filters,
        kernelSize: values.kernelSize,
        strides: [1, 1],
        padding: values.padding,
        dilationRate: [1, 1],
        ...learned,
      };
    case 'maxPooling2d':
      return { poolSize: [2, 2], strides: [2, 2], padding: values.padding };
    default:
      return {};
  }
}

interface Applied {
  readonly shape: Shape;
  readonly weights?: readonly WeightSpec[];
}

/** What the layer within makes of one time: its output shape and its weights, or why it cannot. */
function applyOnce(shape: Shape, values: WrappedValues): Applied | NodeProblem {
  const channels = shape.at(-1) ?? null;
  const weigh = (kernel: Shape, width: number): readonly WeightSpec[] => [
    { name: 'kernel', shape: kernel, trainable: true },
    ...(values.useBias ? [{ name: 'bias', shape: [width], trainable: true }] : []),
  ];
  switch (values.layer) {
    case 'dense':
      return { shape: [...shape.slice(0, -1), values.units], weights: weigh([channels, values.units], values.units) };
    case 'flatten':
      return { shape: [shape.reduce<number | null>((n, dim) => (n === null || dim === null ? null : n * dim), 1)] };
    case 'globalAveragePooling2d':
      return { shape: [channels] };
    default: {
      const isConv = values.layer === 'conv2d';
      const slid = slideWindow(shape, {
        parameter: isConv ? 'kernelSize' : 'padding',
        size: isConv ? values.kernelSize : [2, 2],
        strides: isConv ? [1, 1] : [2, 2],
        dilation: [1, 1],
        padding: values.padding,
      });
      if (slid.problem) return isConv ? slid.problem : { ...slid.problem, fixes: slid.problem.fixes?.slice(0, 1) };
      if (!isConv) return { shape: slid.shape };
      const kernel = [...values.kernelSize, channels, values.filters];
      return { shape: [...slid.shape.slice(0, 2), values.filters], weights: weigh(kernel, values.filters) };
    }
  }
}

export const timeDistributedNode = defineNode({
  kind: 'timeDistributed',
  version: 1,
  title: { en: 'Time distributed', zh: '逐时刻应用' },
  docs: {
    en: 'Applies one and the same layer to every moment of a sequence, with the same weights: a convolution to each picture of a film, a dense layer to each step of a signal. What comes out is again a sequence, for an LSTM or an attention to read.\n\nChoose the layer and its settings here. To look at several moments together use Conv 3D or a recurrent layer instead.\n\n*Input shape:* time × what the layer takes (for pictures time × height × width × channels). *Output shape:* time × what the layer gives.',
    zh: '把同一个层（使用相同的权重）应用到序列的每个时刻：对影片的每幅画面做卷积，对信号的每一步做全连接。输出仍是序列，可供 LSTM 或注意力读取。\n\n在这里选择层及其设置。若要同时看多个时刻，请改用三维卷积或循环层。\n\n*输入形状：*时间 × 该层的输入（画面为时间 × 高 × 宽 × 通道）。*输出形状：*时间 × 该层的输出。',
  },
  category: 'layer',
  family: 'core',
  icon: 'Film',
  keywords: ['TimeDistributed', 'per frame', 'video', 'vmap', 'sequence of images', '时间分布', '逐帧', '视频', '序列'],
  nativeOnly: {
    en: 'Runs on the native engine only: the one of tfjs goes through the moments one by one and cannot train every layer.',
    zh: '只能在原生引擎上运行：tfjs 的同类层逐个处理时刻，且不能训练所有的层。',
  },
  params: {
    layer: choice({
      label: { en: 'Layer', zh: '层' },
      help: { en: 'What is applied at every moment.', zh: '在每个时刻应用什么。' },
      initial: 'dense',
      options: [
        { value: 'dense', label: { en: 'Dense', zh: '全连接' } },
        { value: 'conv2d', label: { en: 'Conv 2D', zh: '二维卷积' } },
        { value: 'maxPooling2d', label: { en: 'Max pooling 2D (2×2)', zh: '最大池化 2D（2×2）' } },
        { value: 'globalAveragePooling2d', label: { en: 'Global average pooling 2D', zh: '全局平均池化 2D' } },
        { value: 'flatten', label: { en: 'Flatten', zh: '展平' } },
      ],
      onCard: true,
    }),
    units: integer({
      label: { en: 'Units', zh: '单元数' },
      help: { en: 'How many numbers come out at every moment.', zh: '每个时刻输出多少个数。' },
      initial: 32,
      min: 1,
      max: 65536,
      visibleWhen: is('dense'),
    }),
    filters: { ...filters, onCard: false, visibleWhen: is('conv2d') },
    kernelSize: { ...kernelSize, onCard: false, visibleWhen: is('conv2d') },
    activation: { ...activation, onCard: false, visibleWhen: is('dense', 'conv2d') },
    padding: { ...padding, visibleWhen: is('conv2d', 'maxPooling2d') },
    useBias: { ...useBias, visibleWhen: is('dense', 'conv2d') },
    kernelInitializer: { ...kernelInitializer, visibleWhen: is('dense', 'conv2d') },
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    const isPlain = values.layer === 'dense' || values.layer === 'flatten';
    const [time = null, ...one] = tensor.shape;
    const problem = isPlain ? (one.length > 0 ? null : needsTime(tensor.shape.length)) : needVolume(tensor.shape);
    if (problem) return givesNothing(problem);
    const applied = applyOnce(one, values);
    if ('code' in applied) return givesNothing(applied);
    const learns = values.layer === 'dense' || values.layer === 'conv2d';
    return givesTensor(tensor, [time, ...applied.shape], {
      ...(learns ? { activation: values.activation, activationFrom: '' } : {}),
      ...(applied.weights ? { weights: applied.weights } : {}),
    });
  },
  step: (values) => ({
    type: 'layer',
    className: 'TimeDistributed',
    config: { layer: { kind: values.layer, className: WRAPPED[values.layer], config: configOf(values) } },
  }),
  examples: [
    {
      title: 'the same dense layer at every step',
      values: { units: 4 },
      inputs: { input: [tensorOf([7, 3])] },
      output: tensorOf([7, 4], { activation: 'relu', activationFrom: '' }),
    },
    {
      title: 'the same convolution on every picture of a film',
      values: { layer: 'conv2d', filters: 2, activation: 'tanh' },
      inputs: { input: [tensorOf([4, 6, 5, 3])] },
      output: tensorOf([4, 4, 3, 2], { activation: 'tanh', activationFrom: '' }),
    },
    {
      title: 'makes every picture smaller',
      values: { layer: 'maxPooling2d' },
      inputs: { input: [tensorOf([3, 5, 6, 2])] },
      output: tensorOf([3, 2, 3, 2]),
    },
    {
      title: 'one number per channel and picture',
      values: { layer: 'globalAveragePooling2d' },
      inputs: { input: [tensorOf([3, 5, 6, 2])] },
      output: tensorOf([3, 2]),
    },
    {
      title: 'a row of numbers per picture',
      values: { layer: 'flatten' },
      inputs: { input: [tensorOf([3, 5, 6, 2])] },
      output: tensorOf([3, 60]),
    },
    {
      title: 'refuses to convolve single numbers',
      values: { layer: 'conv2d' },
      inputs: { input: [tensorOf([20, 8])] },
      output: 'rejected',
    },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([64])] }, output: 'rejected' },
  ],
});

function needsTime(got: number): NodeProblem {
  return { code: 'shape.needsAxis', severity: 'error', port: 'input', values: { needs: 2, got }, fixes: [] };
}
