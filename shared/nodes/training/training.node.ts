import { defineNode, type Inputs, type NodeProblem } from '../definition.ts';
import { datasetWith, imageDataset, priceDataset } from '../exampleTypes.ts';
import { findField } from '../fieldNames.ts';
import { gives, givesNothing, readDataset } from '../inference.ts';
import { choice, integer, real, toggle } from '../params.ts';
import { dataInput } from '../ports.ts';
import type { CallbackType, DatasetType, MetricType, ObjectiveType } from '../portType.ts';
import { isMonitor, METRIC_KINDS, MONITORS } from './monitor.ts';

const splitImages = datasetWith(imageDataset, { split: 'split', validation: true });
const classification: ObjectiveType = { carries: 'objective', target: 'label', task: 'classification' };

export const trainingNode = defineNode({
  kind: 'training',
  version: 1,
  title: { en: 'Training', zh: '训练' },
  docs: {
    en: 'Brings everything together and trains: the data, one or more losses, the optimizer, and whatever you want to watch. In every epoch the network sees all training rows once, batch by batch; after it, it is measured on the validation rows.\n\nRun starts this node. A project may hold several, for example to compare two networks; then you choose which one runs.',
    zh: '把所有东西汇集起来进行训练：数据、一个或多个损失、优化器，以及想观察的指标。每一轮中，网络按批次把全部训练数据看一遍，然后在验证数据上测量。\n\n点击“运行”就会启动这个节点。一个项目可以有多个训练节点，例如用来比较两个网络；这时由你选择运行哪一个。',
  },
  category: 'training',
  icon: 'Dumbbell',
  keywords: ['fit', 'model.fit', 'train', 'Trainer', 'epochs', 'batch size', 'compile', '训练', '拟合', '轮数', '批次'],
  params: {
    epochs: integer({
      label: { en: 'Epochs', zh: '轮数' },
      help: {
        en: 'How often the network sees all training rows.',
        zh: '网络把全部训练数据看多少遍。',
      },
      unit: { en: 'epochs', zh: '轮' },
      initial: 10,
      min: 1,
      max: 100_000,
      onCard: true,
    }),
    batchSize: integer({
      label: { en: 'Batch size', zh: '批次大小' },
      help: {
        en: 'How many rows are seen before the weights move. Larger is faster per row and needs more memory; 32 is a good start.',
        zh: '每看多少条数据更新一次权重。越大每条数据越快，但占用内存更多；32 是不错的起点。',
      },
      unit: { en: 'rows', zh: '条' },
      initial: 32,
      min: 1,
      max: 65_536,
      onCard: true,
    }),
    shuffle: toggle({
      label: { en: 'Shuffle', zh: '打乱顺序' },
      help: {
        en: 'Draws the training rows in a new order in every epoch. Leave it on, unless the order itself matters.',
        zh: '每一轮以新的顺序抽取训练数据。除非顺序本身有意义，否则请保持开启。',
      },
      initial: true,
    }),
    seed: integer({
      label: { en: 'Seed', zh: '随机种子' },
      help: {
        en: 'Decides the initial weights and the order of the rows. The same number repeats the run; another shows how much is chance.',
        zh: '决定初始权重和数据顺序。相同的数字可以重复这次运行，不同的数字可以看出偶然性的影响。',
      },
      initial: 42,
      min: 0,
      max: 2_147_483_647,
    }),
    onNonFinite: choice({
      label: { en: 'When the loss is no number', zh: '损失不是数值时' },
      help: {
        en: 'Going back takes up the last checkpoint with smaller steps, three times at most; then, or where smaller steps cannot help, the training ends and says why.',
        zh: '“退回”会从最近的检查点以更小的步子继续，最多三次；之后，或小步子无济于事时，训练会结束并说明原因。',
      },
      initial: 'rollback',
      options: [
        { value: 'rollback', label: { en: 'go back, smaller steps', zh: '退回并减小步子' } },
        { value: 'stop', label: { en: 'stop', zh: '停止' } },
      ],
    }),
    rollbackFactor: real({
      label: { en: 'Learning rate after going back', zh: '退回后的学习率' },
      help: {
        en: 'What the learning rate is multiplied by each time: 0.5 halves it.',
        zh: '每次退回时学习率乘以的系数：0.5 即减半。',
      },
      initial: 0.5,
      min: 0.01,
      max: 0.99,
      step: 0.1,
      visibleWhen: (values) => values.onNonFinite === 'rollback',
    }),
  },
  inputs: () => [
    { ...dataInput, suggests: ['fashionMnist', 'csvFile'] },
    {
      name: 'losses',
      carries: 'objective',
      label: { en: 'Losses', zh: '损失' },
      many: true,
      suggests: ['sparseCategoricalCrossentropy', 'meanSquaredError'],
    },
    { name: 'metrics', carries: 'metric', label: { en: 'Metrics', zh: '指标' }, many: true, optional: true },
    {
      name: 'optimizer',
      carries: 'optimizer',
      label: { en: 'Optimizer', zh: '优化器' },
      suggests: ['adam', 'sgd'],
    },
    { name: 'callbacks', carries: 'callback', label: { en: 'Callbacks', zh: '回调' }, many: true, optional: true },
  ],
  outputs: () => [{ name: 'model', carries: 'model', label: { en: 'Model', zh: '模型' } }],
  infer({ batchSize }, inputs) {
    const dataset = readDataset(inputs, 'data');
    const objectives = (inputs.losses ?? []).filter((type) => type.carries === 'objective');
    const [first] = objectives;
    if (!dataset || !first) return givesNothing();
    return gives({ carries: 'model', task: first.task }, [
      ...checkSplit(dataset),
      ...checkTargets(dataset, objectives),
      ...checkCallbacks(dataset, inputs),
      ...checkSchedules(inputs),
      ...checkBatchSize(dataset, batchSize),
    ]);
  },
  step: (values) => ({ type: 'training', ...values }),
  examples: [
    {
      title: 'trains a classification',
      inputs: { data: [splitImages], losses: [classification], optimizer: [{ carries: 'optimizer' }] },
      output: { carries: 'model', task: 'classification' },
    },
    {
      title: 'trains a regression and watches it',
      inputs: {
        data: [priceDataset],
        losses: [{ carries: 'objective', target: 'price', task: 'regression' }],
        metrics: [{ carries: 'metric', name: 'meanAbsoluteError' }],
        optimizer: [{ carries: 'optimizer' }],
        callbacks: [{ carries: 'callback', monitor: 'valMeanAbsoluteError' }],
      },
      output: { carries: 'model', task: 'regression' },
    },
    {
      title: 'refuses a loss whose target is not in its data',
      inputs: { data: [priceDataset], losses: [classification], optimizer: [{ carries: 'optimizer' }] },
      output: 'rejected',
    },
    {
      title: 'takes a warm-up before a schedule',
      inputs: {
        data: [splitImages],
        losses: [classification],
        optimizer: [{ carries: 'optimizer' }],
        callbacks: [
          { carries: 'callback', schedule: 'WarmUp' },
          { carries: 'callback', schedule: 'CosineDecay' },
        ],
      },
      output: { carries: 'model', task: 'classification' },
    },
    {
      title: 'refuses two schedules of the learning rate',
      inputs: {
        data: [splitImages],
        losses: [classification],
        optimizer: [{ carries: 'optimizer' }],
        callbacks: [
          { carries: 'callback', schedule: 'StepDecay' },
          { carries: 'callback', schedule: 'CosineDecay' },
        ],
      },
      output: 'rejected',
    },
    {
      title: 'refuses to watch a validation part that is not there',
      inputs: {
        data: [imageDataset],
        losses: [classification],
        optimizer: [{ carries: 'optimizer' }],
        callbacks: [{ carries: 'callback', monitor: 'valLoss' }],
      },
      output: 'rejected',
    },
  ],
});

/** Without rows that were never seen, nobody can tell how good the network is. */
function checkSplit(dataset: DatasetType): readonly NodeProblem[] {
  if (dataset.split !== 'none') return [];
  return [
    {
      code: 'training.noSplit',
      severity: 'warning',
      port: 'data',
      fixes: [{ type: 'insertBefore', node: '', port: 'data', kind: 'split' }],
    },
  ];
}

function checkTargets(dataset: DatasetType, objectives: readonly ObjectiveType[]): readonly NodeProblem[] {
  return objectives
    .filter((objective) => !findField(dataset, objective.target))
    .map((objective) => ({
      code: 'training.targetNotInData',
      severity: 'error',
      port: 'data',
      values: { field: objective.target, known: dataset.fields.map((field) => field.name).join(', ') },
    }));
}

function checkCallbacks(dataset: DatasetType, inputs: Inputs): readonly NodeProblem[] {
  const metrics = (inputs.metrics ?? []).filter((type): type is MetricType => type.carries === 'metric');
  const callbacks = (inputs.callbacks ?? []).filter((type): type is CallbackType => type.carries === 'callback');
  const problems: NodeProblem[] = [];
  for (const { monitor } of callbacks) {
    if (monitor === undefined || !isMonitor(monitor)) continue;
    const watched = MONITORS[monitor];
    if (watched.validation && !dataset.validation) {
      problems.push({
        code: 'training.noValidation',
        severity: 'error',
        port: 'callbacks',
        values: { monitor: `@monitor.${monitor}` },
        fixes: [
          dataset.splitFrom
            ? { type: 'setValue', node: dataset.splitFrom, parameter: 'validation', value: 0.1 }
            : { type: 'insertBefore', node: '', port: 'data', kind: 'split' },
        ],
      });
    }
    if (watched.metric !== null && !metrics.some((metric) => metric.name === watched.metric)) {
      const kind = METRIC_KINDS[watched.metric];
      problems.push({
        code: 'training.monitorNeedsMetric',
        severity: 'error',
        port: 'metrics',
        values: { monitor: `@monitor.${monitor}`, metric: `@metric.${watched.metric}` },
        fixes: [{ type: 'addInput', node: '', port: 'metrics', kind }],
      });
    }
  }
  return problems;
}

/** Two schedules would each want to say what the learning rate is; a warm-up before one of them is fine. */
function checkSchedules(inputs: Inputs): readonly NodeProblem[] {
  const names = (inputs.callbacks ?? []).flatMap((type) =>
    type.carries === 'callback' && type.schedule !== undefined ? [type.schedule] : [],
  );
  const count = names.filter((name) => name !== 'WarmUp').length;
  const warmUps = names.length - count;
  if (count > 1) {
    return [{ code: 'training.severalSchedules', severity: 'error', port: 'callbacks', values: { count } }];
  }
  return warmUps > 1
    ? [{ code: 'training.severalSchedules', severity: 'error', port: 'callbacks', values: { count: warmUps } }]
    : [];
}

function checkBatchSize(dataset: DatasetType, batchSize: number): readonly NodeProblem[] {
  if (dataset.rows === null || batchSize <= dataset.rows) return [];
  return [
    {
      code: 'training.batchTooLarge',
      severity: 'warning',
      parameter: 'batchSize',
      values: { batch: batchSize, rows: dataset.rows },
      fixes: [{ type: 'setValue', node: '', parameter: 'batchSize', value: Math.min(32, dataset.rows) }],
    },
  ];
}
