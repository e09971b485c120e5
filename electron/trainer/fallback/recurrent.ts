import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { LayerStep } from '../../../shared/pipeline/plan.ts';
import { callLayer, type FallbackLayer } from './fallbackLayer.ts';
import { activationSchema, countSchema } from './layers/layerConfig.ts';
import { drawForStep } from './randomMasks.ts';

const schema = z.object({
  units: countSchema,
  returnSequences: z.boolean(),
  goBackwards: z.boolean(),
  activation: activationSchema,
  dropout: z.number().min(0).max(0.99),
  bidirectional: z.boolean(),
  mergeMode: z.enum(['concat', 'sum', 'mul', 'ave']),
});

/** What tfjs' recurrent layers are made with. Weights are set from outside: an orthogonal start would cost time. */
interface CellArguments {
  readonly units: number;
  readonly returnSequences: boolean;
  readonly goBackwards: boolean;
  readonly activation: z.infer<typeof activationSchema>;
  readonly kernelInitializer: 'zeros';
  readonly recurrentInitializer: 'zeros';
}

/** A recurrent kind by tfjs' own cell, read in one direction or in both. Dropout is drawn here, from run, node and step. */
export function makeRecurrent(
  kind: string,
  createCell: (args: CellArguments & { readonly name: string }) => tf.RNN,
  more: Pick<FallbackLayer, 'refuses'> = {},
): FallbackLayer {
  return {
    ...more,
    kind,
    keepsActivation: true,
    create({ node, config }: LayerStep) {
      const { units, returnSequences, goBackwards, activation, bidirectional, mergeMode } = schema.parse(config);
      const cell = createCell({
        ...{ units, returnSequences, goBackwards, activation },
        ...{ kernelInitializer: 'zeros', recurrentInitializer: 'zeros' },
        name: bidirectional ? `${node}_cell` : node,
      });
      return bidirectional ? tf.layers.bidirectional({ layer: cell, mergeMode, name: node }) : cell;
    },
    forward(layer, { node, config }, [x], context) {
      if (!x) throw new Error(`${kind} got no sequence`);
      const { dropout } = schema.parse(config);
      if (!context.training || dropout === 0) return callLayer(layer, [x], context.training);
      const [rows = 1, , width = 1] = x.shape;
      const kept = tf.cast(
        tf.greaterEqual(drawForStep([rows, 1, width], node, 'dropout', context), dropout),
        'float32',
      );
      return callLayer(layer, [tf.mul(x, tf.mul(kept, 1 / (1 - dropout)))], context.training);
    },
  };
}
