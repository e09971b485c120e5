import { AppError } from '../../shared/base/appError.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import type { NumberArray } from './arrays.ts';
import type { Column } from './columns.ts';
import { readClassNumbers } from './csv/typedColumns.ts';
import { openColumns } from './openColumns.ts';
import type { OpenSource } from './sourceImplementation.ts';

export interface NamedArray {
  readonly name: string;
  readonly array: NumberArray;
}

/** Whole numbers 0 … k − 1 with at most so many values are classes. */
const MAX_CLASSES = 1000;
const BATCH_BYTES = 8 * 1024 * 1024;

/**
 * Arrays whose first axis are the rows, as a data set: one to learn from, and one to predict. Bytes with two axes a row (and
 * one or three channels) are images.
 * Errors: `data.rowsDiffer`, `data.arrayBroken` for an array without rows.
 */
export function openArrays(features: NamedArray, target: NamedArray | null): OpenSource {
  const rows = rowsOf(features);
  if (target && rowsOf(target) !== rows) {
    throw new AppError('data.rowsDiffer', {
      a: features.name,
      rowsA: rows,
      b: target.name,
      rowsB: rowsOf(target),
    });
  }
  const all = [describeFeatures(features), ...(target ? [describeTarget(target)] : [])];
  const elements = all.reduce((sum, { column }) => sum + (column.type === 'numbers' ? column.elements : 1), 0);
  return openColumns({
    fields: all.map(({ field }) => field),
    columns: all.map(({ column }) => column),
    rows,
    batchRows: Math.max(1, Math.min(4096, Math.floor(BATCH_BYTES / Math.max(1, elements)))),
  });
}

function rowsOf({ name, array }: NamedArray): number {
  const [rows] = array.dims;
  if (rows === undefined) throw new AppError('data.arrayBroken', { path: name, reason: '()' });
  return rows;
}

interface Described {
  readonly field: FieldType;
  readonly column: Column;
}

function columnOf({ array }: NamedArray): Column {
  const elements = array.dims.slice(1).reduce((product, dim) => product * dim, 1);
  return { type: 'numbers', elements, values: array.values };
}

function describeFeatures(named: NamedArray): Described {
  const { name, array } = named;
  const shape = array.dims.slice(1);
  const [, , channels] = shape;
  const isImage =
    array.dtype === 'uint8' && (shape.length === 2 || (shape.length === 3 && (channels === 1 || channels === 3)));
  if (isImage) {
    const image = shape.length === 2 ? [...shape, 1] : shape;
    return {
      field: { name, dtype: 'uint8', shape: image, role: 'feature', semantic: 'image', range: [0, 255], missing: 0 },
      column: columnOf(named),
    };
  }
  return {
    field: { name, dtype: 'float32', shape, role: 'feature', semantic: 'number', missing: countMissing(named) },
    column: columnOf(named),
  };
}

function describeTarget(named: NamedArray): Described {
  const { name, array } = named;
  // A column of labels is often stored with an axis of one.
  const shape = array.dims.slice(1).filter((dim, axis) => dim !== 1 || axis > 0);
  const classes = shape.length === 0 && array.dtype !== 'float32' ? readClassNumbers(array.values, MAX_CLASSES) : null;
  if (classes) {
    return {
      field: { name, dtype: 'int32', shape: [], role: 'target', semantic: 'category', classes, missing: 0 },
      column: { type: 'numbers', elements: 1, values: Int32Array.from(array.values) },
    };
  }
  return {
    field: { name, dtype: 'float32', shape, role: 'target', semantic: 'number', missing: countMissing(named) },
    column: columnOf(named),
  };
}

function countMissing({ array }: NamedArray): number {
  let missing = 0;
  for (const value of array.values) if (Number.isNaN(value)) missing++;
  return missing;
}
