import type { NodeProblem } from '../../definition.ts';
import { field, integer, text, type ValuesOf } from '../../params.ts';
import type { FieldType } from '../../portType.ts';
import { checkNewNames, defineTableNode, numberFeature } from '../tableNode.ts';
import { weatherDataset } from './seriesExamples.ts';
import { seriesGroup } from './seriesParams.ts';
import { checkTime, timeUnit } from './seriesTime.ts';

export const fourierFeaturesParams = {
  periods: text({
    label: { en: 'Periods', zh: '周期' },
    help: {
      en: 'After how long it starts again, several separated by commas: 24, 168 in hours for a day and a week.',
      zh: '多长时间重复一次，多个值用逗号分隔：以小时为单位时，24, 168 表示一天和一周。',
    },
    initial: '24',
    max: 500,
    onCard: true,
  }),
  waves: integer({
    label: { en: 'Waves of each', zh: '每个周期的波数' },
    help: {
      en: '1: one sine and one cosine. More add waves that are twice, three times … as quick, for sharper shapes such as two rush hours a day.',
      zh: '1 表示一个正弦和一个余弦。更多的波增加频率为两倍、三倍……的分量，用于更尖锐的形状，例如一天两个高峰。',
    },
    initial: 1,
    min: 1,
    max: 20,
  }),
  time: field({
    label: { en: 'Time', zh: '时间' },
    help: {
      en: 'The column with dates (year first) or with a plain number as time.',
      zh: '包含日期（年在前）的列，或以普通数值表示时间的列。',
    },
    emptyMeans: { en: 'the number of the row', zh: '行号' },
    onCard: true,
  }),
  unit: { ...timeUnit, visibleWhen: ({ time }: Readonly<Record<string, unknown>>) => time !== '' },
  group: { ...seriesGroup, visibleWhen: ({ time }: Readonly<Record<string, unknown>>) => time === '' },
};
type Settings = ValuesOf<typeof fourierFeaturesParams>;

/** The lengths in the text, in their order, each once; null when it is no list of positive numbers. */
export function readPeriods(periods: string): readonly number[] | null {
  const parts = periods.split(/[\s,;，、]+/).filter((part) => part !== '');
  const numbers = parts.map(Number);
  if (numbers.length === 0 || numbers.some((period) => !Number.isFinite(period) || period <= 0)) return null;
  return [...new Set(numbers)];
}

/** The new columns in their order: a sine and a cosine for each wave of each period. */
export function listWaves({ periods, waves }: Pick<Settings, 'periods' | 'waves'>) {
  return (readPeriods(periods) ?? []).flatMap((period) =>
    Array.from({ length: waves }, (_, i) => i + 1).flatMap((wave) =>
      (['sin', 'cos'] as const).map((shape) => ({
        name: `${shape}_${period}${wave === 1 ? '' : `_${wave}`}`,
        period: period / wave,
        shape,
      })),
    ),
  );
}

/** The fields that leave the step: the waves at the end. What is no date has none. */
export function describeWaves(values: Settings, all: readonly FieldType[]): readonly FieldType[] {
  const missing = values.time === '' ? 0 : null;
  return [...all, ...listWaves(values).map(({ name }) => numberFeature(name, missing))];
}

export const fourierFeaturesNode = defineTableNode({
  kind: 'fourierFeatures',
  family: 'series',
  title: { en: 'Fourier features', zh: '傅里叶特征' },
  docs: {
    en: 'Says where in a period each row lies, as a point on a circle: a sine and a cosine for the day, the week, the turn of a shaft. With them a network sees that 23:59 is next to 0:00, and more waves let even a straight line follow any shape that repeats.\n\nTake a column of time where there is one. Counting rows starts with the first row that is there: rows that a model is asked about later must then begin where a period begins. For parts of the calendar (months of different lengths) take *Date parts*.',
    zh: '用圆周上的点表示每一行处在周期的哪个位置：为一天、一周或轴的一转各给出一个正弦和一个余弦。这样网络就能看到 23:59 与 0:00 相邻；增加波数后，即使一条直线也能拟合任何重复的形状。\n\n有时间列时请使用时间列。按行号计数从第一行开始：以后要预测的数据也必须从一个周期的起点开始。对于日历部分（长短不一的月份），请用“日期成分”。',
  },
  icon: 'AudioWaveform',
  keywords: [
    'Fourier',
    'sine',
    'cosine',
    'seasonality',
    'cyclic',
    'harmonics',
    'time of day',
    '傅里叶',
    '正弦',
    '周期',
    '季节性',
  ],
  params: fourierFeaturesParams,
  check(values, dataset): readonly NodeProblem[] {
    if (!readPeriods(values.periods)) {
      const fixes = [{ type: 'setValue' as const, node: '', parameter: 'periods', value: '24' }];
      const problem = { code: 'series.periods', severity: 'error' as const, parameter: 'periods', fixes };
      return [{ ...problem, values: { text: values.periods } }];
    }
    const wrong = checkTime(values.time, dataset);
    return wrong.length > 0
      ? wrong
      : checkNewNames(
          dataset,
          listWaves(values).map(({ name }) => name),
        );
  },
  describe: describeWaves,
  examples: [
    {
      title: 'adds a sine and a cosine of a week of rows',
      values: { periods: '7' },
      inputs: { data: [weatherDataset] },
      output: { ...weatherDataset, fields: [...weatherDataset.fields, numberFeature('sin_7'), numberFeature('cos_7')] },
    },
    {
      title: 'adds waves of dates',
      values: { periods: '365.25', waves: 2, time: 'day', unit: 'days' },
      inputs: { data: [weatherDataset] },
      output: {
        ...weatherDataset,
        fields: [
          ...weatherDataset.fields,
          numberFeature('sin_365.25', null),
          numberFeature('cos_365.25', null),
          numberFeature('sin_365.25_2', null),
          numberFeature('cos_365.25_2', null),
        ],
      },
    },
    {
      title: 'refuses what is no length',
      values: { periods: 'day' },
      inputs: { data: [weatherDataset] },
      output: 'rejected',
    },
  ],
});
