import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { identity } from '../ops/elementwise.ts';
import { matMul } from '../ops/linear.ts';
import { Graph, type Tensor } from './graph.ts';
import { writeSavedModel } from './savedModel.ts';
import { buildSaver } from './saver.ts';
import { Session } from './session.ts';
import { BATCH } from './tensorShape.ts';
import { createVariable, readVariable } from './variable.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tensorloom-saver-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A product with a weight that starts at `initial`, and a counter beside it. */
function buildModel(initial: number) {
  const graph = new Graph();
  const weight = createVariable(graph, 'dense_1/kernel', [2, 1], { initial });
  const counter = createVariable(graph, 'counter', [], { initial, dtype: 'int32' });
  const x = graph.placeholder('x', 'float32', [BATCH, 2]);
  const y = identity(matMul(x, readVariable(weight)), 'y');
  const count = identity(readVariable(counter), 'count');
  const saver = buildSaver(graph, [weight, counter]);
  const controls = [weight.initializer, counter.initializer];
  const init = graph.addNode({ op: 'NoOp', name: 'init', controls, outputs: [] });
  return { graph, x, y, count, saver, init };
}

function predict(session: Session, x: Tensor, y: Tensor): number | undefined {
  return session.run([[x, { shape: [1, 2], data: Float32Array.of(1, 1) }]], [y])[0]?.data[0];
}

describe('a SavedModel with variables', () => {
  it('is written by the graph that trained, and loaded with the weights it had', () => {
    const trained = buildModel(3);
    const session = Session.open(trained.graph, { init: trained.init });
    mkdirSync(path.join(folder, 'variables'));
    const prefix = [Buffer.from(path.join(folder, 'variables', 'variables'))];
    session.run([[trained.saver.filename, { shape: [], data: prefix }]], [trained.saver.save]);
    session.close();

    const served = buildModel(0);
    writeSavedModel(served.graph, folder, {
      tag: 'serve',
      saver: served.saver,
      signatures: { serving_default: { inputs: { x: served.x }, outputs: { y: served.y } } },
    });
    const loaded = Session.load(folder, 'serve');
    expect(predict(loaded, served.x, served.y)).toBe(6);
    expect(loaded.run([], [served.count])[0]?.data[0]).toBe(3);
    loaded.close();
  });
});
