// Simple models of classes that a template has to beat, learned from its training rows and judged by its test rows.
import { fitLogistic } from './logisticRegression.mjs';
import { averagePrecision } from './templateBaselines.mjs';

/** Logistic regression on the columns that the network takes: what it reaches for the second class of the target. */
export function logisticBaseline({ plan, prepared }) {
  const train = readRows(plan, prepared, 'train');
  const test = readRows(plan, prepared, 'test');
  const predict = fitLogistic(train.rows, train.classes);
  const risks = test.rows.map(predict);
  const area = averagePrecision(risks, test.classes);
  return {
    'logistic regression, accuracy': shareOf(risks, (risk, row) => (risk > 0.5 ? 1 : 0) === test.classes[row]),
    'logistic regression, F1 at one half': f1Above(risks, test.classes, 0.5),
    'logistic regression, best F1 of any threshold': bestF1(risks, test.classes),
    'logistic regression, area under precision over recall': area,
  };
}

/** The class whose mean training row is nearest, all numbers of a row taken alike. */
export function centroidBaseline({ plan, prepared }) {
  const train = readRows(plan, prepared, 'train');
  const test = readRows(plan, prepared, 'test');
  const means = new Map();
  for (const [at, row] of train.rows.entries()) {
    const mean = means.get(train.classes[at]) ?? { sums: new Float64Array(row.length), count: 0 };
    for (let i = 0; i < row.length; i++) mean.sums[i] += row[i];
    mean.count += 1;
    means.set(train.classes[at], mean);
  }
  const nearest = (row) => {
    let [best, least] = [-1, Infinity];
    for (const [place, { sums, count }] of means) {
      let apart = 0;
      for (let i = 0; i < row.length; i++) apart += (row[i] - sums[i] / count) ** 2;
      if (apart < least) [best, least] = [place, apart];
    }
    return best;
  };
  return { 'nearest mean picture': shareOf(test.rows, (row, at) => nearest(row) === test.classes[at]) };
}

/** What the inputs of the plan take, row by row, and the class of each row. */
function readRows(plan, prepared, part) {
  const places = prepared.rowsOf(part);
  const fields = plan.model.layers.flatMap((layer) => layer.fields ?? []);
  const columns = fields.map((name) => gather(prepared, name, places));
  const rows = Array.from(places, (_, row) =>
    Float32Array.from(
      columns.flatMap(({ values, elements }) => [...values.subarray(row * elements, (row + 1) * elements)]),
    ),
  );
  return { rows, classes: Array.from(gather(prepared, plan.training.objectives[0].target, places).values) };
}

function gather(prepared, name, places) {
  const { elements } = prepared.description.fields.find((field) => field.type.name === name);
  const values = new Float32Array(places.length * elements);
  prepared.gatherRows(name, places, values);
  return { values, elements };
}

function shareOf(list, isRight) {
  return list.filter(isRight).length / list.length;
}

function f1Above(risks, classes, threshold) {
  let [hits, said, positive] = [0, 0, 0];
  for (const [row, risk] of risks.entries()) {
    positive += classes[row];
    if (risk <= threshold) continue;
    said += 1;
    hits += classes[row];
  }
  return (2 * hits) / (said + positive);
}

/** With the threshold put where it suits the test rows best: more than one could know. */
function bestF1(risks, classes) {
  const order = risks.map((_, row) => row).sort((a, b) => risks[b] - risks[a]);
  const positive = classes.reduce((sum, one) => sum + one, 0);
  let [hits, best] = [0, 0];
  for (const [place, row] of order.entries()) {
    hits += classes[row];
    best = Math.max(best, (2 * hits) / (place + 1 + positive));
  }
  return best;
}
