import type { DatasetType, FieldType } from '../../portType.ts';

// The data sets that the examples of the kinds on texts start from.

export const mailField: FieldType = {
  name: 'mail',
  dtype: 'string',
  shape: [],
  role: 'feature',
  semantic: 'text',
  missing: 3,
};
export const kindField: FieldType = {
  name: 'kind',
  dtype: 'string',
  shape: [],
  role: 'target',
  semantic: 'category',
  classes: ['ham', 'spam'],
  missing: 0,
};
export const sizeField: FieldType = {
  name: 'size',
  dtype: 'float32',
  shape: [],
  role: 'feature',
  semantic: 'number',
  missing: 0,
};

/** Letters, a number and what they are. */
export const mailDataset: DatasetType = {
  carries: 'dataset',
  rows: 500,
  split: 'none',
  fields: [mailField, sizeField, kindField],
};
/** No text at all. */
export const textlessDataset: DatasetType = { ...mailDataset, fields: [sizeField] };
