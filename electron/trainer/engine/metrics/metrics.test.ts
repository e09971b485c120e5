import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../shared/base/seededRandom.ts';
import { metricKey } from '../../../../shared/run/metricNames.ts';
import { COUNTED_METRICS } from '../../fallback/countedMetrics.ts';
import { METRICS } from '../../fallback/metrics.ts';
import { createFinisher } from '../../loop/countedMetrics.ts';
import { SumKeeper } from '../../loop/metricLog.ts';
import { referencePlan } from '../../testing/examplePlans.ts';
import { Graph } from '../graph/graph.ts';
import { Session } from '../graph/session.ts';
import { readConfig } from '../layers/configReader.ts';
import { countedMetrics } from './countedMetrics.ts';
import { metrics } from './metrics.ts';

const ROWS = 60;
type Form = 'classes' | 'oneHot' | 'yesNo' | 'numbers';

/** Predictions that know a little about their targets. */
function draw(form: Form, width: number, seed = 3) {
  const random = createRandom(seed);
  const labels = Array.from({ length: ROWS }, () => Math.floor(random() * (form === 'yesNo' ? 2 : width)));
  const target =
    form === 'numbers'
      ? Array.from({ length: ROWS * width }, () => 1 + 3 * random())
      : form === 'oneHot'
        ? labels.flatMap((label) => Array.from({ length: width }, (_, i) => Number(i === label)))
        : labels;
  const prediction = Array.from({ length: ROWS * width }, (_, i) => {
    const label = labels[Math.floor(i / width)] ?? 0;
    if (form === 'numbers') return (target[i] ?? 0) + random() - 0.5;
    const isRight = form === 'yesNo' ? label === 1 : label === i % width;
    return 0.7 * random() + (isRight ? 0.3 : 0);
  }).map(Math.fround);
  return { prediction, target: target.map(Math.fround), labels };
}

function inGraph(name: string, form: Form, width: number, config: Record<string, unknown>): number[] {
  const { prediction, target } = draw(form, width);
  const graph = new Graph();
  const p = graph.constant(prediction, 'float32', [ROWS, width]);
  const hasWidth = form === 'oneHot' || form === 'numbers';
  const y = graph.constant(target, form === 'classes' ? 'int32' : 'float32', hasWidth ? [ROWS, width] : [ROWS]);
  const count = countedMetrics[name];
  const result = count ? count(p, y) : metrics[name]?.(p, y, readConfig({ node: 'metric_1', config }));
  if (!result) throw new Error(`no metric ${name}`);
  const session = Session.open(graph);
  const numbers = [...(session.run([], [result])[0]?.data ?? [])].map(Number);
  session.close();
  return count ? numbers : [numbers.reduce((sum, value) => sum + value, 0)];
}

const counted = ['precision', 'recall', 'f1Score', 'auc'];
const cases: readonly (readonly [string, Form, number, Record<string, unknown>])[] = [
  ...counted.flatMap((name): [string, Form, number, Record<string, unknown>][] => [
    [name, 'classes', 4, {}],
    [name, 'oneHot', 3, {}],
    [name, 'yesNo', 1, {}],
  ]),
  ['rootMeanSquaredError', 'numbers', 2, {}],
  ['r2Score', 'numbers', 2, {}],
  ['accuracy', 'classes', 4, {}],
  ['topKAccuracy', 'classes', 5, { k: 2 }],
  ['topKAccuracy', 'oneHot', 5, { k: 3 }],
  ['meanAbsoluteError', 'numbers', 2, {}],
  ['meanSquaredError', 'numbers', 2, {}],
  ['meanAbsolutePercentageError', 'numbers', 2, {}],
  ['cosineSimilarity', 'numbers', 3, {}],
];

describe('the graph counts what plain TypeScript counts', () => {
  it.each(cases)('%s of %s, %i wide', (name, form, width, config) => {
    const { prediction, target } = draw(form, width);
    const judged = { prediction, target, rows: ROWS, classes: width };
    const expected = COUNTED_METRICS[name]?.(judged, config) ?? [METRICS[name]?.(judged, config) ?? Number.NaN];
    const found = inGraph(name, form, width, config);
    expect(found.length).toBe(expected.length);
    for (const [i, value] of found.entries()) {
      expect(Math.abs(value - (expected[i] ?? Number.NaN))).toBeLessThan(1e-4 * Math.max(1, Math.abs(value)));
    }
  });

  it('for every metric of one executor the other has one', () => {
    const engine = [...Object.keys(metrics), ...Object.keys(countedMetrics)].sort();
    expect([...Object.keys(METRICS), ...Object.keys(COUNTED_METRICS)].sort()).toEqual(engine);
    expect([...new Set(cases.map(([name]) => name))].sort()).toEqual(engine);
  });
});

/** The value of a metric over two batches of unequal size. */
function measure(name: string, form: Form, width: number, config: Record<string, unknown> = {}): number {
  const { prediction, target } = draw(form, width);
  const step = { node: 'metric_1', name, prediction: 'dense_2', target: 'label', config };
  const { training } = referencePlan({ metrics: [step] });
  const key = metricKey(training, step);
  const keeper = new SumKeeper(createFinisher(training));
  for (const [from, to] of [
    [0, 37],
    [37, ROWS],
  ] as const) {
    const targetWidth = target.length / ROWS;
    const judged = {
      prediction: prediction.slice(from * width, to * width),
      target: target.slice(from * targetWidth, to * targetWidth),
      rows: to - from,
      classes: width,
    };
    keeper.add({ rows: to - from, sums: {}, counts: { [key]: COUNTED_METRICS[name]?.(judged, config) ?? [] } });
  }
  return keeper.means()[key] ?? Number.NaN;
}

describe('what is counted becomes the documented value', () => {
  const { prediction, labels } = draw('classes', 4);
  const guesses = labels.map((_, row) => {
    const values = prediction.slice(row * 4, row * 4 + 4);
    return values.indexOf(Math.max(...values));
  });
  const share = (c: number, of: readonly number[]) =>
    labels.filter((label, row) => label === c && guesses[row] === c).length / of.filter((one) => one === c).length;
  const classes = [0, 1, 2, 3];
  const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  it('precision and recall are means over the classes', () => {
    expect(measure('precision', 'classes', 4)).toBeCloseTo(meanOf(classes.map((c) => share(c, guesses))), 10);
    expect(measure('recall', 'classes', 4)).toBeCloseTo(meanOf(classes.map((c) => share(c, labels))), 10);
  });

  it('F1 is the harmonic mean: plain, weighted by rows, and of all together, which is accuracy', () => {
    const f1 = classes.map((c) => (2 * share(c, guesses) * share(c, labels)) / (share(c, guesses) + share(c, labels)));
    expect(measure('f1Score', 'classes', 4)).toBeCloseTo(meanOf(f1), 10);
    const weighted = f1.reduce((sum, value, c) => sum + value * labels.filter((l) => l === c).length, 0) / ROWS;
    expect(measure('f1Score', 'classes', 4, { average: 'weighted' })).toBeCloseTo(weighted, 10);
    const accuracy = labels.filter((label, row) => label === guesses[row]).length / ROWS;
    expect(measure('f1Score', 'classes', 4, { average: 'micro' })).toBeCloseTo(accuracy, 10);
  });

  it('AUC is how often a positive row is ranked above a negative one', () => {
    const yesNo = draw('yesNo', 1);
    const of = (label: number) => yesNo.prediction.filter((_, row) => yesNo.labels[row] === label);
    const [positives, negatives] = [of(1), of(0)];
    const won = positives.flatMap((p) => negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0)));
    const exact = won.reduce<number>((sum, value) => sum + value, 0) / won.length;
    expect(Math.abs(measure('auc', 'yesNo', 1, { curve: 'ROC' }) - exact)).toBeLessThan(0.01);
  });

  it('the area of the precision-recall curve is near the average precision', () => {
    const yesNo = draw('yesNo', 1);
    const ranked = yesNo.prediction
      .map((p, row) => ({ p, isPositive: yesNo.labels[row] === 1 }))
      .sort((a, b) => b.p - a.p);
    const total = ranked.filter(({ isPositive }) => isPositive).length;
    let found = 0;
    let sum = 0;
    for (const [i, { isPositive }] of ranked.entries()) {
      if (!isPositive) continue;
      found += 1;
      sum += found / (i + 1);
    }
    expect(Math.abs(measure('auc', 'yesNo', 1, { curve: 'PR' }) - sum / total)).toBeLessThan(0.03);
  });

  it('root mean squared error and R² are those of all rows', () => {
    const numbers = draw('numbers', 2);
    const errors = numbers.prediction.map((p, i) => (p - (numbers.target[i] ?? 0)) ** 2);
    expect(measure('rootMeanSquaredError', 'numbers', 2)).toBeCloseTo(Math.sqrt(meanOf(errors)), 10);
    const r2 = [0, 1].map((column) => {
      const y = numbers.target.filter((_, i) => i % 2 === column);
      const mean = meanOf(y);
      const spread = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      return 1 - errors.filter((_, i) => i % 2 === column).reduce((sum, value) => sum + value, 0) / spread;
    });
    expect(measure('r2Score', 'numbers', 2)).toBeCloseTo(meanOf(r2), 10);
  });
});
