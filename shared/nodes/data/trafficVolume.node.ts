import { defineNode } from '../definition.ts';
import { gives } from '../inference.ts';
import { integer } from '../params.ts';
import { dataOutput } from '../ports.ts';
import type { DatasetType, FieldType } from '../portType.ts';

const number = (name: string, unit?: string): FieldType => ({
  name,
  dtype: 'float32',
  shape: [],
  role: 'feature',
  semantic: 'number',
  missing: 0,
  ...(unit === undefined ? {} : { unit }),
});

/** What the generator gives for so many days. */
export function describeTraffic(days: number): DatasetType {
  return {
    carries: 'dataset',
    rows: days * 24,
    split: 'none',
    fields: [
      { name: 'time', dtype: 'string', shape: [], role: 'time', semantic: 'text', missing: 0 },
      number('temperature', '°C'),
      number('rain', 'mm'),
      number('holiday'),
      number('event'),
      { ...number('volume'), role: 'target' },
    ],
  };
}

export const trafficParams = {
  days: integer({
    label: { en: 'Days', zh: '天数' },
    help: { en: 'How long the series is; each day has 24 rows.', zh: '序列的长度；每天 24 行。' },
    initial: 365,
    min: 14,
    max: 3650,
    onCard: true,
  }),
  seed: integer({
    label: { en: 'Seed', zh: '随机种子' },
    help: {
      en: 'The same number gives the same road; another one, another road.',
      zh: '相同的数字得到相同的道路，不同的数字得到另一条道路。',
    },
    initial: 7,
    min: 0,
    max: 2_147_483_647,
  }),
};

export const trafficVolumeNode = defineNode({
  kind: 'trafficVolume',
  version: 1,
  title: { en: 'Traffic volume', zh: '交通流量' },
  docs: {
    en: 'The vehicles on a made-up road, hour by hour: two rush hours on working days, quiet holidays, less in the rain, a surge around announced events, and jams that nobody announced and that fade over some hours. A series for forecasting whose truth is known, so that you can tell how far a model is from the best that is possible.\n\nCut it into windows and predict the next hours. Compare with “the same hour a week ago”, which is surprisingly hard to beat by a little and easy to beat by a lot.',
    zh: '一条虚构道路上每小时的车流量：工作日有两个高峰，节假日清静，雨天较少，公布的活动前后激增，还有无人预告、几小时后消退的拥堵。这是一个已知真相的预测序列，因此能知道模型离可能的最好结果还有多远。\n\n请把它切成窗口并预测之后的几个小时，再与“一周前的同一小时”比较。',
  },
  category: 'data',
  icon: 'TrafficCone',
  keywords: [
    'time series',
    'forecast',
    'traffic',
    'generator',
    'synthetic',
    'rush hour',
    '交通',
    '车流量',
    '时间序列',
    '预测',
    '合成数据',
  ],
  params: trafficParams,
  inputs: () => [],
  outputs: () => [dataOutput],
  infer: ({ days }) => gives(describeTraffic(days)),
  step: (values) => ({ type: 'source', config: { ...values } }),
  examples: [
    { title: 'gives a year, hour by hour', inputs: {}, output: describeTraffic(365) },
    { title: 'gives two weeks', values: { days: 14 }, inputs: {}, output: describeTraffic(14) },
  ],
});
