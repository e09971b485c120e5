import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createRandom } from '../../../shared/base/seededRandom.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { RUN_FILES } from '../../../shared/run/runFiles.ts';
import { runStateSchema } from '../../../shared/run/runRecord.ts';
import { createExecutor } from '../createExecutor.ts';
import { loadTensorFlow } from '../loadTensorFlow.ts';
import { buildPlan, optimizerOf } from '../testing/buildPlan.ts';
import { makeFolder, train } from '../testing/runSetup.ts';
import { splitRows, writePreparedFolder } from '../testing/writePreparedFolder.ts';

const [ROWS, LENGTH, WORDS] = [200, 8, 12];
const fields: FieldType[] = [
  { name: 'words', dtype: 'float32', shape: [LENGTH], role: 'feature' },
  { name: 'y', dtype: 'int32', shape: [], role: 'target', semantic: 'category', classes: ['without', 'with'] },
];

/** Rows of words (0: nothing more) and whether word 7 is among them. */
function makeTexts() {
  const random = createRandom(3);
  const words: number[] = [];
  const y: number[] = [];
  for (let row = 0; row < ROWS; row++) {
    const length = 2 + Math.floor(random() * (LENGTH - 2));
    const text = Array.from({ length }, () => 1 + Math.floor(random() * (WORDS - 1))).map((word) =>
      word === 7 ? 8 : word,
    );
    if (row % 2 === 1) text[Math.floor(random() * length)] = 7;
    words.push(...text, ...Array<number>(LENGTH - length).fill(0));
    y.push(row % 2);
  }
  return { words, y };
}

const plan = buildPlan({
  fields,
  inputs: { input_1: ['words'] },
  layers: [
    { node: 'embedding_1', kind: 'embedding', values: { inputDim: WORDS, outputDim: 6, maskZero: true } },
    { node: 'gru_1', kind: 'gru', values: { units: 8, bidirectional: true } },
    { node: 'dense_1', kind: 'dense', values: { units: 2, activation: 'softmax' } },
  ],
  training: {
    objectives: [{ name: 'sparseCategoricalCrossentropy', prediction: 'dense_1', target: 'y' }],
    metrics: [{ node: 'accuracy_1', name: 'accuracy', prediction: 'dense_1', target: 'y', config: {} }],
    optimizer: optimizerOf('adamW', { learningRate: 0.02, clipping: 'globalClipnorm', clipLimit: 1 }),
    epochs: 8,
    batchSize: 20,
  },
});

async function run(values: { readonly words: readonly number[]; readonly y: readonly number[] }) {
  const [preparedFolder, runFolder] = [await makeFolder('texts'), await makeFolder('texts-run')];
  await writePreparedFolder(preparedFolder, { fields, values, split: splitRows(ROWS) });
  const { engine } = await loadTensorFlow();
  const { failure } = await train({ runFolder, preparedFolder, plan, executor: createExecutor(engine, plan) });
  const state = runStateSchema.parse(JSON.parse(await readFile(path.join(runFolder, RUN_FILES.state), 'utf8')));
  return { failure, state };
}

it('texts of different lengths are learned by the native engine, which a plan with such layers gets by itself', async () => {
  const { failure, state } = await run(makeTexts());
  expect(failure).toBeNull();
  expect(state.engine?.executor).toBe('graph');
  expect(state.lastMetrics.val_accuracy).toBeGreaterThan(0.9);
});

it('a word that the embedding has no entry for is said before the first step, with its row', async () => {
  const texts = makeTexts();
  texts.words[3 * LENGTH] = WORDS;
  texts.words[9 * LENGTH + 1] = 2.5;
  const { failure } = await run(texts);
  expect(failure).toMatchObject({
    code: 'run.indexOutOfRange',
    node: 'embedding_1',
    values: { field: 'words', count: 2, rows: '4, 10', value: '12', last: 11 },
  });
});
