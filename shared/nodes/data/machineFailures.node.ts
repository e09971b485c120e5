import { defineNode } from '../definition.ts';
import { gives } from '../inference.ts';
import { dataOutput } from '../ports.ts';
import type { DatasetType, FieldType } from '../portType.ts';
import { rowsParam, seedParam } from './generatorParams.ts';

/** In the order of the numbers that stand for them. */
export const machineOutcomes = ['runs', 'fails'] as const;
const qualities = ['low', 'medium', 'high'] as const;

const number = (name: string, unit: string): FieldType => ({
  name,
  dtype: 'float32',
  shape: [],
  role: 'feature',
  semantic: 'number',
  missing: 0,
  unit,
});

/** What the generator gives for so many rows. */
export function describeMachines(rows: number): DatasetType {
  return {
    carries: 'dataset',
    rows,
    split: 'none',
    fields: [
      {
        name: 'quality',
        dtype: 'string',
        shape: [],
        role: 'feature',
        semantic: 'category',
        classes: qualities,
        missing: 0,
      },
      number('air_temperature', 'K'),
      number('process_temperature', 'K'),
      number('speed', '1/min'),
      number('torque', 'Nm'),
      number('tool_wear', 'min'),
      {
        name: 'next_hour',
        dtype: 'int32',
        shape: [],
        role: 'target',
        semantic: 'category',
        classes: machineOutcomes,
        missing: 0,
      },
    ],
  };
}

export const machineFailuresParams = { rows: rowsParam(20_000, 200_000), seed: seedParam };

export const machineFailuresNode = defineNode({
  kind: 'machineFailures',
  version: 1,
  title: { en: 'Machine failures', zh: '设备故障' },
  docs: {
    en: 'Made-up milling machines, one row an hour of work: temperatures, speed, torque, wear of the tool, and whether the machine fails in the next hour, which about one in twenty does. None of the four causes is “more of one number”: a spindle that is slow and badly cooled, too little or too much power, a worn tool under load, and a speed at which the tool starts to sing.\n\nThe truth is known: one who knows the risk of every row reaches an F1 of about 0.94 and an average precision of about 0.99, and nobody can do better. Accuracy says nothing here: “never fails” is right in 95 % of all rows.',
    zh: '虚构的铣床，每小时工作一行：温度、转速、扭矩、刀具磨损，以及下一小时是否发生故障（约二十分之一）。四种原因都不是“某个数越大越坏”：转速低且冷却差、功率过低或过高、磨损的刀具承受负荷，以及使刀具产生共振的转速。\n\n真相已知：知道每行风险的人可达到约 0.94 的 F1 和约 0.99 的平均精度，没有人能做得更好。准确率在此毫无意义：“从不故障”在 95% 的行上都是对的。',
  },
  category: 'data',
  icon: 'Cog',
  keywords: [
    'predictive maintenance',
    'failure',
    'machine',
    'manufacturing',
    'rare',
    'imbalance',
    'AI4I',
    'synthetic',
    'generator',
    '预测性维护',
    '故障',
    '设备',
    '制造',
    '合成数据',
  ],
  params: machineFailuresParams,
  inputs: () => [],
  outputs: () => [dataOutput],
  infer: ({ rows }) => gives(describeMachines(rows)),
  step: (values) => ({ type: 'source', config: { ...values } }),
  examples: [
    { title: 'gives 20 000 hours', inputs: {}, output: describeMachines(20_000) },
    { title: 'gives 500 hours', values: { rows: 500 }, inputs: {}, output: describeMachines(500) },
  ],
});
