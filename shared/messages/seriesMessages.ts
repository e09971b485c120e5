import type { Text } from '../base/text.ts';

/** What the kinds on series find wrong. */
export const seriesMessages = {
  'series.noChannels': {
    en: 'There is no column of numbers to look at. Choose the channels; the column to predict may be one of them.',
    zh: '没有可供查看的数值列。请选择通道；要预测的列也可以作为通道。',
  },
  'series.manyClasses': {
    en: '“{field}” is a class, and only one can be predicted for each window: predict one step.',
    zh: '“{field}”是类别，每个窗口只能预测一个：请只预测一步。',
  },
  'series.wideTarget': {
    en: '“{field}” is more than one number a row and cannot be predicted here.',
    zh: '“{field}”每行包含多个数，无法在此预测。',
  },
  'series.gaps': {
    en: '{rows} rows have an empty cell, and no window with one of them is used. Fill the gaps before cutting windows.',
    zh: '有 {rows} 行含空单元格，包含它们的窗口都不会使用。请在切分窗口之前填补空缺。',
  },
  'series.noWindow': {
    en: 'Not one window fits: there are {rows} rows, {gaps} of them with an empty cell. Take a shorter window, or fill the gaps.',
    zh: '没有一个可用的窗口：共有 {rows} 行，其中 {gaps} 行含空单元格。请缩短窗口，或先填补空缺。',
  },
  'series.lags': {
    en: '“{text}” is no list of whole numbers from 1 to {limit}, such as 1, 2, 7.',
    zh: '“{text}”不是由 1 到 {limit} 的整数组成的列表，例如 1, 2, 7。',
  },
  'series.periods': {
    en: '“{text}” is no list of lengths above 0, such as 24, 168.',
    zh: '“{text}”不是由大于 0 的长度组成的列表，例如 24, 168。',
  },
  'series.noTime': {
    en: '{rows} rows have no time that can be read in “{field}” and are left out.',
    zh: '{rows} 行在“{field}”中没有可识别的时间，已去掉。',
  },
  'error.series.tooManyIntervals': {
    en: 'From the first to the last time there would be {intervals} rows; at most {limit} are made. Take a longer interval, or leave out empty ones.',
    zh: '从最早到最晚的时间将产生 {intervals} 行，最多允许 {limit} 行。请使用更长的间隔，或去掉空的间隔。',
  },
  'series.noStatistic': {
    en: 'Nothing is switched on, so nothing is added.',
    zh: '没有打开任何一项，因此不会添加内容。',
  },
  'series.needsTime': {
    en: '“{field}” has no time that can be read in row {row} (“{value}”). Dates such as 2024-03-31 or 2024-03-31 18:30 can be read, and plain numbers.',
    zh: '“{field}”第 {row} 行（“{value}”）不是可识别的时间。可识别 2024-03-31、2024-03-31 18:30 这样的日期以及普通数值。',
  },
} satisfies Readonly<Record<string, Text>>;
