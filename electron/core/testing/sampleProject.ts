import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createDocument, type LoomDocument, type NodeRecord } from '../../../shared/graph/document.ts';
import { writeDocument } from '../../../shared/graph/writeDocument.ts';

/** A table that two classes can be told apart in: y is `high` when a + b > 10. One name looks like a formula. */
export function writeSampleTable(folder: string, rows = 120): string {
  const file = path.join(folder, 'points.csv');
  const lines = Array.from({ length: rows }, (_, row) => {
    const a = (row * 7) % 11;
    const b = (row * 5) % 13;
    return `${a},${b},${a + b > 10 ? '=high' : 'low'}`;
  });
  writeFileSync(file, `a,b,y\n${lines.join('\n')}\n`);
  return file;
}

/** CSV → Split → Input → Dense → Dense(softmax), cross-entropy, accuracy, Adam: the smallest whole pipeline. */
export function createSampleDocument(csv: string, epochs = 2): LoomDocument {
  const nodes: Record<string, NodeRecord> = {};
  const add = (id: string, kind: string, values: Record<string, unknown> = {}) => {
    nodes[id] = { id, kind, version: 1, values };
  };
  add('csv_file_1', 'csvFile', { file: { path: csv } });
  add('split_1', 'split', { validation: 0.2, test: 0.2, seed: 1 });
  add('input_1', 'input');
  add('dense_1', 'dense', { units: 8, activation: 'relu' });
  add('dense_2', 'dense', { units: 2, activation: 'softmax' });
  add('loss_1', 'sparseCategoricalCrossentropy');
  add('accuracy_1', 'accuracy');
  add('adam_1', 'adam', { learningRate: 0.01 });
  add('training_1', 'training', { epochs, batchSize: 8 });
  const wires = [
    ['csv_file_1.data', 'split_1.data'],
    ['split_1.data', 'input_1.data'],
    ['split_1.data', 'training_1.data'],
    ['input_1.output', 'dense_1.input'],
    ['dense_1.output', 'dense_2.input'],
    ['dense_2.output', 'loss_1.prediction'],
    ['dense_2.output', 'accuracy_1.prediction'],
    ['loss_1.loss', 'training_1.losses'],
    ['accuracy_1.metric', 'training_1.metrics'],
    ['adam_1.optimizer', 'training_1.optimizer'],
  ] as const;
  const edges = Object.fromEntries(
    wires.map(([from, to], place) => {
      const id = `edge_${place + 1}`;
      return [id, { id, from: readEnd(from), to: readEnd(to) }];
    }),
  );
  return { ...createDocument('sample', 'Sample'), nodes, edges };
}

export function writeSampleProject(folder: string, epochs = 2): string {
  writeSampleTable(folder);
  const file = path.join(folder, 'sample.loom');
  writeFileSync(file, writeDocument(createSampleDocument('points.csv', epochs)));
  return file;
}

function readEnd(text: string): { readonly node: string; readonly port: string } {
  const [node = '', port = ''] = text.split('.');
  return { node, port };
}
