import type { DatasetType, FieldType } from '../../portType.ts';

// The data sets that the examples of the kinds on series start from.

const number = (name: string, changes: Partial<FieldType> = {}): FieldType => ({
  name,
  dtype: 'float32',
  shape: [],
  role: 'feature',
  semantic: 'number',
  missing: 0,
  ...changes,
});

export const dayField: FieldType = {
  name: 'day',
  dtype: 'string',
  shape: [],
  role: 'time',
  semantic: 'text',
  missing: 0,
};
export const windField = number('wind', { unit: 'm/s' });
export const rainField = number('rain');
export const heatField = number('heat', { role: 'target' });
export const stationField: FieldType = {
  name: 'station',
  dtype: 'string',
  shape: [],
  role: 'group',
  semantic: 'category',
  classes: ['A', 'B'],
  missing: 0,
};

/** Measurements day by day, and a number to predict. */
export const weatherDataset: DatasetType = {
  carries: 'dataset',
  rows: 60,
  split: 'none',
  fields: [dayField, windField, rainField, heatField],
};
/** The same with a station for each row. */
export const stationsDataset: DatasetType = { ...weatherDataset, fields: [...weatherDataset.fields, stationField] };
