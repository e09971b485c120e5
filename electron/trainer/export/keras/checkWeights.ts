import { AppError } from '../../../../shared/base/appError.ts';
import type { Hdf5Array } from './hdf5.ts';

/** Every array read back has to be the one written, bit by bit. Errors: `export.modelBroken`. */
export function requireEqual(file: string, written: readonly Hdf5Array[], read: readonly (Hdf5Array | null)[]): void {
  for (const [place, { path, shape, data }] of written.entries()) {
    const other = read[place];
    const isSame =
      other?.data.length === data.length &&
      other.shape.join() === shape.join() &&
      data.every((value, at) => Object.is(value, other.data[at]));
    if (!isSame) throw new AppError('export.modelBroken', { path: file, reason: path });
  }
}
