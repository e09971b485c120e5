import { describe, expect, it } from 'vitest';
import type { LoomDocument } from '../graph/document.ts';
import { connect, removeEdges } from '../graph/editEdges.ts';
import {
  addNode,
  moveNodes,
  removeNodes,
  renameNode,
  setDisabled,
  setDocumentFields,
  setValue,
} from '../graph/editNodes.ts';
import { compilePlan } from './compilePlan.ts';
import { estimateModel } from './estimate.ts';
import { type Plan, planSchema } from './plan.ts';
import { buildGraph, buildReferenceModel, buildTableModel, penguinFacts } from './sampleGraphs.ts';

const reference = buildReferenceModel();
const end = (node: string, port: string) => ({ node, port });

function compileWhole(document: LoomDocument, facts = {}): Plan {
  const { plan, problems } = compilePlan(document, facts);
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  if (!plan) throw new Error('No plan');
  return plan;
}
const codesOf = (document: LoomDocument, training?: string) => {
  const { plan, problems } = compilePlan(document, {}, training);
  const errors = problems.filter((problem) => problem.severity === 'error');
  // Never half a plan: either there is one, or something says why not.
  expect(plan === null).toBe(errors.length > 0);
  return problems.map((problem) => problem.code);
};

/** A second training beside the first, with a loss and an optimizer of its own on the same layers. */
function addSecondTraining(document: LoomDocument): LoomDocument {
  let result = document;
  for (const [id, kind] of [
    ['training_2', 'training'],
    ['sgd_1', 'sgd'],
    ['loss_2', 'sparseCategoricalCrossentropy'],
  ] as const) {
    result = addNode(result, { id, kind, version: 1, values: {} }, { x: 0, y: 1000 });
  }
  result = connect(result, end('dense_2', 'output'), end('loss_2', 'prediction'), { single: true });
  result = connect(result, end('loss_2', 'loss'), end('training_2', 'losses'), { single: false });
  result = connect(result, end('sgd_1', 'optimizer'), end('training_2', 'optimizer'), { single: true });
  return connect(result, end('split_1', 'data'), end('training_2', 'data'), { single: true });
}

describe('the plan of the reference model', () => {
  const plan = compileWhole(reference);

  it('is all that a trainer is told', () => {
    expect(planSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    expect(plan.data).toMatchObject({
      output: 'split_1',
      steps: [
        { node: 'fashion_mnist_1', kind: 'fashionMnist', type: 'source', config: {}, inputs: [] },
        {
          node: 'normalise_pixels_1',
          kind: 'normalisePixels',
          type: 'prepare',
          config: {},
          inputs: ['fashion_mnist_1'],
        },
        {
          node: 'split_1',
          type: 'prepare',
          inputs: ['normalise_pixels_1'],
          config: { validation: 0.1, keepTest: true },
        },
      ],
    });
    expect(plan.model.layers.map(({ className, inputs, outputShape }) => [className, inputs, outputShape])).toEqual([
      ['InputLayer', [], [28, 28, 1]],
      ['Conv2D', ['input_1'], [26, 26, 32]],
      ['MaxPooling2D', ['conv2d_1'], [13, 13, 32]],
      ['Conv2D', ['max_pooling2d_1'], [11, 11, 64]],
      ['MaxPooling2D', ['conv2d_2'], [5, 5, 64]],
      ['Flatten', ['max_pooling2d_2'], [1600]],
      ['Dense', ['flatten_1'], [64]],
      ['Dense', ['dense_1'], [10]],
    ]);
    expect(plan.model).toMatchObject({ outputs: ['dense_2'], parameterCount: 121_930 });
    expect(plan.model.layers[0]?.fields).toEqual(['image']);
    expect(plan.model.layers[2]?.config).toEqual({ poolSize: [2, 2], strides: [2, 2], padding: 'valid' });
    const judged = { prediction: 'dense_2', target: 'label', config: {} };
    expect(plan.training).toMatchObject({
      node: 'training_1',
      task: 'classification',
      objectives: [
        { node: 'sparse_categorical_crossentropy_1', name: 'sparseCategoricalCrossentropy', weight: 1, ...judged },
      ],
      metrics: [{ node: 'accuracy_1', name: 'accuracy', ...judged }],
      optimizer: {
        node: 'adam_1',
        className: 'Adam',
        config: { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
      },
      callbacks: [],
      ...{ epochs: 10, batchSize: 32, shuffle: true, seed: 42 },
    });
  });

  it('has hashes that change with their own part only', () => {
    const hashes = (document: LoomDocument) => {
      const { data, model, training } = compileWhole(document);
      return [data.hash, model.hash, training.hash].map(
        (hash, part) => hash === [plan.data, plan.model, plan.training][part]?.hash,
      );
    };
    expect(hashes(renameNode(moveNodes(reference, { dense_1: { x: 1, y: 1 } }), 'dense_1', 'Mine'))).toEqual([
      true,
      true,
      true,
    ]);
    expect(hashes(setValue(reference, 'split_1', 'seed', 7))).toEqual([false, true, true]);
    expect(hashes(setValue(reference, 'dense_1', 'units', 32))).toEqual([true, false, true]);
    expect(hashes(setValue(reference, 'adam_1', 'learningRate', 0.01))).toEqual([true, true, false]);
    expect(plan.model.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('costs what it costs', () => {
    expect(estimateModel(plan.model)).toEqual({
      parameters: 121_930,
      trainableParameters: 121_930,
      // 26²·32·9 + 11²·64·9·32 + 1600·64 + 64·10
      multiplyAdds: 194_688 + 2_230_272 + 102_400 + 640,
      weightBytes: 487_720,
      activationBytes: 4 * (784 + 21_632 + 5408 + 7744 + 1600 + 1600 + 64 + 10),
    });
  });
});

describe('a plan', () => {
  it('leaves disabled nodes out and joins their neighbours', () => {
    const plan = compileWhole(setDisabled(reference, ['max_pooling2d_1', 'normalise_pixels_1'], true));
    expect(plan.model.layers.find((layer) => layer.node === 'conv2d_2')?.inputs).toEqual(['conv2d_1']);
    expect(plan.data.steps.map((step) => step.node)).toEqual(['fashion_mnist_1', 'split_1']);
    expect(plan.data.steps[1]?.inputs).toEqual(['fashion_mnist_1']);
  });

  it('leaves nodes out that the training does not need, with a warning at each', () => {
    let document = addNode(reference, { id: 'dense_9', kind: 'dense', version: 1, values: {} }, { x: 0, y: 900 });
    document = connect(document, end('flatten_1', 'output'), end('dense_9', 'input'), { single: true });
    const { plan, problems } = compilePlan(document, {});
    expect(problems).toMatchObject([{ code: 'node.notPartOfTraining', severity: 'warning', node: 'dense_9' }]);
    expect(plan?.model.layers.some((layer) => layer.node === 'dense_9')).toBe(false);
  });

  it('does not care about mistakes at nodes that it leaves out', () => {
    const document = addNode(reference, { id: 'x', kind: 'conv9d', version: 1, values: {} }, { x: 0, y: 900 });
    expect(codesOf(document)).toEqual(['node.notPartOfTraining']);
  });

  it('joins branches in the order of the wires', () => {
    const nodes = { concatenate_1: {}, dense_3: { units: 10, activation: 'softmax' } };
    let document = removeEdges(reference, ['dense_1.output-dense_2.input']);
    for (const [id, values] of Object.entries(nodes)) {
      document = addNode(document, { id, kind: id.split('_')[0] ?? '', version: 1, values }, { x: 0, y: 900 });
    }
    for (const id of ['dense_1', 'flatten_1']) {
      document = connect(document, end(id, 'output'), end('concatenate_1', 'inputs'), { single: false });
    }
    document = connect(document, end('concatenate_1', 'output'), end('dense_2', 'input'), { single: true });
    const plan = compileWhole(document);
    expect(plan.model.layers.find((layer) => layer.node === 'concatenate_1')).toMatchObject({
      inputs: ['dense_1', 'flatten_1'],
      outputShape: [1664],
    });
  });

  it('of a table names the fields of its input and the field that it predicts', () => {
    const document = buildTableModel(
      ['fill_missing_1', 'one_hot_1'],
      { units: 3, activation: 'softmax' },
      'sparse_categorical_crossentropy',
      'species',
    );
    const plan = compileWhole(document, { csv_file_1: penguinFacts });
    expect(plan.model.layers[0]).toMatchObject({
      fields: ['island', 'bill_length_mm', 'bill_depth_mm', 'flipper_length_mm', 'body_mass_g', 'sex'],
      outputShape: [9],
    });
    expect(plan.training.objectives[0]?.target).toBe('species');
  });

  it('waits for files that nobody has looked into', () => {
    const document = buildTableModel(
      ['fill_missing_1', 'one_hot_1'],
      { units: 3, activation: 'softmax' },
      'sparse_categorical_crossentropy',
      'species',
    );
    expect(codesOf(document)).toEqual(['source.notRead']);
    const images = buildGraph({ image_folder_1: { folder: { path: 'pets' } }, training_1: {} }, [
      'image_folder_1.data > training_1.data',
    ]);
    expect(codesOf(images)).toContain('source.notRead');
  });
});

describe('there is no plan', () => {
  it.each([
    ['without a training', removeNodes(reference, ['training_1']), 'training.none'],
    ['with an error at a node that takes part', setValue(reference, 'dense_2', 'units', 12), 'loss.unitsForClasses'],
    ['without an optimizer', removeNodes(reference, ['adam_1']), 'port.unconnected'],
    [
      'when a disabled loss leaves nothing to judge by',
      setDisabled(reference, ['sparse_categorical_crossentropy_1'], true),
      'port.sourceDisabled',
    ],
    ['when the only training is disabled', setDisabled(reference, ['training_1'], true), 'training.none'],
    ['for an empty project', buildGraph({}, []), 'training.none'],
  ])('%s', (_title, document, code) => {
    expect(codesOf(document)).toContain(code);
    expect(compilePlan(document, {}).plan).toBeNull();
  });

  it('when a cycle feeds the training', () => {
    const document = connect(reference, end('dense_2', 'output'), end('conv2d_1', 'input'), { single: true });
    expect(codesOf(document)).toContain('graph.cycle');
  });

  it('while it is not said which of several trainings runs', () => {
    const document = addSecondTraining(reference);
    expect(codesOf(document)).toEqual(['training.several']);
    expect(
      compilePlan(setDocumentFields(document, { activeTraining: 'training_2' }), {}).plan?.training.optimizer.className,
    ).toBe('SGD');
    expect(compilePlan(document, {}, 'training_1').plan?.training.optimizer.className).toBe('Adam');
    expect(codesOf(document, 'training_9')).toEqual(['training.unknown']);
    // The other training's own nodes are no strays.
    expect(codesOf(document, 'training_1')).toEqual([]);
  });
});
