import type { Shape } from '../base/shape.ts';
import type { DatasetType, FieldType, TensorType } from './portType.ts';

// Types that the examples of the definitions start from: small, real, and the same everywhere.

const digits: readonly string[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** 28×28 grey images in ten classes, pixels from 0 to 255. */
export const imageDataset: DatasetType = {
  carries: 'dataset',
  rows: 70_000,
  split: 'given',
  fields: [
    { name: 'image', dtype: 'uint8', shape: [28, 28, 1], role: 'feature', semantic: 'image', range: [0, 255] },
    { name: 'label', dtype: 'int32', shape: [], role: 'target', semantic: 'category', classes: digits },
  ],
};

export const islandField: FieldType = {
  name: 'island',
  dtype: 'string',
  shape: [],
  role: 'feature',
  semantic: 'category',
  classes: ['Biscoe', 'Dream', 'Torgersen'],
  missing: 0,
};
export const massField: FieldType = {
  name: 'body_mass_g',
  dtype: 'float32',
  shape: [],
  role: 'feature',
  semantic: 'number',
  missing: 2,
};
export const speciesField: FieldType = {
  name: 'species',
  dtype: 'string',
  shape: [],
  role: 'target',
  semantic: 'category',
  classes: ['Adelie', 'Chinstrap', 'Gentoo'],
  missing: 0,
};

/** A table with a number (two values missing), a category and a category to predict. */
export const tableDataset: DatasetType = {
  carries: 'dataset',
  rows: 344,
  split: 'none',
  fields: [islandField, massField, speciesField],
};

/** A table whose target is a number. */
export const priceDataset: DatasetType = {
  carries: 'dataset',
  rows: 500,
  split: 'split',
  validation: true,
  fields: [
    { name: 'area', dtype: 'float32', shape: [], role: 'feature', semantic: 'number', missing: 0 },
    { name: 'price', dtype: 'float32', shape: [], role: 'target', semantic: 'number', missing: 0 },
  ],
};

/** A data set with other fields or marks. */
export function datasetWith(base: DatasetType, changes: Partial<DatasetType>): DatasetType {
  return { ...base, ...changes };
}

/** A tensor of this shape, by default from the image data set. */
export function tensorOf(shape: Shape, marks: Partial<TensorType> = {}): TensorType {
  return { carries: 'tensor', dtype: 'float32', shape, dataset: imageDataset, ...marks };
}
