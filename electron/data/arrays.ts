import type { NumberValues } from './columns.ts';

/** Numbers with axes, the rows first, row-major. */
export interface NumberArray {
  readonly dims: readonly number[];
  readonly values: NumberValues;
  /** As numbers go to a network: whole numbers stay whole ones. */
  readonly dtype: 'uint8' | 'int32' | 'float32';
}
