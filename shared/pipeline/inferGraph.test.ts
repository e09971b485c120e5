import { describe, expect, it } from 'vitest';
import { formatShape } from '../base/shape.ts';
import type { LoomDocument } from '../graph/document.ts';
import { addNode, moveNodes, removeNodes, setDisabled, setValue } from '../graph/editNodes.ts';
import { inferGraph } from './inferGraph.ts';
import {
  buildGraph,
  buildReferenceModel,
  buildTableModel,
  factsOf,
  penguinFacts,
  sampleField,
} from './sampleGraphs.ts';

const shapeOf = (document: LoomDocument, node: string) => {
  const type = inferGraph(document).nodes[node]?.outputs.output;
  return type?.carries === 'tensor' ? formatShape(type.shape) : null;
};

describe('the reference model', () => {
  const document = buildReferenceModel();
  const { nodes } = inferGraph(document);

  it('has the shapes and parameter counts that Keras gives', () => {
    const layers = ['conv2d_1', 'max_pooling2d_1', 'conv2d_2', 'max_pooling2d_2', 'flatten_1', 'dense_1', 'dense_2'];
    expect(layers.map((id) => [shapeOf(document, id), nodes[id]?.parameterCount])).toEqual([
      ['26×26×32', 320],
      ['13×13×32', 0],
      ['11×11×64', 18496],
      ['5×5×64', 0],
      ['1600', 0],
      ['64', 102464],
      ['10', 650],
    ]);
    expect(nodes.conv2d_2?.weights).toEqual([
      { name: 'kernel', shape: [3, 3, 32, 64], trainable: true },
      { name: 'bias', shape: [64], trainable: true },
    ]);
  });

  it('has nothing to complain about', () => {
    expect(Object.values(nodes).flatMap((node) => node.problems)).toEqual([]);
    expect(Object.values(nodes).every((node) => node.state === 'ok')).toBe(true);
  });
});

describe('a problem', () => {
  it('stands at its node, and what lies behind waits without a word', () => {
    const document = setValue(buildReferenceModel(), 'conv2d_2', 'kernelSize', [14, 14]);
    const { nodes } = inferGraph(document);
    expect(nodes.conv2d_2).toMatchObject({
      state: 'problem',
      problems: [{ code: 'shape.windowTooLarge', node: 'conv2d_2' }],
    });
    for (const id of ['max_pooling2d_2', 'flatten_1', 'dense_2', 'training_1']) {
      expect(nodes[id]).toMatchObject({ state: 'blocked', problems: [] });
    }
  });

  it('names this node in fixes that the definition leaves open', () => {
    const document = setValue(buildReferenceModel(), 'conv2d_2', 'kernelSize', [14, 14]);
    expect(inferGraph(document).nodes.conv2d_2?.problems[0]?.fixes?.[0]).toMatchObject({ node: 'conv2d_2' });
  });

  it('is a required port without a wire, with kinds that could fill it', () => {
    const { nodes } = inferGraph(removeNodes(buildReferenceModel(), ['adam_1']));
    expect(nodes.training_1?.problems).toMatchObject([
      { code: 'port.unconnected', port: 'optimizer', fixes: [{ type: 'addInput', kind: 'adam' }, { kind: 'sgd' }] },
    ]);
  });

  it('is an unknown kind, and one from a newer version; both keep their values', () => {
    const document = buildGraph({ a: { kind: 'conv9d', x: 1 }, dense_1: {} }, ['a.output > dense_1.input']);
    const newer = {
      ...document,
      nodes: { ...document.nodes, b: { id: 'b', kind: 'dense', version: 9, values: { y: 2 } } },
    };
    const { nodes } = inferGraph(newer);
    expect(nodes.a).toMatchObject({ state: 'problem', values: { x: 1 }, problems: [{ code: 'node.unknownKind' }] });
    expect(nodes.b).toMatchObject({ state: 'problem', values: { y: 2 }, problems: [{ code: 'node.newerVersion' }] });
    expect(nodes.dense_1).toMatchObject({ state: 'blocked', problems: [] });
  });

  it('is a value that cannot be; the initial value stands in', () => {
    const document = setValue(buildReferenceModel(), 'dense_1', 'units', -3);
    const { nodes } = inferGraph(document);
    expect(nodes.dense_1).toMatchObject({
      state: 'problem',
      values: { units: 64 },
      problems: [{ code: 'parameter.outOfRange', parameter: 'units', values: { value: '-3', min: 1 } }],
    });
    expect(nodes.dense_2?.state).toBe('ok');
  });

  it('is a cycle, at every node on it', () => {
    const document = buildGraph({ add_1: {}, dense_1: {}, dense_2: {} }, [
      'add_1.output > dense_1.input',
      'dense_1.output > add_1.inputs',
      'dense_1.output > dense_2.input',
    ]);
    const { nodes } = inferGraph(document);
    expect(nodes.add_1?.problems).toMatchObject([{ code: 'graph.cycle' }]);
    expect(nodes.dense_1?.problems).toMatchObject([{ code: 'graph.cycle' }]);
    expect(nodes.dense_2).toMatchObject({ state: 'blocked', problems: [] });
  });

  it('is a wire that could not have been drawn', () => {
    const base = buildGraph({ fashion_mnist_1: {}, dense_1: {}, flatten_1: {} }, []);
    const edge = (id: string, from: string, to: string) => {
      const [a = '', b = ''] = from.split('.');
      const [c = '', d = ''] = to.split('.');
      return { [id]: { id, from: { node: a, port: b }, to: { node: c, port: d } } };
    };
    const codes = (edges: LoomDocument['edges']) =>
      inferGraph({ ...base, edges }).nodes.dense_1?.problems.map((problem) => problem.code);
    expect(codes(edge('e', 'fashion_mnist_1.data', 'dense_1.input'))).toContain('connect.typesDiffer');
    expect(codes(edge('e', 'flatten_1.output', 'dense_1.nose'))).toContain('edge.noPort');
    expect(codes(edge('e', 'flatten_1.nose', 'dense_1.input'))).toContain('edge.noSourcePort');
    expect(codes(edge('e', 'nobody.output', 'dense_1.input'))).toContain('edge.noSource');
    const twice = {
      ...edge('e', 'flatten_1.output', 'dense_1.input'),
      ...edge('f', 'flatten_1.output', 'dense_1.input'),
    };
    expect(codes(twice)).toContain('connect.portFull');
  });
});

describe('a disabled node', () => {
  it('passes its input on where the types allow', () => {
    const document = setDisabled(buildReferenceModel(), ['max_pooling2d_1'], true);
    expect(shapeOf(document, 'max_pooling2d_1')).toBe('26×26×32');
    expect(shapeOf(document, 'conv2d_2')).toBe('24×24×64');
  });

  it('has no problems of its own, and what needs it says why nothing comes', () => {
    const document = setDisabled(
      setValue(buildReferenceModel(), 'conv2d_1', 'filters', -1),
      ['conv2d_1', 'fashion_mnist_1'],
      true,
    );
    const { nodes } = inferGraph(document);
    expect(nodes.conv2d_1).toMatchObject({ problems: [] });
    expect(nodes.normalise_pixels_1).toMatchObject({
      problems: [{ code: 'port.sourceDisabled', values: { source: 'fashion_mnist_1' } }],
    });
  });
});

describe('facts about a file', () => {
  const document = buildTableModel(
    ['fill_missing_1', 'one_hot_1'],
    { units: 3, activation: 'softmax' },
    'sparse_categorical_crossentropy',
    'species',
  );

  it('are waited for without a problem', () => {
    const { nodes } = inferGraph(document);
    expect(nodes.csv_file_1).toMatchObject({ state: 'blocked', problems: [] });
    expect(nodes.training_1).toMatchObject({ state: 'blocked', problems: [] });
  });

  it('give the width of one-hot columns and the classes of the target', () => {
    const { nodes } = inferGraph(document, { csv_file_1: penguinFacts });
    expect(nodes.input_1?.outputs.output).toMatchObject({ shape: [9], inputFrom: 'input_1', layer: 'input_1' });
    expect(nodes.training_1?.state).toBe('ok');
  });

  it('bring the problems of the file with them', () => {
    const facts = {
      ...factsOf(),
      problems: [{ code: 'data.csvEmpty', severity: 'error', values: { path: 'a.csv' } } as const],
    };
    expect(inferGraph(document, { csv_file_1: facts }).nodes.csv_file_1?.problems).toMatchObject([
      { code: 'data.csvEmpty', node: 'csv_file_1', fixes: [{ type: 'findFile', node: 'csv_file_1' }] },
    ]);
  });
});

describe('inferring again', () => {
  it('computes only what the change reaches', () => {
    const document = buildReferenceModel();
    const before = inferGraph(document);
    const after = inferGraph(setValue(document, 'dense_1', 'units', 32), {}, before);
    const changed = after.order.filter((id) => after.nodes[id] !== before.nodes[id]);
    // The units of dense_1 end at dense_2, whose output stays as it was: nothing behind it is computed again.
    expect(changed.sort()).toEqual(['dense_1', 'dense_2']);
  });

  it('computes nothing after a move', () => {
    const document = buildReferenceModel();
    const before = inferGraph(document);
    const after = inferGraph(moveNodes(document, { dense_1: { x: 5, y: 5 } }), {}, before);
    expect(after.order.filter((id) => after.nodes[id] !== before.nodes[id])).toEqual([]);
  });

  it('gives what a fresh inference gives, after any of many edits', () => {
    const facts = { csv_file_1: factsOf(sampleField.number('a'), sampleField.category('b', ['x', 'y'])) };
    let document = buildReferenceModel();
    let previous = inferGraph(document, facts);
    const edits: ((document: LoomDocument) => LoomDocument)[] = [
      (one) => setValue(one, 'conv2d_1', 'padding', 'same'),
      (one) => setDisabled(one, ['flatten_1'], true),
      (one) => setDisabled(one, ['flatten_1'], false),
      (one) => removeNodes(one, ['adam_1']),
      (one) => setValue(one, 'dense_2', 'units', 12),
      (one) => setDisabled(one, ['fashion_mnist_1'], true),
      (one) => addNode(one, { id: 'csv_file_1', kind: 'csvFile', version: 1, values: {} }, { x: 0, y: 0 }),
      (one) => removeNodes(one, ['conv2d_2']),
    ];
    for (const edit of edits) {
      document = edit(document);
      previous = inferGraph(document, facts, previous);
      expect(previous.nodes).toEqual(inferGraph(document, facts).nodes);
    }
  });

  it('touches only what an edit reaches, in a chain of a thousand, and prints how long it took', () => {
    const names = Array.from({ length: 1000 }, (_, index) => `dense_${index + 1}`);
    const document = buildLongChain(names);
    inferGraph(document);
    const start = performance.now();
    const first = inferGraph(document);
    const whole = performance.now() - start;
    const edited = setValue(document, 'dense_500', 'units', 7);
    const again = performance.now();
    const second = inferGraph(edited, {}, first);
    const incremental = performance.now() - again;
    console.log(`1000 nodes: ${(whole / 1000).toFixed(3)} ms a node; after one edit ${incremental.toFixed(1)} ms`);
    expect(first.nodes.dense_1000?.state).toBe('ok');
    // The edited layer and the one that takes its output; the rest stays the very object it was.
    const changed = names.filter((name) => second.nodes[name] !== first.nodes[name]);
    expect(changed).toEqual(['dense_500', 'dense_501']);
  });
});

function buildLongChain(names: readonly string[]): LoomDocument {
  const head = buildGraph({ fashion_mnist_1: {}, input_1: { fields: ['image'] }, flatten_1: {}, dense_1: {} }, [
    'fashion_mnist_1.data > input_1.data',
    'input_1.output > flatten_1.input',
    'flatten_1.output > dense_1.input',
  ]);
  const values = head.nodes.dense_1?.values ?? {};
  const nodes = Object.fromEntries(names.map((id) => [id, { id, kind: 'dense', version: 1, values }]));
  const edges = Object.fromEntries(
    names.slice(1).map((id, index) => {
      const from = { node: names[index] ?? '', port: 'output' };
      return [`${id}-in`, { id: `${id}-in`, from, to: { node: id, port: 'input' } }];
    }),
  );
  return { ...head, nodes: { ...head.nodes, ...nodes }, edges: { ...head.edges, ...edges } };
}
