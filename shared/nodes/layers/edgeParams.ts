import { pair } from '../params.ts';

/** How much each edge of an image gains or loses; before and after along one axis. */
export const rowEdges = (initial: readonly [number, number]) =>
  pair({
    label: { en: 'Top and bottom', zh: '上和下' },
    help: { en: 'Rows at the top and at the bottom.', zh: '上边和下边的行数。' },
    unit: { en: 'px', zh: '像素' },
    initial,
    min: 0,
    max: 4096,
    onCard: true,
  });

export const columnEdges = (initial: readonly [number, number]) =>
  pair({
    label: { en: 'Left and right', zh: '左和右' },
    help: { en: 'Columns at the left and at the right.', zh: '左边和右边的列数。' },
    unit: { en: 'px', zh: '像素' },
    initial,
    min: 0,
    max: 4096,
    onCard: true,
  });
