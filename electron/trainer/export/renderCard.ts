import type { ModelCard } from './modelCard.ts';

/** The card as Markdown. Numbers are written out in full: each can be found in the run again. */
export function renderCard(card: ModelCard): string {
  return [
    `# ${escapeText(card.name)}`,
    `A model for ${card.task}, made with Tensorloom.`,
    '## What it takes and gives',
    table(
      ['input', 'shape', 'fields'],
      card.inputs.map(({ name, shape, fields }) => [name, shape.join(' × '), fields.join(', ')]),
    ),
    table(
      ['output', 'classes', 'unit'],
      card.outputs.map(({ target, classes, unit }) => [target, classes?.join(', ') ?? '', unit ?? '']),
    ),
    '## Data and preparation',
    `${card.data.rows} rows: ${Object.entries(card.data.splitCounts)
      .map(([split, count]) => `${count} ${split}`)
      .join(', ')}.`,
    table(
      ['step', 'kind'],
      card.preparation.map(({ node, kind }) => [node, kind]),
    ),
    '## Network',
    `${card.network.parameters} parameters.`,
    table(
      ['layer', 'type', 'output'],
      card.network.layers.map(({ node, type, outputShape }) => [node, type, outputShape.join(' × ')]),
    ),
    '## Training',
    table(['setting', 'value'], describeTraining(card.training)),
    '## How well it does',
    ...describeEvaluations(card.evaluations),
    '',
  ].join('\n\n');
}

function describeTraining({
  optimizer,
  losses,
  seed,
  batchSize,
  epoch,
  epochs,
  trainedMs,
  best,
  engine,
}: ModelCard['training']) {
  return [
    ['optimizer', optimizer],
    ['loss', losses.join(', ')],
    ['epochs', `${epoch} of ${epochs}`],
    ['batch size', String(batchSize)],
    ['seed', String(seed)],
    ['time', `${trainedMs} ms`],
    ['best epoch', best ? `${best.epoch} (${best.metric} ${best.value})` : ''],
    ['engine', engine ? `${engine.executor}, TensorFlow ${engine.tensorflow ?? 'in JavaScript'}` : ''],
  ];
}

function describeEvaluations(evaluations: ModelCard['evaluations']): readonly string[] {
  if (evaluations.length === 0) return ['The run has not been judged on any part of its data.'];
  return evaluations.flatMap(({ split, rows, loss, metrics, perClass }) => [
    `### On ${split} data (${rows} rows)`,
    table(
      ['measure', 'value'],
      [['loss', String(loss)], ...Object.entries(metrics).map(([name, value]) => [name, String(value)])],
    ),
    ...(perClass.length === 0
      ? []
      : [
          table(
            ['class', 'precision', 'recall', 'F1', 'rows'],
            perClass.map(({ name, precision, recall, f1, support }) => [
              name,
              ...[precision, recall, f1, support].map(String),
            ]),
          ),
        ]),
  ]);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeText).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Names come from files of strangers: none may become markup. */
function escapeText(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]|#]/g, '\\$&')
    .replaceAll('<', '&lt;');
}
