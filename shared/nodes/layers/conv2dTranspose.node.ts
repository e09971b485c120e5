import type { Dim } from '../../base/shape.ts';
import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { pair } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { filters, kernelSize } from './convParams.ts';
import { activation, kernelInitializer, padding, regularizers, useBias, withoutZeroPenalties } from './layerParams.ts';
import { needImage } from './needImage.ts';

/** The size that a transposed window makes of one axis, as Keras counts it. */
function spread(size: Dim, window: number, stride: number, kind: 'valid' | 'same'): Dim {
  if (size === null) return null;
  return kind === 'same' ? size * stride : size * stride + Math.max(window - stride, 0);
}

export const conv2dTransposeNode = defineNode({
  kind: 'conv2dTranspose',
  version: 1,
  title: { en: 'Conv 2D transpose', zh: '转置卷积 2D' },
  docs: {
    en: 'A convolution backwards: every pixel paints its filter onto a larger image, so that the image grows. It is how decoders, generators and segmentation networks come back from few pixels to many.\n\nChoose a kernel that the step divides (4×4 with step 2), or a checkerboard shows. Upsampling followed by a plain convolution is the calmer alternative.\n\n*Input shape:* height × width × channels. *Output shape:* height · step × width · step × filters with same padding.',
    zh: '反方向的卷积：每个像素把自己的滤波器“画”到更大的图像上，图像因此变大。解码器、生成器和分割网络就这样从少量像素回到大量像素。\n\n请选择能被步幅整除的卷积核（例如步幅 2 配 4×4），否则会出现棋盘格。先上采样再做普通卷积是更平稳的替代方法。\n\n*输入形状：*高 × 宽 × 通道。*输出形状：*使用 same 填充时为 高·步幅 × 宽·步幅 × 滤波器数。',
  },
  category: 'layer',
  family: 'convolution',
  icon: 'Expand',
  keywords: [
    'ConvTranspose2d',
    'nn.ConvTranspose2d',
    'deconvolution',
    'upconv',
    'decoder',
    'unet',
    'gan',
    '反卷积',
    '转置卷积',
    '上采样',
  ],
  params: {
    filters,
    kernelSize,
    activation,
    padding,
    strides: pair({
      label: { en: 'Step', zh: '步幅' },
      help: {
        en: 'How far the painted filters lie apart, down and right: 2×2 doubles both sides.',
        zh: '相邻两次“绘制”之间的距离，向下和向右：2×2 使两边各加倍。',
      },
      unit: { en: 'px', zh: '像素' },
      initial: [1, 1],
      min: 1,
      max: 64,
    }),
    useBias,
    kernelInitializer,
    ...regularizers,
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    const problem = needImage(tensor.shape);
    if (problem) return givesNothing(problem);
    const [height = null, width = null, channels = null] = tensor.shape;
    const rows = spread(height, values.kernelSize[0], values.strides[0], values.padding);
    const columns = spread(width, values.kernelSize[1], values.strides[1], values.padding);
    return givesTensor(tensor, [rows, columns, values.filters], {
      activation: values.activation,
      activationFrom: '',
      weights: [
        { name: 'kernel', shape: [...values.kernelSize, values.filters, channels], trainable: true },
        ...(values.useBias ? [{ name: 'bias', shape: [values.filters], trainable: true }] : []),
      ],
    });
  },
  step: (values) => ({ type: 'layer', className: 'Conv2DTranspose', config: withoutZeroPenalties(values) }),
  examples: [
    {
      title: 'doubles both sides with step 2 and same padding',
      values: { filters: 3, kernelSize: [4, 4], strides: [2, 2], padding: 'same', activation: 'sigmoid' },
      inputs: { input: [tensorOf([7, 7, 8])] },
      output: tensorOf([14, 14, 3], { activation: 'sigmoid', activationFrom: '' }),
    },
    {
      title: 'adds the rest of the kernel with valid padding',
      values: { filters: 4, strides: [2, 1], activation: 'linear' },
      inputs: { input: [tensorOf([5, 6, 2])] },
      output: tensorOf([11, 8, 4], { activation: 'linear', activationFrom: '' }),
    },
    {
      title: 'leaves gaps where the step is larger than the kernel',
      values: { filters: 2, kernelSize: [2, 2], strides: [3, 3], activation: 'linear' },
      inputs: { input: [tensorOf([3, 4, 2])] },
      output: tensorOf([9, 12, 2], { activation: 'linear', activationFrom: '' }),
    },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([784])] }, output: 'rejected' },
  ],
});
