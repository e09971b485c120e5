import { multiHeadAttention, type Projection } from '../blocks/attention.ts';
import type { Tensor } from '../graph/graph.ts';
import { multiply } from '../ops/arithmetic.ts';
import { greaterEqual } from '../ops/comparison.ts';
import { cast } from '../ops/elementwise.ts';
import { randomUniform } from '../ops/random.ts';
import { shapeOf } from '../ops/shaping.ts';
import type { EngineLayer, LayerContext } from './engineLayer.ts';

/** Input shapes batch×t×c and, where another sequence is looked at, batch×s×c'. Output shape batch×t×c. */
export const multiHeadAttentionLayer: EngineLayer = {
  kind: 'multiHeadAttention',
  passesMask: true,
  forward(context) {
    const { inputs, masks, config, weight } = context;
    const [query, value = query] = inputs;
    const project = (name: string): Projection => ({
      kernel: weight(`${name}_kernel`),
      ...(config.boolean('useBias') ? { bias: weight(`${name}_bias`) } : {}),
    });
    const mask = masks.at(-1) ?? null;
    return multiHeadAttention(
      { query, key: value, value },
      { query: project('query'), key: project('key'), value: project('value'), output: project('attention_output') },
      {
        causal: config.boolean('useCausalMask'),
        ...(mask ? { mask } : {}),
        dropShares: (shares) => drop(shares, context),
      },
    );
  },
};

function drop(x: Tensor, { config, training, randomStream }: LayerContext): Tensor {
  const rate = config.number('dropout');
  if (!training || rate === 0) return x;
  const isKept = greaterEqual(randomUniform(shapeOf(x), randomStream()), rate);
  return multiply(x, multiply(cast(isKept, x.dtype), 1 / (1 - rate)));
}
