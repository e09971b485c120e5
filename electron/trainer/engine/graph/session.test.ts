import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { add, multiply } from '../ops/arithmetic.ts';
import { identity } from '../ops/elementwise.ts';
import { matMul } from '../ops/linear.ts';
import { reshape } from '../ops/shaping.ts';
import { loadBinding } from './binding.ts';
import { Graph, type Tensor } from './graph.ts';
import { GraphError } from './graphError.ts';
import { Session } from './session.ts';
import { BATCH } from './tensorShape.ts';
import { addToVariable, assignVariable, createVariable, deepCopy, readVariable, type Variable } from './variable.ts';

const open: Session[] = [];
function openSession(graph: Graph, variables: readonly Variable[] = []): Session {
  const init = graph.addNode({ op: 'NoOp', name: 'init', controls: variables.map((v) => v.initializer), outputs: [] });
  const session = Session.open(graph, { init });
  open.push(session);
  return session;
}
afterEach(() => {
  for (const session of open.splice(0)) session.close();
});

describe('a graph that TensorFlow runs', () => {
  it('multiplies matrices and adds, by TensorFlow 2.16 or newer', () => {
    const graph = new Graph();
    const x = graph.placeholder('x', 'float32', [BATCH, 2]);
    const y = add(matMul(x, graph.constant([1, 2, 3, 4], 'float32', [2, 2])), 10);
    expect(y.shape).toEqual([BATCH, 2]);
    const [result] = openSession(graph).run([[x, { shape: [1, 2], data: Float32Array.of(1, 1) }]], [y]);
    expect(result).toEqual({ shape: [1, 2], data: Float32Array.of(14, 16) });
    const [major = 0, minor = 0] = loadBinding().TF_Version.split('.').map(Number);
    expect(major * 100 + minor).toBeGreaterThanOrEqual(216);
  });

  it('keeps a variable from one call to the next', () => {
    const graph = new Graph();
    const counter = createVariable(graph, 'counter', [], { initial: 5 });
    const update = addToVariable(counter, graph.constant(2, 'float32'));
    const next = graph.after([update], () => identity(readVariable(counter), 'next'));
    const session = openSession(graph, [counter]);
    expect(session.run([], [next])[0]?.data[0]).toBe(7);
    expect(session.run([], [next])[0]?.data[0]).toBe(9);
  });

  it('does not let a variable adopt the memory of what was fed', () => {
    const graph = new Graph();
    const size = 4096;
    const variable = createVariable(graph, 'w', [size]);
    const fed = graph.placeholder('fed', 'float32', [size]);
    const set = assignVariable(variable, deepCopy(fed));
    const done = graph.after([set], () => identity(graph.constant(1, 'int32'), 'done'));
    const value = readVariable(variable);
    const session = openSession(graph, [variable]);
    for (let round = 1; round <= 40; round++) {
      const data = new Float32Array(size).fill(round);
      session.run([[fed, { shape: [size], data }]], [done]);
      data.fill(-1);
      expect(session.run([], [value])[0]?.data[0]).toBe(round);
    }
  });

  it('survives a feed of the wrong shape, and leaves neither folders nor sessions behind', () => {
    const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('tensorloom-graph-')).length;
    const before = { folders: folders(), sessions: loadBinding().getNumOfSavedModels() };
    const graph = new Graph();
    const x = graph.placeholder('x', 'float32', [BATCH, 2]);
    const y = matMul(x, graph.constant([1, 2, 3, 4], 'float32', [2, 2]));
    const session = openSession(graph);
    expect(() => session.run([[x, { shape: [1, 3], data: new Float32Array(3) }]], [y])).toThrow(/shape|incompatible/i);
    expect(session.run([[x, { shape: [1, 2], data: Float32Array.of(1, 0) }]], [y])[0]?.data).toEqual(
      Float32Array.of(1, 2),
    );
    session.close();
    expect({ folders: folders(), sessions: loadBinding().getNumOfSavedModels() }).toEqual(before);
  });
});

describe('a wrong graph fails while it is built', () => {
  const graph = new Graph();
  const x = graph.placeholder('x', 'float32', [BATCH, 3]);
  const cases: [string, () => Tensor, RegExp][] = [
    [
      'matrices that do not fit',
      () => matMul(x, graph.constant([1, 2], 'float32', [2, 1])),
      /dense_1\/MatMul.*batch×3/,
    ],
    ['shapes that cannot be broadcast', () => multiply(x, graph.constant([1, 2], 'float32')), /dense_1\/Mul/],
    ['types that differ', () => add(x, graph.constant(1, 'int32')), /dense_1\/AddV2.*float32 and int32/],
    ['a reshape that loses elements', () => reshape(graph.constant([1, 2, 3], 'float32'), [2]), /dense_1\/Reshape/],
  ];
  it.each(cases)('%s', (_title, build, message) => {
    const attempt = () => graph.inScope('dense_1', build);
    expect(attempt).toThrow(GraphError);
    expect(attempt).toThrow(message);
  });
});
