import type { Text } from '../../base/text.ts';
import { defineNode, type NodeDefinition } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { integer, pair } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { padding, stridesLikePool } from './layerParams.ts';
import { slideVolume } from './slideVolume.ts';

interface PoolValues {
  readonly poolDepth: number;
  readonly poolSize: readonly [number, number];
  readonly stridesLikePool: boolean;
  readonly strides: number;
}

/** Window and step of three numbers each, as Keras has them. */
function readWindow({ poolDepth, poolSize, stridesLikePool: isLikePool, strides }: PoolValues) {
  const size = [poolDepth, poolSize[0], poolSize[1]] as const;
  return { size, strides: isLikePool ? size : ([strides, strides, strides] as const) };
}

/** Max and average pooling over volumes, made from one description as in two dimensions. */
export function definePooling3d(spec: {
  readonly kind: string;
  readonly className: string;
  readonly title: Text;
  readonly docs: Text;
  readonly icon: string;
  readonly keywords: readonly string[];
}): NodeDefinition {
  const { className, ...words } = spec;
  return defineNode({
    ...words,
    version: 1,
    category: 'layer',
    family: 'pooling',
    params: {
      poolDepth: integer({
        label: { en: 'Window depth', zh: '窗口深度' },
        help: {
          en: 'How many slices (or moments of a film) become one. 1 leaves that direction alone.',
          zh: '多少层切片（或影片的多少个时刻）合并为一层。1 表示不改变这个方向。',
        },
        initial: 2,
        min: 1,
        max: 64,
      }),
      poolSize: pair({
        label: { en: 'Window', zh: '窗口' },
        help: {
          en: 'Height and width of the patch that becomes one number. 2×2 halves both sides.',
          zh: '合并为一个数的小块的高和宽。2×2 使两边各减半。',
        },
        initial: [2, 2],
        min: 1,
        max: 64,
        onCard: true,
      }),
      stridesLikePool,
      strides: integer({
        label: { en: 'Step', zh: '步幅' },
        help: {
          en: 'How far the window moves, the same in all three directions.',
          zh: '窗口每次移动的距离，三个方向相同。',
        },
        initial: 2,
        min: 1,
        max: 64,
        visibleWhen: (values) => values.stridesLikePool !== true,
      }),
      padding,
    },
    inputs: () => [layerInput],
    outputs: () => [layerOutput],
    infer(values, inputs) {
      const tensor = readTensor(inputs, 'input');
      if (!tensor) return givesNothing();
      const slid = slideVolume(tensor.shape, { ...readWindow(values), padding: values.padding });
      return slid.problem ? givesNothing(slid.problem) : givesTensor(tensor, slid.shape);
    },
    step: (values) => {
      const { size, strides } = readWindow(values);
      return { type: 'layer', className, config: { poolSize: size, strides, padding: values.padding } };
    },
    examples: [
      { title: 'halves every side', inputs: { input: [tensorOf([4, 6, 8, 3])] }, output: tensorOf([2, 3, 4, 3]) },
      {
        title: 'keeps odd last places with same padding, and the depth with a flat window',
        values: { poolDepth: 1, padding: 'same' },
        inputs: { input: [tensorOf([3, 5, 7, 2])] },
        output: tensorOf([3, 3, 4, 2]),
      },
      {
        title: 'overlaps with a smaller step',
        values: { stridesLikePool: false, strides: 1 },
        inputs: { input: [tensorOf([3, 4, 5, 1])] },
        output: tensorOf([2, 3, 4, 1]),
      },
      {
        title: 'refuses a window that is deeper than the volume',
        values: { poolDepth: 4 },
        inputs: { input: [tensorOf([3, 8, 8, 1])] },
        output: 'rejected',
      },
      { title: 'refuses an image', inputs: { input: [tensorOf([28, 28, 1])] }, output: 'rejected' },
    ],
  });
}
