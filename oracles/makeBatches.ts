import type { Batch, NamedTensor } from '../electron/trainer/loop/executor.ts';
import { listFeeds } from '../electron/trainer/loop/feeds.ts';
import { createInitialWeights } from '../electron/trainer/loop/initialWeights.ts';
import { createRandom, mixSeed } from '../shared/base/seededRandom.ts';
import type { ObjectiveStep, Plan } from '../shared/pipeline/plan.ts';
import { encodeArray, type SentArray } from './arrays.ts';
import type { SentBatch } from './kerasOracle.ts';

/** A seeded batch: inputs from −1 to 1, so that both sides of an activation are seen, and targets that suit the losses. */
export function makeBatch(plan: Plan, rows: number, seed: string): Batch {
  const feeds = listFeeds(plan).map(({ name, type }): [string, Float32Array | Int32Array] => {
    const random = createRandom(mixSeed(seed, name));
    if (type === 'input') {
      return [name, drawInput(plan, name, rows, random)];
    }
    const objective = findObjective(plan, name);
    return [name, drawTarget(objective.name, rows, shapeOf(plan, objective.prediction), random)];
  });
  return { rows, feeds: Object.fromEntries(feeds) };
}

type Random = () => number;

/** Values from −1 to 1, or whole numbers where a table is looked up; where masks are made, each row ends in empty times. */
function drawInput(plan: Plan, name: string, rows: number, random: Random): Float32Array {
  const shape = shapeOf(plan, name);
  const reader = plan.model.layers.find(({ kind, inputs }) => READS_RAW.has(kind) && inputs.includes(name));
  const entries = Number(reader?.config.inputDim ?? Number.NaN);
  // Where 0 is an empty place only the end of a row holds any: Keras gives NaN for the mean of a row that is empty altogether.
  const least = reader?.config.maskZero === true ? 1 : 0;
  const draw = Number.isNaN(entries) ? () => random() * 2 - 1 : () => least + Math.floor(random() * (entries - least));
  const values = Float32Array.from({ length: rows * countElements(shape) }, draw);
  const empty = reader?.config.maskZero === true ? 0 : Number(reader?.config.maskValue ?? Number.NaN);
  if (!Number.isNaN(empty)) emptyTimes(values, rows, shape, empty, random);
  return values;
}

const READS_RAW: ReadonlySet<string> = new Set(['embedding', 'masking']);

/** Empties the end of each row, from its second time on or later, and one time in the middle. */
function emptyTimes(values: Float32Array, rows: number, shape: readonly number[], empty: number, random: Random): void {
  const [times = 1, ...rest] = shape;
  const width = countElements(rest);
  for (let row = 0; row < rows; row++) {
    const end = 2 + Math.floor(random() * (times - 1));
    const hole = 1 + Math.floor(random() * (end - 1));
    for (const time of [hole, ...Array.from({ length: Math.max(0, times - end) }, (_, i) => end + i)]) {
      const from = (row * times + time) * width;
      values.fill(empty, from, from + width);
    }
  }
}

/** Targets as each loss wants them; values from 0 to 1 where nothing else is said. */
function drawTarget(loss: string, rows: number, shape: readonly number[], random: Random): Float32Array | Int32Array {
  const classes = shape.at(-1) ?? 1;
  const size = rows * countElements(shape);
  const draw = (value: Random) => Float32Array.from({ length: size }, value);
  switch (loss) {
    case 'sparseCategoricalCrossentropy':
      return Int32Array.from({ length: size / classes }, () => Math.floor(random() * classes));
    case 'categoricalCrossentropy':
    case 'categoricalFocalCrossentropy':
    case 'categoricalHinge':
      return inGroups(size, classes, () => {
        const chosen = Math.floor(random() * classes);
        return (i) => (i === chosen ? 1 : 0);
      });
    case 'klDivergence':
      return inGroups(size, classes, () => {
        const parts = Array.from({ length: classes }, () => random() + 0.05);
        const sum = parts.reduce((total, part) => total + part, 0);
        return (i) => (parts[i] ?? 0) / sum;
      });
    case 'binaryCrossentropy':
    case 'binaryFocalCrossentropy':
      return draw(() => (random() < 0.5 ? 0 : 1));
    case 'hinge':
    case 'squaredHinge':
      return draw(() => (random() < 0.5 ? -1 : 1));
    // Divided by the target: not too near to zero.
    case 'meanAbsolutePercentageError':
      return draw(() => random() + 0.5);
    default:
      return draw(random);
  }
}

/** Fills groups along the last axis; each group first draws what its values follow from. */
function inGroups(size: number, width: number, start: () => (index: number) => number): Float32Array {
  const values = new Float32Array(size);
  for (let from = 0; from < size; from += width) {
    const valueAt = start();
    for (let i = 0; i < width; i++) values[from + i] = valueAt(i);
  }
  return values;
}

/**
 * Weights to start from: the plan's own, but with nothing left at exactly zero or one, where a forgotten bias or a
 * swapped gamma would not be seen.
 */
export function makeWeights(plan: Plan): readonly NamedTensor[] {
  return createInitialWeights(plan).map(({ name, shape, data }) => {
    const random = createRandom(mixSeed('oracle', name));
    return { name, shape, data: Float32Array.from(data, (value) => value + (random() - 0.5) * 0.2) };
  });
}

export function sendWeights(weights: readonly NamedTensor[]): Record<string, SentArray> {
  return Object.fromEntries(weights.map(({ name, shape, data }) => [name, encodeArray(data, shape)]));
}

export function sendBatch(plan: Plan, { rows, feeds }: Batch): SentBatch {
  const send = (name: string, shape: readonly number[]) => encodeArray(requireFeed(feeds, name), [rows, ...shape]);
  return {
    inputs: plan.model.layers.flatMap(({ node, fields, outputShape }) => (fields ? [send(node, outputShape)] : [])),
    targets: plan.training.objectives.map((objective) => {
      const shape = shapeOf(plan, objective.prediction);
      return send(`target:${objective.node}`, takesClassNumbers(objective) ? shape.slice(0, -1) : shape);
    }),
  };
}

function takesClassNumbers({ name }: ObjectiveStep): boolean {
  return name === 'sparseCategoricalCrossentropy';
}

function findObjective(plan: Plan, feed: string): ObjectiveStep {
  const objective = plan.training.objectives.find(({ node }) => feed === `target:${node}`);
  if (!objective) throw new Error(`${feed} is the target of no objective`);
  return objective;
}

function shapeOf(plan: Plan, node: string): readonly number[] {
  const layer = plan.model.layers.find((step) => step.node === node);
  if (!layer) throw new Error(`The plan has no layer ${node}`);
  return layer.outputShape;
}

function requireFeed(feeds: Batch['feeds'], name: string): Float32Array | Int32Array {
  const feed = feeds[name];
  if (!feed) throw new Error(`The batch has no ${name}`);
  return feed;
}

function countElements(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
