import { describe, expect, it } from 'vitest';
import { Graph } from '../graph/graph.ts';
import { BATCH } from '../graph/tensorShape.ts';
import { add, multiply } from '../ops/arithmetic.ts';
import { stopGradient } from '../ops/elementwise.ts';
import { argMax, sum } from '../ops/reduction.ts';
import { arrayCases } from './cases/arrayCases.ts';
import { elementwiseCases } from './cases/elementwiseCases.ts';
import { fusedCases } from './cases/fusedCases.ts';
import { networkCases } from './cases/networkCases.ts';
import { compareWithFiniteDifferences } from './checkGradient.ts';
import { differentiate } from './differentiate.ts';
import { allGradients } from './gradients/allGradients.ts';

const cases = [...elementwiseCases, ...arrayCases, ...networkCases, ...fusedCases];
/** In how many cases each op was checked. */
const checked = new Map<string, number>();

describe('derivatives equal finite differences', () => {
  it.each(cases.map((testCase) => [testCase.title, testCase] as const))('%s', (_title, testCase) => {
    const { worst, greatest, forward } = compareWithFiniteDifferences(testCase);
    expect(worst).toBeLessThan(testCase.dtype === 'float32' ? 1e-2 : 1e-5);
    expect(greatest).toBeGreaterThan(0);
    for (const op of new Set(forward.map((node) => node.op))) checked.set(op, (checked.get(op) ?? 0) + 1);
  });

  it('every registered derivative was checked in at least three cases', () => {
    const rare = allGradients.map(({ op }) => op).filter((op) => (checked.get(op) ?? 0) < 3);
    expect(rare).toEqual([]);
  });

  it('one derivative per op', () => {
    const ops = allGradients.map(({ op }) => op);
    expect(new Set(ops).size).toBe(ops.length);
  });
});

describe('the reverse pass', () => {
  const graph = new Graph();
  const x = graph.placeholder('x', 'float32', [BATCH, 2]);
  const w = graph.constant([3, 4], 'float32');

  it('asks no gradient for what the result does not depend on', () => {
    expect(differentiate(sum(x), [w])).toEqual([null]);
  });

  it('stops where it is told to', () => {
    const [gradient] = differentiate(sum(multiply(stopGradient(w), x)), [w]);
    expect(gradient).toBeNull();
  });

  it('does not flow through an index', () => {
    expect(differentiate(sum(multiply(x, 1)), [x])[0]).not.toBeNull();
    expect(argMax(multiply(x, w), 1).dtype).toBe('int32');
  });

  it('adds what comes back from every use of a weight', () => {
    const [gradient] = differentiate(sum(add(multiply(w, x), multiply(w, w))), [w]);
    expect(gradient?.node.op).toBe('AddN');
  });

  it('names the node whose op has no derivative', () => {
    const odd = graph.inScope('layer_7', () =>
      graph.addNode({ op: 'Betainc', inputs: [x], outputs: [{ dtype: 'float32', shape: [BATCH, 2] }] }),
    );
    expect(() => differentiate(sum(odd.outputs[0]!), [x])).toThrow(/layer_7\/Betainc.*no derivative/);
  });
});
