import { countElements } from '../../../base/shape.ts';
import type { NodeProblem } from '../../definition.ts';
import { findField, findTarget, isNumber, isText } from '../../fieldNames.ts';
import { field, fields, integer } from '../../params.ts';
import type { DatasetType, FieldType } from '../../portType.ts';
import { defineTableNode } from '../tableNode.ts';
import { dayField, heatField, stationField, stationsDataset, weatherDataset, windField } from './seriesExamples.ts';

/** The name of the field that holds the windows. */
export const WINDOW_FIELD = 'window';

export const windowSeriesParams = {
  window: integer({
    label: { en: 'Window', zh: '窗口长度' },
    help: {
      en: 'How many rows, one after the other, the network sees at once.',
      zh: '网络一次看到多少个连续的数据行。',
    },
    initial: 24,
    min: 1,
    max: 10_000,
    onCard: true,
  }),
  horizon: integer({
    label: { en: 'Steps to predict', zh: '预测步数' },
    help: {
      en: 'How many rows after the window are predicted at once: the last layer needs as many units.',
      zh: '一次预测窗口之后的多少行：最后一层需要同样多的单元。',
    },
    initial: 1,
    min: 1,
    max: 10_000,
    onCard: true,
  }),
  gap: integer({
    label: { en: 'Steps between', zh: '间隔步数' },
    help: {
      en: 'Rows between the window and the first one that is predicted. 0: the very next.',
      zh: '窗口与第一个预测值之间相隔的行数。0 表示紧接着的下一行。',
    },
    initial: 0,
    min: 0,
    max: 10_000,
  }),
  stride: integer({
    label: { en: 'Stride', zh: '步幅' },
    help: {
      en: 'How many rows the window moves on each time. 1 uses everything; more gives fewer rows that are less alike.',
      zh: '窗口每次移动多少行。1 使用全部数据；更大时得到的行更少，彼此也更不相似。',
    },
    initial: 1,
    min: 1,
    max: 10_000,
  }),
  channels: fields({
    label: { en: 'Channels', zh: '通道' },
    help: {
      en: 'The columns that the network sees, in this order of the table. Name the target here too, if its own past may be seen.',
      zh: '网络能看到的列，按表中顺序排列。如果允许看到目标列自身的过去，也请在此选上它。',
    },
    emptyMeans: { en: 'all features that are numbers', zh: '所有数值特征' },
  }),
  target: field({
    label: { en: 'Column to predict', zh: '要预测的列' },
    help: { en: 'What of the rows after the window is predicted.', zh: '预测窗口之后各行的哪一列。' },
    emptyMeans: { en: 'the target of the data', zh: '数据的目标列' },
  }),
  group: field({
    label: { en: 'Separate series by', zh: '按列区分序列' },
    help: {
      en: 'A column that says which series a row belongs to (a machine, a patient). No window mixes two of them.',
      zh: '表示数据行属于哪个序列的列（如机器、病人）。窗口不会混合两个序列。',
    },
    emptyMeans: { en: 'it is one series', zh: '只有一个序列' },
  }),
};

export interface WindowSettings {
  readonly window: number;
  readonly horizon: number;
  readonly channels: readonly string[];
  readonly target: string;
  readonly group: string;
}

/** A column of numbers, or a vector of them (one-hot): what can be a channel. */
function isChannel(one: FieldType): boolean {
  return isNumber(one) || (one.dtype === 'float32' && one.shape.length === 1);
}

/** The fields that become channels, in the order of the table. */
export function chooseChannels(channels: readonly string[], all: readonly FieldType[]): readonly FieldType[] {
  return all.filter((one) =>
    channels.length > 0 ? channels.includes(one.name) : one.role === 'feature' && isChannel(one),
  );
}

/** The field that is predicted; undefined: none, the windows alone. */
export function findWindowTarget(target: string, all: readonly FieldType[]): FieldType | undefined {
  return all.find((one) => (target === '' ? one.role === 'target' : one.name === target));
}

/** Plain columns that say when and where: of these, the last row of a window stands for it. */
export function listLabels({ group }: WindowSettings, all: readonly FieldType[]): readonly FieldType[] {
  return all.filter(
    (one) => one.shape.length === 0 && (one.name === group || ['time', 'group', 'id'].includes(one.role)),
  );
}

/** Windows, what comes after them, and what the last row of each is known by. */
export function describeWindows(values: WindowSettings, all: readonly FieldType[]): readonly FieldType[] {
  const channels = chooseChannels(values.channels, all);
  const width = channels.reduce<number | null>((sum, one) => {
    const size = countElements(one.shape);
    return sum === null || size === null ? null : sum + size;
  }, 0);
  const target = findWindowTarget(values.target, all);
  const window: FieldType = {
    name: WINDOW_FIELD,
    dtype: 'float32',
    shape: [values.window, width],
    role: 'feature',
    semantic: 'number',
    missing: 0,
  };
  const labels = listLabels(values, all).filter((one) => one !== target);
  return [...labels, window, ...(target ? [describeTarget(target, values.horizon)] : [])];
}

function describeTarget(target: FieldType, horizon: number): FieldType {
  return { ...target, role: 'target', shape: horizon === 1 ? target.shape : [horizon] };
}

function check(values: WindowSettings, dataset: DatasetType): readonly NodeProblem[] {
  const chosen = chooseChannels(values.channels, dataset.fields);
  if (chosen.length === 0)
    return [{ code: 'series.noChannels', severity: 'error', port: 'data', parameter: 'channels' }];
  const wrong = chosen.filter((one) => !isChannel(one));
  const kept = values.channels.filter((name) => !wrong.some((one) => one.name === name));
  const target = values.target === '' ? findTarget(dataset) : findField(dataset, values.target);
  const isPlain = !target || target.shape.length === 0;
  // Several classes in one row are no class any more.
  const isManyClasses = target !== undefined && values.horizon > 1 && (isText(target) || target.classes !== undefined);
  return [
    ...wrong.map(
      (one): NodeProblem => ({
        code: 'field.needsNumbers',
        severity: 'error',
        parameter: 'channels',
        values: { field: one.name },
        fixes: [{ type: 'setValue', node: '', parameter: 'channels', value: kept }],
      }),
    ),
    ...(isManyClasses || !isPlain
      ? [
          {
            code: isPlain ? 'series.manyClasses' : 'series.wideTarget',
            severity: 'error' as const,
            parameter: isPlain ? 'horizon' : 'target',
            values: { field: target?.name ?? '' },
            fixes: isPlain ? [{ type: 'setValue' as const, node: '', parameter: 'horizon', value: 1 }] : [],
          },
        ]
      : []),
    ...(dataset.fields.some((one) => one.name === WINDOW_FIELD && one !== target)
      ? [{ code: 'field.nameTaken', severity: 'error' as const, values: { field: WINDOW_FIELD } }]
      : []),
  ];
}

const windowOf = (length: number, width: number): FieldType => ({
  name: WINDOW_FIELD,
  dtype: 'float32',
  shape: [length, width],
  role: 'feature',
  semantic: 'number',
  missing: 0,
});

export const windowSeriesNode = defineTableNode({
  kind: 'windowSeries',
  family: 'series',
  title: { en: 'Window', zh: '滑动窗口' },
  docs: {
    en: 'Cuts a series into windows: each new row holds so many rows of the past (time × channels), and what comes after them is what is predicted. It is what recurrent layers, convolutions along time and attention need.\n\nRows must be in the order of time: sort them before. Scale the columns before this node, too, because afterwards they are one block. A window never mixes two series, and with a *Split* before this node none crosses from one part to another; windows with an empty cell are left out.',
    zh: '把序列切成窗口：每个新的数据行包含过去的若干行（时间 × 通道），要预测的是窗口之后的内容。循环层、沿时间的卷积和注意力都需要这样的输入。\n\n数据行必须按时间排列，请先排序。缩放也要放在本节点之前，因为之后各列就成了一个整体。窗口不会混合两个序列；如果前面有“划分”节点，也不会跨越两个部分。含有空单元格的窗口会被去掉。',
  },
  icon: 'AppWindow',
  usual: true,
  keywords: [
    'timeseries_dataset_from_array',
    'sliding window',
    'lookback',
    'horizon',
    'forecast',
    'sequence',
    'time series',
    '时间序列',
    '预测',
    '窗口',
    '时序',
  ],
  params: windowSeriesParams,
  check,
  describe: describeWindows,
  changesRows: () => true,
  examples: [
    {
      title: 'makes blocks of time × channels, and predicts the next row',
      values: { window: 7 },
      inputs: { data: [weatherDataset] },
      output: { ...weatherDataset, rows: null, fields: [dayField, windowOf(7, 2), heatField] },
    },
    {
      title: 'sees the past of what it predicts, three steps ahead, station by station',
      values: { window: 5, horizon: 3, channels: ['wind', 'heat'], group: 'station' },
      inputs: { data: [stationsDataset] },
      output: {
        ...stationsDataset,
        rows: null,
        fields: [dayField, stationField, windowOf(5, 2), { ...heatField, shape: [3] }],
      },
    },
    {
      title: 'predicts another column',
      values: { window: 4, target: 'wind', channels: ['rain'] },
      inputs: { data: [weatherDataset] },
      output: { ...weatherDataset, rows: null, fields: [dayField, windowOf(4, 1), { ...windField, role: 'target' }] },
    },
    {
      title: 'refuses text as a channel',
      values: { channels: ['day'] },
      inputs: { data: [weatherDataset] },
      output: 'rejected',
    },
    {
      title: 'refuses several classes at once',
      values: { horizon: 2, target: 'station' },
      inputs: { data: [stationsDataset] },
      output: 'rejected',
    },
    {
      title: 'needs numbers to look at',
      inputs: { data: [{ ...weatherDataset, fields: [dayField, heatField] }] },
      output: 'rejected',
    },
  ],
});
