import { describe, expect, it } from 'vitest';
import { compareWithFiniteDifferences } from '../autodiff/checkGradient.ts';
import { Graph } from '../graph/graph.ts';
import { Session } from '../graph/session.ts';
import { BATCH } from '../graph/tensorShape.ts';
import { activations } from './activations.ts';

const POINTS = [-7, -3.2, -1.5, -0.6, -0.3, 0.2, 0.45, 0.9, 1.7, 3.4, 6.5];
const clamp = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x));
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const hardSigmoid = (x: number) => clamp(x + 3, 0, 6) / 6;
const elu = (x: number) => (x > 0 ? x : Math.expm1(x));
const powers = POINTS.map((x) => Math.exp(x));
const total = powers.reduce((sum, power) => sum + power, 0);

/** Abramowitz and Stegun 7.1.26, good to 1.5e-7. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - series * Math.exp(-x * x));
}

/** Keras 3's documented formulas. */
const formulas: Record<string, (x: number) => number> = {
  linear: (x) => x,
  relu: (x) => Math.max(x, 0),
  relu6: (x) => clamp(x, 0, 6),
  elu,
  selu: (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)),
  celu: elu,
  leakyRelu: (x) => (x > 0 ? x : 0.2 * x),
  gelu: (x) => 0.5 * x * (1 + erf(x / Math.SQRT2)),
  swish: (x) => x * sigmoid(x),
  silu: (x) => x * sigmoid(x),
  mish: (x) => x * Math.tanh(Math.log1p(Math.exp(x))),
  hardSigmoid,
  hardSwish: (x) => x * hardSigmoid(x),
  hardSilu: (x) => x * hardSigmoid(x),
  hardTanh: (x) => clamp(x, -1, 1),
  hardShrink: (x) => (Math.abs(x) > 0.5 ? x : 0),
  softShrink: (x) => Math.sign(x) * Math.max(Math.abs(x) - 0.5, 0),
  tanhShrink: (x) => x - Math.tanh(x),
  sigmoid,
  logSigmoid: (x) => Math.log(sigmoid(x)),
  tanh: Math.tanh,
  softplus: (x) => Math.log1p(Math.exp(x)),
  softsign: (x) => x / (1 + Math.abs(x)),
  squareplus: (x) => 0.5 * (x + Math.sqrt(x * x + 4)),
  exponential: Math.exp,
  softmax: (x) => Math.exp(x) / total,
  logSoftmax: (x) => x - Math.log(total),
};

describe('activations', () => {
  it('every one has a formula here', () => {
    expect(Object.keys(activations).sort()).toEqual(Object.keys(formulas).sort());
  });

  it.each(Object.entries(activations))(
    '%s equals Keras’ formula, and its derivative finite differences',
    (name, activate) => {
      const graph = new Graph();
      const y = activate(graph.constant(POINTS, 'float32'));
      const session = Session.open(graph);
      const values = session.run([], [y])[0]?.data ?? [];
      session.close();
      for (const [i, x] of POINTS.entries()) {
        const expected = formulas[name]!(x);
        expect(Math.abs((values[i] ?? Number.NaN) - expected)).toBeLessThan(2e-6 * Math.max(1, Math.abs(expected)));
      }
      const inputs = [{ shape: [BATCH, 5], low: -4, high: 4 }];
      const { worst } = compareWithFiniteDifferences({ title: name, inputs, build: (x) => activate(x!) });
      expect(worst).toBeLessThan(1e-5);
    },
  );
});
