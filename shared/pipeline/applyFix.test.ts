import { describe, expect, it } from 'vitest';
import type { Fix, Problem } from '../base/problem.ts';
import type { LoomDocument } from '../graph/document.ts';
import { connect } from '../graph/editEdges.ts';
import { addNode, removeNodes, setValue, setValues } from '../graph/editNodes.ts';
import { listMessageCodes } from '../messages/catalogue.ts';
import { nodeMessages } from '../messages/nodeMessages.ts';
import type { FieldType } from '../nodes/portType.ts';
import { applyFix } from './applyFix.ts';
import { describeFix } from './describeFix.ts';
import { type FactsByNode, inferGraph } from './inferGraph.ts';
import { listProblems } from './listProblems.ts';
import {
  buildGraph,
  buildReferenceModel,
  buildTableModel,
  factsOf,
  penguinFacts,
  sampleField,
} from './sampleGraphs.ts';

interface Case {
  /** The code of the problem that the graph has. */
  readonly code: string;
  readonly document: LoomDocument;
  readonly facts?: FactsByNode;
  /** Fixes that must be offered, by a short description; all of them are tried. */
  readonly fixes: readonly string[];
}

const { number, category } = sampleField;
const text: FieldType = { name: 'name', dtype: 'string', shape: [], role: 'feature', semantic: 'text', missing: 0 };
const softmax = { units: 3, activation: 'softmax' };
const sparse = 'sparse_categorical_crossentropy';
const reference = buildReferenceModel();
const set = (node: string, values: Readonly<Record<string, unknown>>, document = reference) =>
  setValues(document, [node], values);
const without = (...ids: readonly string[]) => removeNodes(reference, ids);
const table = (prepare: readonly string[], last: Readonly<Record<string, unknown>>, loss: string, target: string) =>
  buildTableModel(prepare, last, loss, target);
const facts = (...fields: readonly FieldType[]) => ({ csv_file_1: factsOf(...fields) });
const penguins = { csv_file_1: penguinFacts };
const numbers = facts(number('a'), number('b'));
const classes = facts(number('a'), category('b', ['x', 'y', 'z']));
const yesNo = facts(number('a'), category('b', ['x', 'y']));

/** A graph with one wire more. */
function wire(document: LoomDocument, from: string, to: string): LoomDocument {
  const [a = '', b = ''] = from.split('.');
  const [c = '', d = ''] = to.split('.');
  return connect(document, { node: a, port: b }, { node: c, port: d }, { single: false });
}

/** The pictures of Fashion-MNIST straight into one layer. */
const onImages = (layer: string, values: Readonly<Record<string, unknown>>) =>
  buildGraph({ fashion_mnist_1: {}, input_1: { fields: ['image'] }, [layer]: values }, [
    'fashion_mnist_1.data > input_1.data',
    `input_1.output > ${layer}.input`,
  ]);

/** A decoder that may only look backwards, but into another sequence. */
const acrossSequences = buildGraph(
  {
    fashion_mnist_1: {},
    input_1: { fields: ['image'] },
    reshape_1: { targetShape: [28, 28] },
    reshape_2: { targetShape: [14, 56] },
    multi_head_attention_1: { useCausalMask: true },
  },
  [
    'fashion_mnist_1.data > input_1.data',
    'input_1.output > reshape_1.input',
    'input_1.output > reshape_2.input',
    'reshape_1.output > multi_head_attention_1.input',
    'reshape_2.output > multi_head_attention_1.value',
  ],
);

const cases: readonly Case[] = [
  { code: 'attention.causalAcross', document: acrossSequences, fixes: ['setValue useCausalMask'] },
  {
    code: 'crop.nothingLeft',
    document: onImages('cropping2d_1', { rows: [20, 20] }),
    fixes: ['setValue rows'],
  },
  { code: 'permute.axes', document: onImages('permute_1', { dims: [1, 2] }), fixes: ['setValue dims'] },
  {
    code: 'norm.groups',
    document: onImages('group_normalization_1', { groups: 3 }),
    fixes: ['setValue groups'],
  },
  { code: 'parameter.invalid', document: set('dense_1', { activation: 3, units: 'many' }), fixes: ['setValue units'] },
  { code: 'parameter.outOfRange', document: set('dense_1', { units: 0 }), fixes: ['setValue units'] },
  { code: 'parameter.needsInteger', document: set('dense_1', { units: 2.5 }), fixes: ['setValue units'] },
  { code: 'parameter.notAChoice', document: set('dense_1', { activation: 'leaky' }), fixes: ['setValue activation'] },
  { code: 'field.unknown', document: set('input_1', { fields: ['picture'] }), fixes: ['setValue fields'] },
  {
    code: 'scale.notANumber',
    document: setValue(table(['scale_1'], softmax, sparse, 'b'), 'scale_1', 'columns', ['a', 'b']),
    facts: classes,
    fixes: ['setValue columns'],
  },
  {
    code: 'oneHot.notACategory',
    document: setValue(table(['one_hot_1'], softmax, sparse, 'b'), 'one_hot_1', 'columns', ['a']),
    facts: classes,
    fixes: ['setValue columns'],
  },
  {
    code: 'pixels.noImage',
    document: table(['normalise_pixels_1'], softmax, sparse, 'b'),
    facts: classes,
    fixes: ['removeNode'],
  },
  {
    code: 'split.nothingLeft',
    document: set('split_1', { keepTest: false, validation: 0.5, test: 0.5 }),
    fixes: ['setValue validation'],
  },
  {
    code: 'split.stratifyNeedsClasses',
    document: setValue(
      table([], { units: 1, activation: 'linear' }, 'mean_squared_error', 'b'),
      'split_1',
      'method',
      'stratified',
    ),
    facts: numbers,
    fixes: ['setValue method'],
  },
  {
    code: 'input.missingValues',
    document: table(['one_hot_1'], softmax, sparse, 'species'),
    facts: penguins,
    fixes: ['insertBefore fillMissing'],
  },
  {
    code: 'input.categories',
    document: table(['fill_missing_1'], softmax, sparse, 'species'),
    facts: penguins,
    fixes: ['insertBefore oneHot'],
  },
  {
    code: 'input.texts',
    document: table([], softmax, sparse, 'b'),
    facts: facts(number('a'), text, category('b', ['x', 'y', 'z'])),
    fixes: ['insertBefore textToSequence', 'insertBefore selectColumns'],
  },
  {
    code: 'input.unscaledPixels',
    document: applyFix(reference, { type: 'removeNode', node: 'normalise_pixels_1' }),
    fixes: ['insertBefore normalisePixels'],
  },
  { code: 'input.takesTarget', document: set('input_1', { fields: ['image', 'label'] }), fixes: ['setValue fields'] },
  {
    code: 'input.mixedShapes',
    document: table([], softmax, sparse, 'b'),
    facts: facts(
      number('a'),
      { ...number('photo'), dtype: 'float32', shape: [8, 8, 1] },
      category('b', ['x', 'y', 'z']),
    ),
    fixes: ['setValue fields', 'setValue fields'],
  },
  {
    code: 'shape.needsRank',
    document: applyFix(reference, { type: 'insertBefore', node: 'conv2d_1', port: 'input', kind: 'flatten' }),
    fixes: ['insertBefore reshape'],
  },
  {
    code: 'shape.needsRank',
    document: set(
      'reshape_1',
      { targetShape: [28, 28] },
      applyFix(reference, { type: 'insertBefore', node: 'conv2d_1', port: 'input', kind: 'reshape' }),
    ),
    fixes: ['insertBefore reshape'],
  },
  {
    code: 'shape.windowTooLarge',
    document: set('conv2d_2', { kernelSize: [20, 3] }),
    fixes: ['setValue padding', 'setValue kernelSize'],
  },
  {
    code: 'shape.windowTooLarge',
    document: set('max_pooling2d_2', { poolSize: [20, 20] }),
    fixes: ['setValue padding', 'setValue poolSize'],
  },
  {
    code: 'conv.stridesWithDilation',
    document: set('conv2d_1', { strides: [2, 2], dilationRate: [2, 2] }),
    fixes: ['setValue dilationRate', 'setValue strides'],
  },
  {
    code: 'reshape.elements',
    document: applyFix(reference, { type: 'insertBefore', node: 'dense_1', port: 'input', kind: 'reshape' }),
    fixes: ['setValue targetShape'],
  },
  {
    code: 'reshape.twoOpen',
    document: set(
      'reshape_1',
      { targetShape: [-1, -1] },
      applyFix(reference, { type: 'insertBefore', node: 'dense_1', port: 'input', kind: 'reshape' }),
    ),
    fixes: ['setValue targetShape'],
  },
  {
    code: 'dense.perPixel',
    document: applyFix(reference, { type: 'removeNode', node: 'flatten_1' }),
    fixes: ['insertBefore flatten', 'insertBefore globalAveragePooling2d'],
  },
  {
    code: 'loss.needsRank',
    document: applyFix(reference, { type: 'removeNode', node: 'flatten_1' }),
    // The width of the last layer is what counts, so the repair stands before it.
    fixes: ['insertBefore flatten', 'insertBefore globalAveragePooling2d'],
  },
  { code: 'loss.unitsForClasses', document: set('dense_2', { units: 12 }), fixes: ['setValue units'] },
  {
    code: 'loss.unitsForClasses',
    document: applyFix(reference, { type: 'removeNode', node: 'dense_2' }),
    fixes: ['setValue units'],
  },
  {
    code: 'loss.unitsForClasses',
    document: buildGraph({ fashion_mnist_1: {}, input_1: { fields: ['image'] }, flatten_1: {}, [`${sparse}_1`]: {} }, [
      'fashion_mnist_1.data > input_1.data',
      'input_1.output > flatten_1.input',
      `flatten_1.output > ${sparse}_1.prediction`,
    ]),
    fixes: ['insertBefore dense'],
  },
  {
    code: 'loss.unitsForClasses',
    document: table([], { units: 1, activation: 'sigmoid' }, sparse, 'b'),
    facts: yesNo,
    fixes: ['replaceKind binaryCrossentropy', 'setValue units'],
  },
  {
    code: 'loss.unitsForYesNo',
    document: table([], { units: 2, activation: 'sigmoid' }, 'binary_crossentropy', 'b'),
    facts: yesNo,
    fixes: ['setValue units'],
  },
  {
    code: 'loss.unitsForNumbers',
    document: table([], { units: 4, activation: 'linear' }, 'mean_squared_error', 'b'),
    facts: numbers,
    fixes: ['setValue units'],
  },
  { code: 'loss.needsSoftmax', document: set('dense_2', { activation: 'relu' }), fixes: ['setValue activation'] },
  {
    code: 'loss.needsSoftmax',
    document: applyFix(set('dense_2', { activation: 'linear' }), {
      type: 'insertBefore',
      node: `${sparse}_1`,
      port: 'prediction',
      kind: 'batchNormalization',
    }),
    fixes: ['insertBefore activation'],
  },
  {
    code: 'loss.needsSigmoid',
    document: table([], { units: 1, activation: 'relu' }, 'binary_crossentropy', 'b'),
    facts: yesNo,
    fixes: ['setValue activation'],
  },
  {
    code: 'loss.needsSoftplus',
    document: table([], { units: 1, activation: 'linear' }, 'poisson', 'b'),
    facts: numbers,
    fixes: ['setValue activation'],
  },
  {
    code: 'loss.needsLinear',
    document: table([], { units: 1, activation: 'relu' }, 'mean_squared_error', 'b'),
    facts: numbers,
    fixes: ['setValue activation'],
  },
  {
    code: 'loss.targetIsNumber',
    document: table([], { units: 1, activation: 'linear' }, sparse, 'b'),
    facts: numbers,
    fixes: ['replaceKind meanSquaredError', 'replaceKind meanAbsoluteError'],
  },
  {
    code: 'loss.targetIsClass',
    document: table([], softmax, 'mean_squared_error', 'b'),
    facts: classes,
    fixes: ['replaceKind sparseCategoricalCrossentropy'],
  },
  {
    code: 'loss.targetIsClass',
    document: table([], softmax, 'mean_absolute_error', 'b'),
    facts: yesNo,
    fixes: ['replaceKind sparseCategoricalCrossentropy', 'replaceKind binaryCrossentropy'],
  },
  {
    code: 'loss.targetIsClasses',
    document: table([], softmax, 'categorical_crossentropy', 'b'),
    facts: classes,
    fixes: ['replaceKind sparseCategoricalCrossentropy'],
  },
  {
    code: 'loss.targetIsOneHot',
    document: setValue(table(['one_hot_1'], softmax, sparse, 'b'), 'one_hot_1', 'columns', ['b']),
    facts: classes,
    fixes: ['replaceKind categoricalCrossentropy'],
  },
  {
    code: 'loss.targetHasManyClasses',
    document: table([], { units: 1, activation: 'sigmoid' }, 'binary_crossentropy', 'b'),
    facts: classes,
    fixes: ['replaceKind sparseCategoricalCrossentropy'],
  },
  {
    code: 'loss.weightIsNoNumber',
    document: set(
      'binary_crossentropy_1',
      { sampleWeight: 'b' },
      table([], { units: 1, activation: 'sigmoid' }, 'binary_crossentropy', 'b'),
    ),
    facts: yesNo,
    fixes: ['setValue sampleWeight'],
  },
  {
    code: 'loss.classWeights',
    document: set(
      'binary_crossentropy_1',
      { classWeight: 'byHand', classWeights: '1, 2, 3' },
      table([], { units: 1, activation: 'sigmoid' }, 'binary_crossentropy', 'b'),
    ),
    facts: yesNo,
    fixes: ['setValue classWeight'],
  },
  {
    code: 'loss.needsTanh',
    document: table([], { units: 1, activation: 'sigmoid' }, 'hinge', 'b'),
    facts: yesNo,
    fixes: ['setValue activation'],
  },
  {
    code: 'target.missingValues',
    document: table([], { units: 1, activation: 'linear' }, 'mean_squared_error', 'b'),
    facts: facts(number('a'), number('b', 4)),
    fixes: ['insertBefore fillMissing'],
  },
  {
    code: 'metric.targetIsNumber',
    document: wire(
      wire(
        addNode(
          table([], { units: 1, activation: 'linear' }, 'mean_squared_error', 'b'),
          { id: 'm', kind: 'accuracy', version: 1, values: {} },
          { x: 0, y: 900 },
        ),
        'dense_2.output',
        'm.prediction',
      ),
      'm.metric',
      'training_1.metrics',
    ),
    facts: numbers,
    fixes: ['replaceKind meanAbsoluteErrorMetric'],
  },
  {
    code: 'metric.targetIsClass',
    document: applyFix(reference, { type: 'replaceKind', node: 'accuracy_1', kind: 'meanAbsoluteErrorMetric' }),
    fixes: ['replaceKind accuracy'],
  },
  {
    code: 'training.noSplit',
    document: applyFix(table([], softmax, sparse, 'b'), { type: 'removeNode', node: 'split_1' }),
    facts: classes,
    fixes: ['insertBefore split'],
  },
  {
    code: 'training.noValidation',
    document: applyFix(applyFix(reference, { type: 'removeNode', node: 'split_1' }), {
      type: 'addInput',
      node: 'training_1',
      port: 'callbacks',
      kind: 'earlyStopping',
    }),
    fixes: ['insertBefore split'],
  },
  {
    code: 'training.noValidation',
    document: set(
      'split_1',
      { validation: 0 },
      applyFix(reference, { type: 'addInput', node: 'training_1', port: 'callbacks', kind: 'earlyStopping' }),
    ),
    fixes: ['setValue validation'],
  },
  {
    code: 'training.monitorNeedsMetric',
    document: set(
      'early_stopping_1',
      { monitor: 'valAccuracy' },
      applyFix(without('accuracy_1'), {
        type: 'addInput',
        node: 'training_1',
        port: 'callbacks',
        kind: 'earlyStopping',
      }),
    ),
    fixes: ['addInput accuracy'],
  },
  {
    code: 'training.batchTooLarge',
    document: set('training_1', { batchSize: 512 }, table([], softmax, sparse, 'b')),
    facts: classes,
    fixes: ['setValue batchSize'],
  },
  { code: 'port.unconnected', document: without('adam_1'), fixes: ['addInput adam', 'addInput sgd'] },
  {
    code: 'port.unconnected',
    document: without(`${sparse}_1`),
    fixes: ['addInput sparseCategoricalCrossentropy', 'addInput meanSquaredError'],
  },
  {
    code: 'graph.cycle',
    document: wire(
      applyFix(reference, { type: 'insertBefore', node: 'dense_1', port: 'input', kind: 'reshape' }),
      'dense_1.output',
      'reshape_1.input',
    ),
    fixes: ['removeEdge'],
  },
  {
    code: 'connect.typesDiffer',
    document: wire(without('conv2d_1'), 'adam_1.optimizer', 'max_pooling2d_1.input'),
    fixes: ['removeEdge'],
  },
  { code: 'connect.portFull', document: wire(reference, 'conv2d_1.output', 'dense_1.input'), fixes: ['removeEdge'] },
  { code: 'edge.noPort', document: wire(reference, 'conv2d_1.output', 'dense_1.nose'), fixes: ['removeEdge'] },
  {
    code: 'edge.noSourcePort',
    document: wire(without('conv2d_1'), 'input_1.nose', 'max_pooling2d_1.input'),
    fixes: ['removeEdge'],
  },
  {
    code: 'plan.otherData',
    document: wire(
      {
        ...reference,
        edges: Object.fromEntries(Object.entries(reference.edges).filter(([id]) => id !== 'split_1.data-input_1.data')),
      },
      'fashion_mnist_1.data',
      'input_1.data',
    ),
    fixes: ['connect'],
  },
  {
    code: 'plan.otherDataAlike',
    document: wire(
      {
        ...reference,
        edges: Object.fromEntries(Object.entries(reference.edges).filter(([id]) => id !== 'split_1.data-input_1.data')),
      },
      'normalise_pixels_1.data',
      'input_1.data',
    ),
    fixes: ['connect'],
  },
];

/** Problems whose remedy needs a decision or a file that only the person has. */
const WITHOUT_FIX = new Set([
  'source.noFile',
  'source.noFolder',
  'split.stratifyNeedsTarget',
  'input.noFields',
  'shape.needsAxis',
  'merge.needsTwo',
  'merge.shapesDiffer',
  'merge.axesDiffer',
  'merge.takesTwo',
  'embedding.needsInput',
  'merge.lastAxesDiffer',
  'target.none',
  'loss.targetIsText',
  'loss.shapeDiffers',
  'training.severalSchedules',
  'training.targetNotInData',
]);

const findAll = (document: LoomDocument, known: FactsByNode): readonly Problem[] =>
  listProblems(document, known, inferGraph(document, known));
const summarise = (fix: Fix): string => {
  if (fix.type === 'setValue') return `setValue ${fix.parameter}`;
  return 'kind' in fix ? `${fix.type} ${fix.kind}` : fix.type;
};
/** The problem at its place; another one of the same code elsewhere does not count. */
const isSame = (a: Problem, b: Problem) =>
  a.code === b.code && a.node === b.node && a.port === b.port && a.parameter === b.parameter;

describe.each(cases.map((one) => [one.code, one.fixes.join(', '), one] as const))('%s (%s)', (code, _fixes, one) => {
  const known = one.facts ?? {};
  const problem = findAll(one.document, known).find(
    (found) =>
      found.code === code &&
      one.fixes.every((fix, index) => found.fixes?.[index] && summarise(found.fixes[index]) === fix),
  );

  it('is found, with these fixes', () => {
    expect(findAll(one.document, known).map((found) => [found.code, found.fixes?.map(summarise)])).toContainEqual([
      code,
      one.fixes,
    ]);
  });

  it('goes away with any of its fixes', () => {
    for (const fix of problem?.fixes ?? []) {
      const fixed = applyFix(one.document, fix);
      expect(fixed).not.toBe(one.document);
      if (problem) expect(findAll(fixed, known).some((found) => isSame(found, problem))).toBe(false);
      expect(Object.keys(fixed.positions).sort()).toEqual(Object.keys(fixed.nodes).sort());
    }
  });

  it('says in both languages what each fix does', () => {
    for (const fix of problem?.fixes ?? []) {
      const { en, zh } = describeFix(one.document, fix);
      expect(en).not.toMatch(/[{}]|undefined|fix\./);
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('fixes', () => {
  it('are tried here for every problem of a node that has one', () => {
    const tried = new Set(cases.map((one) => one.code));
    const missing = Object.keys(nodeMessages).filter((code) => !tried.has(code) && !WITHOUT_FIX.has(code));
    expect(missing).toEqual([]);
    expect([...WITHOUT_FIX].filter((code) => !listMessageCodes().includes(code))).toEqual([]);
  });

  it('change nothing when they no longer apply', () => {
    const fixes: readonly Fix[] = [
      { type: 'setValue', node: 'gone', parameter: 'units', value: 1 },
      { type: 'insertBefore', node: 'gone', port: 'input', kind: 'flatten' },
      { type: 'insertBefore', node: 'fashion_mnist_1', port: 'data', kind: 'split' },
      { type: 'replaceKind', node: 'gone', kind: 'adam' },
      { type: 'replaceKind', node: 'adam_1', kind: 'nonsense' },
      { type: 'addInput', node: 'gone', port: 'data', kind: 'adam' },
      { type: 'connect', from: { node: 'gone', port: 'data' }, to: { node: 'input_1', port: 'data' } },
      { type: 'removeEdge', edge: 'gone' },
      { type: 'removeNode', node: 'gone' },
      { type: 'findFile', node: 'gone', parameter: 'file' },
    ];
    for (const fix of fixes) expect(applyFix(reference, fix)).toBe(reference);
  });

  it('put preparation before the place where the data branches to Input and Training', () => {
    const document = applyFix(applyFix(reference, { type: 'removeNode', node: 'normalise_pixels_1' }), {
      type: 'insertBefore',
      node: 'input_1',
      port: 'data',
      kind: 'normalisePixels',
    });
    expect(Object.keys(document.edges)).toContain('normalise_pixels_1.data-input_1.data');
    expect(Object.keys(document.edges)).toContain('normalise_pixels_1.data-training_1.data');
    expect(findAll(document, {})).toEqual([]);
  });

  it('join a new loss with the layer that the metric judges, so that the graph is whole again', () => {
    const document = applyFix(without(`${sparse}_1`), {
      type: 'addInput',
      node: 'training_1',
      port: 'losses',
      kind: 'sparseCategoricalCrossentropy',
    });
    expect(findAll(document, {})).toEqual([]);
  });

  it('keep cards from covering one another', () => {
    const document = applyFix(reference, {
      type: 'insertBefore',
      node: 'conv2d_1',
      port: 'input',
      kind: 'batchNormalization',
    });
    const places = Object.values(document.positions);
    for (const [index, a] of places.entries()) {
      for (const b of places.slice(index + 1)) {
        expect(Math.abs(a.x - b.x) >= 224 || Math.abs(a.y - b.y) >= 92).toBe(true);
      }
    }
  });
});
