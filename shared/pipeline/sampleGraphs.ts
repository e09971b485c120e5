import { createDocument, type LoomDocument } from '../graph/document.ts';
import { connect } from '../graph/editEdges.ts';
import { addNode, setValues } from '../graph/editNodes.ts';
import type { SourceFacts, Values } from '../nodes/definition.ts';
import type { FieldType } from '../nodes/portType.ts';
import { findDefinition } from '../nodes/registry.ts';
import { isSinglePort } from './connectionRules.ts';

// Graphs that tests start from.

/** A graph of nodes (`dense_1`: the kind follows from the id unless it is named) and wires (`dense_1.output > flatten_1.input`). */
export function buildGraph(
  nodes: Readonly<Record<string, Values & { readonly kind?: string }>>,
  wires: readonly string[],
): LoomDocument {
  let document = createDocument('sample', 'Sample');
  for (const [index, [id, { kind: named, ...values }]] of Object.entries(nodes).entries()) {
    const kind = named ?? kindOf(id);
    const version = findDefinition(kind)?.version ?? 1;
    const initial = findDefinition(kind)?.initialValues() ?? {};
    const node = { id, kind, version, values: { ...initial, ...values } };
    document = addNode(document, node, { x: (index % 8) * 284, y: Math.floor(index / 8) * 304 });
  }
  for (const wire of wires) {
    const [from, to] = wire.split(' > ').map(readEnd);
    if (!from || !to) throw new Error(`Not a wire: ${wire}`);
    document = connect(document, from, to, { single: isSinglePort(document, to) });
  }
  return document;
}

function readEnd(text: string): { readonly node: string; readonly port: string } {
  const [node = '', port = ''] = text.split('.');
  return { node, port };
}

/** `max_pooling2d_1` → `maxPooling2d`. */
function kindOf(id: string): string {
  return id.replace(/_\d+$/, '').replace(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
}

/** The reference model of this version, ready to run. */
export function buildReferenceModel(): LoomDocument {
  return buildGraph(
    {
      fashion_mnist_1: {},
      normalise_pixels_1: {},
      split_1: {},
      input_1: { fields: ['image'] },
      conv2d_1: {},
      max_pooling2d_1: {},
      conv2d_2: { filters: 64 },
      max_pooling2d_2: {},
      flatten_1: {},
      dense_1: {},
      dense_2: { units: 10, activation: 'softmax' },
      sparse_categorical_crossentropy_1: {},
      accuracy_1: {},
      adam_1: {},
      training_1: {},
      evaluate_1: {},
    },
    [
      'fashion_mnist_1.data > normalise_pixels_1.data',
      'normalise_pixels_1.data > split_1.data',
      'split_1.data > input_1.data',
      'split_1.data > training_1.data',
      'input_1.output > conv2d_1.input',
      'conv2d_1.output > max_pooling2d_1.input',
      'max_pooling2d_1.output > conv2d_2.input',
      'conv2d_2.output > max_pooling2d_2.input',
      'max_pooling2d_2.output > flatten_1.input',
      'flatten_1.output > dense_1.input',
      'dense_1.output > dense_2.input',
      'dense_2.output > sparse_categorical_crossentropy_1.prediction',
      'dense_2.output > accuracy_1.prediction',
      'sparse_categorical_crossentropy_1.loss > training_1.losses',
      'accuracy_1.metric > training_1.metrics',
      'adam_1.optimizer > training_1.optimizer',
      'training_1.model > evaluate_1.model',
    ],
  );
}

/** A short way from a table to a training: the target and the last layers are the caller's. */
export function buildTableModel(prepare: readonly string[], last: Values, loss: string, target: string): LoomDocument {
  const way = ['csv_file_1', ...prepare, 'split_1'];
  const nodes = Object.fromEntries(
    [...way, 'input_1', 'dense_1', 'dense_2', `${loss}_1`, 'adam_1', 'training_1'].map((id) => [id, {}]),
  );
  const document = buildGraph(nodes, [
    ...way.slice(1).map((id, index) => `${way[index]}.data > ${id}.data`),
    'split_1.data > input_1.data',
    'split_1.data > training_1.data',
    'input_1.output > dense_1.input',
    'dense_1.output > dense_2.input',
    `dense_2.output > ${loss}_1.prediction`,
    `${loss}_1.loss > training_1.losses`,
    'adam_1.optimizer > training_1.optimizer',
  ]);
  const withFile = setValues(document, ['csv_file_1'], { file: { path: 'table.csv' }, target });
  return setValues(withFile, ['dense_2'], last);
}

const number = (name: string, missing = 0): FieldType => ({
  ...{ name, missing, dtype: 'float32', shape: [], role: 'feature', semantic: 'number' },
});
const category = (name: string, classes: readonly string[], missing = 0): FieldType => ({
  ...{ name, missing, classes, dtype: 'string', shape: [], role: 'feature', semantic: 'category' },
});

/** The table of penguins as the data process describes it. */
export const penguinFacts: SourceFacts = {
  rows: 344,
  split: 'none',
  problems: [],
  fields: [
    category('species', ['Adelie', 'Chinstrap', 'Gentoo']),
    category('island', ['Biscoe', 'Dream', 'Torgersen']),
    number('bill_length_mm', 2),
    number('bill_depth_mm', 2),
    number('flipper_length_mm', 2),
    number('body_mass_g', 2),
    category('sex', ['female', 'male'], 11),
  ],
};

/** What is measured of cell nuclei, three times each: its mean, its error and the worst value. */
const CELL_MEASURES = [
  ...['radius', 'texture', 'perimeter', 'area', 'smoothness'],
  ...['compactness', 'concavity', 'concave_points', 'symmetry', 'fractal_dimension'],
];

/** What is in the tables that templates read, by their place. */
export const tableFacts: Readonly<Record<string, SourceFacts>> = {
  'resource:penguins/penguins.csv': penguinFacts,
  'resource:spam/spam.csv': {
    rows: 3942,
    split: 'none',
    problems: [],
    fields: [
      { name: 'text', dtype: 'string', shape: [], role: 'feature', semantic: 'text', missing: 0 },
      { ...category('label', ['ham', 'spam']), role: 'target' },
    ],
  },
  'resource:seattle-weather/seattle_weather.csv': {
    rows: 1461,
    split: 'none',
    problems: [],
    fields: [
      { name: 'date', dtype: 'string', shape: [], role: 'feature', semantic: 'text', missing: 0 },
      number('precipitation', 0),
      { ...number('temp_max', 0), role: 'target' },
      number('temp_min', 0),
      number('wind', 0),
      category('weather', ['drizzle', 'fog', 'rain', 'snow', 'sun']),
    ],
  },
  'resource:breast-cancer/breast_cancer.csv': {
    rows: 569,
    split: 'none',
    problems: [],
    fields: [
      ...['mean', 'error', 'worst'].flatMap((kind) => CELL_MEASURES.map((name) => number(`${kind}_${name}`, 0))),
      { ...category('diagnosis', ['benign', 'malignant']), role: 'target' },
    ],
  },
  'resource:sensors/sensors.csv': {
    rows: 18_914,
    split: 'none',
    problems: [],
    fields: [
      number('reading', 0),
      number('mote', 0),
      category('place', ['indoor', 'outdoor']),
      number('humidity', 0),
      number('temperature', 0),
      { ...category('state', ['anomaly', 'normal']), role: 'target' },
    ],
  },
};

/** Facts about a table with exactly these fields and a hundred rows. */
export function factsOf(...fields: readonly FieldType[]): SourceFacts {
  return { rows: 100, split: 'none', problems: [], fields };
}
export const sampleField = { number, category };
