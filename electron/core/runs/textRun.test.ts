import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { createRandom } from '../../../shared/base/seededRandom.ts';
import { buildGraph } from '../../../shared/pipeline/sampleGraphs.ts';
import { createDataClient } from '../data/dataClient.ts';
import { createFactsService } from '../data/factsService.ts';
import { createForkLauncher } from '../forkLauncher.ts';
import { createStudioEvents } from '../studio/studioEvents.ts';
import { makeTemporaryFolder } from '../testing/temporaryFolder.ts';
import { predictRows } from './predictRows.ts';
import { RunService } from './runService.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const folder = makeTemporaryFolder();
const places = { resources: path.join(root, 'resources'), cache: path.join(folder, 'cache') };
const launcher = createForkLauncher(path.join(root, 'dist', 'electron'));
const data = createDataClient(launcher, () => undefined);
const facts = createFactsService(data, places.resources);
const runs = new RunService({
  runs: path.join(folder, 'runs'),
  places,
  launcher,
  facts,
  emit: createStudioEvents().emit,
});
afterAll(() => data.close());

// Processes that load TensorFlow, on a machine that has other things to do as well.
vi.setConfig({ testTimeout: 240_000 });

/** Short messages: what a bank would never write, and what a friend would. */
function writeMessages(): string {
  const random = createRandom(5);
  const pick = (words: string) => {
    const all = words.split(' ');
    return all[Math.floor(random() * all.length)] ?? '';
  };
  const rows = Array.from({ length: 240 }, (_, row) => {
    const filler = Array.from({ length: 3 + Math.floor(random() * 5) }, () =>
      pick('the a you we is to and of this it now'),
    );
    const isSpam = row % 3 === 0;
    const telling = pick(isSpam ? 'prize winner cash lottery' : 'meeting dinner report weekend');
    filler.splice(Math.floor(random() * filler.length), 0, telling);
    return `"${filler.join(' ')}!",${isSpam ? 'spam' : 'ham'}`;
  });
  const file = path.join(folder, 'messages.csv');
  writeFileSync(file, `message,kind\n${rows.join('\n')}\n`);
  return file;
}

const layers = {
  gru: {
    nodes: { gru_1: { units: 8 } },
    wires: ['embedding_1.output > gru_1.input', 'gru_1.output > dense_1.input'],
  },
  transformer: {
    nodes: {
      positional_encoding_1: {},
      multi_head_attention_1: { numHeads: 2, keyDim: 4 },
      add_1: {},
      layer_normalization_1: {},
      global_average_pooling1d_1: {},
    },
    wires: [
      'embedding_1.output > positional_encoding_1.input',
      'positional_encoding_1.output > multi_head_attention_1.input',
      'positional_encoding_1.output > add_1.inputs',
      'multi_head_attention_1.output > add_1.inputs',
      'add_1.output > layer_normalization_1.input',
      'layer_normalization_1.output > global_average_pooling1d_1.input',
      'global_average_pooling1d_1.output > dense_1.input',
    ],
  },
};

it.each(['gru', 'transformer'] as const)(
  'a %s learns from texts, and judges texts that a person types',
  async (name) => {
    const { nodes, wires } = layers[name];
    const document = buildGraph(
      {
        csv_file_1: { file: { path: writeMessages() }, target: 'kind' },
        text_to_sequence_1: { columns: ['message'], length: 10, maxTokens: 40 },
        split_1: { method: 'stratified' },
        input_1: {},
        embedding_1: { inputDim: 40, outputDim: 8, maskZero: true },
        ...nodes,
        dense_1: { units: 2, activation: 'softmax' },
        sparse_categorical_crossentropy_1: {},
        accuracy_1: {},
        adam_1: { learningRate: 0.02 },
        training_1: { epochs: 12, batchSize: 16, seed: 3 },
      },
      [
        'csv_file_1.data > text_to_sequence_1.data',
        'text_to_sequence_1.data > split_1.data',
        'split_1.data > input_1.data',
        'split_1.data > training_1.data',
        'input_1.output > embedding_1.input',
        ...wires,
        'dense_1.output > sparse_categorical_crossentropy_1.prediction',
        'dense_1.output > accuracy_1.prediction',
        'sparse_categorical_crossentropy_1.loss > training_1.losses',
        'accuracy_1.metric > training_1.metrics',
        'adam_1.optimizer > training_1.optimizer',
      ],
    );
    const { run, problems } = await runs.start({ document, name: null, projectFolder: null });
    if (!run) throw new Error(JSON.stringify(problems));
    const end = await runs.waitFor(run.info.id);
    expect([end.state, end.failure]).toEqual(['finished', null]);
    expect(end.lastMetrics.val_accuracy).toBeGreaterThan(0.9);
    const typed = ['You WIN a cash prize', 'dinner and the meeting', 'nobody ever wrote xyzzy', null].map(
      (message) => ({ message }),
    );
    const answers = await predictRows(
      runs.folderOf(run.info.id),
      { type: 'rows', rows: typed },
      { places, data, launcher, log: () => undefined },
    );
    // Classes are in the order of the alphabet: ham, spam.
    const spam = answers.map(({ values }) => values?.[1] ?? Number.NaN);
    expect(spam[0]).toBeGreaterThan(0.8);
    expect(spam[1]).toBeLessThan(0.2);
    // Unknown words, and no text at all, have an answer too.
    expect(spam.slice(2).every((value) => value >= 0 && value <= 1)).toBe(true);
  },
);
