import type { OnnxContext, OnnxLayer } from '../onnxLayer.ts';

// Keras' large negative: far enough from any score for its share to be exactly 0.
const FORBIDDEN = -1e9;

/** Products and a softmax: an operator of its own came to ONNX only later. */
const multiHeadAttention: OnnxLayer = (context) => {
  const { graph, inputs, config, weight, layer } = context;
  const [query, value = query] = inputs;
  const [, heads = 1, size = 1] = weight('query_kernel').shape;
  const scale = graph.scalar(1 / Math.sqrt(size));
  const q = graph.add('Mul', [splitHeads(context, query, 'query'), scale]);
  const k = graph.add('Transpose', [splitHeads(context, value, 'key')], { perm: [0, 1, 3, 2] });
  const v = splitHeads(context, value, 'value');
  const scores = forbid(context, graph.add('MatMul', [q, k]), query.shape[0] ?? 1, value.shape[0] ?? 1);
  const mixed = graph.add('MatMul', [graph.add('Softmax', [scores], { axis: -1 }), v]);
  const output = weight('attention_output_kernel');
  const joinedWidth = heads * (weight('value_kernel').shape[2] ?? 1);
  const turned = graph.add('Transpose', [mixed], { perm: [0, 2, 1, 3] });
  const joined = graph.add('Reshape', [turned, graph.integers([-1, query.shape[0] ?? 1, joinedWidth])]);
  const kernel = graph.floats(output.data, [joinedWidth, layer.outputShape.at(-1) ?? 1]);
  const product = graph.add('MatMul', [joined, kernel]);
  if (!config.boolean('useBias')) return product;
  return graph.add('Add', [product, graph.floats(weight('attention_output_bias').data)]);
};

/** batch×places×width to batch×heads×places×size. */
function splitHeads({ graph, config, weight }: OnnxContext, x: OnnxContext['inputs'][number], name: string): string {
  const { shape, data } = weight(`${name}_kernel`);
  const [width = 1, heads = 1, size = 1] = shape;
  const product = graph.add('MatMul', [x.name, graph.floats(data, [width, heads * size])]);
  const biased = config.boolean('useBias')
    ? graph.add('Add', [product, graph.floats(weight(`${name}_bias`).data)])
    : product;
  const split = graph.add('Reshape', [biased, graph.integers([-1, x.shape[0] ?? 1, heads, size])]);
  return graph.add('Transpose', [split], { perm: [0, 2, 1, 3] });
}

function forbid({ graph, config, lastMask }: OnnxContext, scores: string, rows: number, columns: number): string {
  let result = scores;
  if (config.boolean('useCausalMask')) {
    const later = Array.from({ length: rows * columns }, (_, place) =>
      place % columns > Math.floor(place / columns) ? FORBIDDEN : 0,
    );
    result = graph.add('Add', [result, graph.floats(later, [rows, columns])]);
  }
  if (lastMask) {
    const closed = graph.add('Mul', [graph.add('Sub', [graph.scalar(1), lastMask]), graph.scalar(FORBIDDEN)]);
    result = graph.add('Add', [result, graph.add('Unsqueeze', [closed, graph.integers([1, 2])])]);
  }
  return result;
}

export const attentionLayers: Readonly<Record<string, OnnxLayer>> = { multiHeadAttention };
