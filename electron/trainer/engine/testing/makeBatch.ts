import { createRandom, mixSeed } from '../../../../shared/base/seededRandom.ts';
import type { Plan } from '../../../../shared/pipeline/plan.ts';
import type { Batch } from '../../loop/executor.ts';
import { listFeeds } from '../../loop/feeds.ts';

/** A seeded random batch for a plan: inputs from [0, 1), class numbers or values as targets. */
export function makeBatch(plan: Plan, rows: number, seed: number | string = 1): Batch {
  const random = createRandom(mixSeed(seed));
  const shapes = new Map(plan.model.layers.map(({ node, outputShape }) => [node, outputShape]));
  const feeds: Record<string, Float32Array | Int32Array> = {};
  for (const { name, type, dtype } of listFeeds(plan)) {
    const node = name.replace('target:', '');
    const judged = plan.training.objectives.find((objective) => objective.node === node);
    const shape = (type === 'input' ? shapes.get(node) : shapes.get(judged?.prediction ?? '')) ?? [1];
    const width = shape.reduce((product, size) => product * size, 1);
    const entries = countEntries(plan, node);
    if (type === 'input' && entries !== null) {
      feeds[name] = Float32Array.from({ length: rows * width }, () => Math.floor(random() * entries));
    } else if (dtype === 'int32') {
      const classes = shape.at(-1) ?? 1;
      feeds[name] = Int32Array.from({ length: (rows * width) / classes }, () => Math.floor(random() * classes));
    } else if (type === 'target' && judged?.name === 'categoricalCrossentropy') {
      feeds[name] = oneHotRows(rows, width, random);
    } else if (type === 'target' && judged?.name === 'binaryCrossentropy') {
      feeds[name] = Float32Array.from({ length: rows * width }, () => (random() < 0.5 ? 0 : 1));
    } else feeds[name] = Float32Array.from({ length: rows * width }, random);
  }
  return { rows, feeds };
}

function oneHotRows(rows: number, classes: number, random: () => number): Float32Array {
  const values = new Float32Array(rows * classes);
  for (let row = 0; row < rows; row++) values[row * classes + Math.floor(random() * classes)] = 1;
  return values;
}

/** How many entries an embedding behind an input has; null where none stands behind it. */
function countEntries(plan: Plan, input: string): number | null {
  const embedding = plan.model.layers.find(({ kind, inputs }) => kind === 'embedding' && inputs.includes(input));
  return typeof embedding?.config.inputDim === 'number' ? embedding.config.inputDim : null;
}
