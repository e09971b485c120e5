import type { LayerStep, ModelPlan } from '../../../../shared/pipeline/plan.ts';

/**
 * The layers that the outputs need, in the order in which Keras lists those of a functional model: by their distance from
 * the outputs, furthest first, and at the same distance as they are met from the outputs on. Its files number layers by it.
 */
export function orderAsKeras({ layers, outputs }: ModelPlan): readonly LayerStep[] {
  const steps = new Map(layers.map((layer) => [layer.node, layer]));
  const met = new Map<string, number>();
  const finished: string[] = [];
  const visit = (node: string): void => {
    if (met.has(node)) return;
    met.set(node, met.size);
    for (const before of steps.get(node)?.inputs ?? []) visit(before);
    finished.push(node);
  };
  for (const output of outputs) visit(output);
  const depths = new Map<string, number>();
  for (const node of finished.reverse()) {
    const depth = depths.get(node) ?? 0;
    depths.set(node, depth);
    for (const before of steps.get(node)?.inputs ?? [])
      depths.set(before, Math.max(depth + 1, depths.get(before) ?? 0));
  }
  const order = (node: string) => [-(depths.get(node) ?? 0), met.get(node) ?? 0] as const;
  return [...met.keys()]
    .sort((a, b) => order(a)[0] - order(b)[0] || order(a)[1] - order(b)[1])
    .flatMap((node) => steps.get(node) ?? []);
}
