import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { compareOutputs } from './compareOutputs.ts';
import { encodePng } from './encodePng.ts';
import { formatCell, formatResults, readProbabilities } from './resultsFile.ts';

describe('cells of a results file', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+x', "'+x"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['a=b', 'a=b'],
    ['two, "three"', '"two, ""three"""'],
    ['line\nfeed', '"line\nfeed"'],
    [' space', '" space"'],
    ['项目', '项目'],
    ['', ''],
  ])('%j becomes %j', (text, cell) => {
    expect(formatCell(text)).toBe(cell);
  });

  it('numbers stay numbers', () => {
    expect([-1, 0.25, 1e-7, Number.NaN, Number.POSITIVE_INFINITY].map(formatCell)).toEqual([
      '-1',
      '0.25',
      '1e-7',
      '',
      '',
    ]);
  });

  it('keeps every row in its place, with the reason of a dropped one', () => {
    const reason = { code: 'data.missingCell', severity: 'error' as const, values: { field: 'a' } };
    const rows = [
      { name: '1', values: [0.25, 0.75], reason: null, seen: null },
      { name: '2', values: null, reason, seen: null },
    ];
    expect(formatResults(rows, 'kind', ['=x', 'y'], 'en').split('\r\n')).toEqual([
      'row,kind,probability,p(=x),p(y),note',
      '1,y,0.75,0.25,0.75,',
      '2,,,,,“a” is empty.',
      '',
    ]);
    expect(formatResults([{ name: '1', values: [-2.5], reason: null, seen: null }], 'mass', null, 'en')).toBe(
      'row,mass,note\r\n1,-2.5,\r\n',
    );
  });

  it('reads one number as the probability of the second class', () => {
    expect(readProbabilities([0.25])).toEqual({ place: 0, probability: 0.75, all: [0.75, 0.25] });
  });
});

describe('the proof of an export', () => {
  it.each([
    [[1, 2], [1, 2], true],
    [[1000], [1000.009], true],
    [[1000], [1000.011], false],
    [[0.5], [0.50000999], true],
    [[0.5], [0.500011], false],
    [[1, 2], [1], false],
    [[1], [Number.NaN], false],
    [[Number.NaN], [Number.NaN], false],
    [[], [], false],
  ])('%j against %j: %s', (expected, actual, agrees) => {
    const asOutputs = (values: readonly number[]) => [{ layer: 'dense_1', width: 1, values: [...values] }];
    expect(compareOutputs(asOutputs(expected), asOutputs(actual)).agrees).toBe(agrees);
  });
});

describe('where two runtimes part', () => {
  it('is the first output that differs, and its first row that does', () => {
    const of = (layer: string, values: number[]) => ({ layer, width: 2, values });
    const expected = [of('dense_1', [0, 0, 0, 0]), of('dense_2', [1, 1, 1, 1])];
    const actual = [of('dense_1', [0, 0, 0, 1e-4]), of('dense_2', [2, 1, 1, 1])];
    expect(compareOutputs(expected, actual)).toEqual({
      agrees: false,
      maxDifference: 1,
      parting: { layer: 'dense_1', row: 1 },
    });
    expect(compareOutputs(expected, [of('dense_2', [0, 0, 0, 0])]).agrees).toBe(false);
    expect(compareOutputs(expected, expected)).toEqual({ agrees: true, maxDifference: 0, parting: null });
  });
});

describe('a picture of what the network saw', () => {
  it.each([1, 3] as const)('is a PNG that decodes to the same pixels (%i channels)', async (channels) => {
    const pixels = Uint8Array.from({ length: 5 * 4 * channels }, (_, place) => (place * 37) % 256);
    const { data, info } = await sharp(encodePng(pixels, 5, 4, channels))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([5, 4]);
    const decoded = info.channels === channels ? data : data.filter((_, place) => place % info.channels === 0);
    expect([...decoded]).toEqual([...pixels]);
  });
});
