import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../../../shared/nodes/portType.ts';
import { findPrepare } from '../../chain.ts';
import { type Batch, columnAt, type NumberValues } from '../../columns.ts';

function field(shape: readonly number[], role: FieldType['role'] = 'feature'): FieldType {
  return { name: 'picture', dtype: 'uint8', shape, role, semantic: 'image', range: [0, 255] };
}

function batchOf(one: FieldType, values: NumberValues): Batch {
  const elements = one.shape.reduce<number>((product, size) => product * (size ?? 0), 1);
  const rows = values.length / elements;
  return {
    fields: [one],
    rowIds: Int32Array.from({ length: rows }, (_, row) => row),
    columns: [{ type: 'numbers', elements, values }],
  };
}

async function run(kind: string, config: object, one: FieldType, values: readonly number[]): Promise<number[]> {
  const prepare = findPrepare(kind);
  const batch = batchOf(one, Uint8Array.from(values));
  const fitted = await prepare.fit(config, [one], async function* () {
    yield batch;
  });
  const column = columnAt(prepare.ready(config, [one], fitted, 'training').apply(batch).batch, 0);
  return column.type === 'numbers' ? Array.from(column.values, (value) => Number(value.toFixed(4))) : [];
}

const square = [0, 100, 200, 40];
const colours = [10, 20, 30, 100, 200, 50];
const long = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

describe('pictures', () => {
  it.each([
    // By hand: centre on centre, 0.75 and 0.25 of two neighbours, edges kept.
    ['resizeImage', { size: [1, 4] }, field([1, 2, 1]), [0, 100], [0, 25, 75, 100]],
    ['resizeImage', { size: [1, 1] }, field([2, 2, 1]), square, [85]],
    ['resizeImage', { size: [2, 4], method: 'nearest' }, field([2, 2, 1]), square, [0, 0, 100, 100, 200, 200, 40, 40]],
    ['resizeImage', { size: [1, 4] }, field([1, 2, 1], 'target'), [0, 100], [0, 0, 100, 100]],
    ['resizeImage', { size: [1, 1] }, field([1, 2, 3]), colours, [55, 110, 40]],
    ['cropImage', { size: [1, 2] }, field([3, 4, 1]), long, [6, 7]],
    ['cropImage', { size: [2, 1], position: 'box', top: 1, left: 3 }, field([3, 4, 1]), long, [8, 12]],
    ['padImage', { size: [1, 6], fill: 'constant' }, field([1, 2, 1]), [5, 9], [0, 0, 5, 9, 0, 0]],
    ['padImage', { size: [1, 6], fill: 'nearest' }, field([1, 2, 1]), [5, 9], [5, 5, 5, 9, 9, 9]],
    ['padImage', { size: [1, 8], fill: 'reflect' }, field([1, 2, 1]), [5, 9], [9, 9, 5, 5, 9, 9, 5, 5]],
    ['padImage', { size: [1, 4], fill: 'nearest' }, field([1, 2, 1], 'target'), [5, 9], [0, 5, 9, 0]],
    ['greyImage', {}, field([1, 2, 3]), colours, [18, 153]],
    ['greyImage', {}, field([2, 2, 1]), square, square],
    // Two pictures of two pixels: means 20 and 60 by pixel, 40 in all.
    ['normaliseImage', { by: 'pixel' }, field([1, 2, 1]), [10, 50, 30, 70], [-1, -1, 1, 1]],
    ['normaliseImage', { by: 'channel' }, field([1, 2, 1]), [10, 50, 30, 70], [-1.3416, 0.4472, -0.4472, 1.3416]],
    ['normaliseImage', { by: 'picture' }, field([1, 2, 1]), [10, 50, 30, 70], [-1, 1, -1, 1]],
    ['normaliseImage', { by: 'picture' }, field([1, 2, 1]), [7, 7], [0, 0]],
  ])('%s %o', async (kind, config, one, values, expected) => {
    expect(await run(kind, config, one, values)).toEqual(expected);
  });
});
