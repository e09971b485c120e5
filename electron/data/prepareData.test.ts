import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pruneCache } from './cacheFolder.ts';
import { openPrepared, readPrepared, SPLIT_CODES } from './preparedData.ts';
import {
  chainSteps,
  createCalls,
  createTestFolder,
  csvSource,
  fillStep,
  normaliseStep,
  oneHotStep,
  scaleStep,
  selectStep,
  splitStep,
} from './testing/dataFixture.ts';

const folder = createTestFolder();
const calls = createCalls(folder);
const penguins = csvSource('resource:penguins/penguins.csv', { target: 'species' });
const readJson = (...names: string[]): unknown => JSON.parse(fs.readFileSync(path.join(...names), 'utf8'));

describe('penguins', () => {
  const chain = chainSteps(penguins, fillStep(), oneHotStep(), scaleStep(), splitStep({ method: 'stratified' }));

  it('become numbers that a network takes', async () => {
    const { folder: prepared, rows, cached, problems } = await calls.prepare(chain);
    expect({ rows, cached, problems }).toEqual({ rows: 344, cached: false, problems: [] });
    const data = await openPrepared(prepared);
    expect(data.description.fields.map(({ type, elements }) => `${type.name} ${type.dtype} ${elements}`)).toEqual([
      'species int32 1',
      'island float32 3',
      'bill_length_mm float32 1',
      'bill_depth_mm float32 1',
      'flipper_length_mm float32 1',
      'body_mass_g float32 1',
      'sex float32 2',
    ]);
    expect(data.description.fields[0]?.type.classes).toEqual(['Adelie', 'Chinstrap', 'Gentoo']);
    expect(data.description.splitCounts).toEqual({ train: 241, validation: 34, test: 69 });
    const species = new Int32Array(344);
    data.gatherRows('species', data.rowIds, species);
    expect([0, 1, 2].map((label) => species.filter((one) => one === label).length)).toEqual([152, 68, 124]);
    // Learned from the training rows, so there and only there the mean is 0 and the deviation 1.
    const train = data.rowsOf('train');
    const mass = new Float32Array(train.length);
    data.gatherRows('body_mass_g', train, mass);
    const mean = mass.reduce((sum, value) => sum + value, 0) / mass.length;
    expect(mean).toBeCloseTo(0, 5);
    expect(mass.reduce((sum, value) => sum + (value - mean) ** 2, 0) / mass.length).toBeCloseTo(1, 5);
  });

  it('are there at once the second time, and anew when a step or the file changes', async () => {
    const first = await calls.prepare(chain);
    expect(first.cached).toBe(true);
    const other = await calls.prepare(
      chainSteps(penguins, fillStep(), oneHotStep(), scaleStep(), splitStep({ seed: 7 })),
    );
    expect(other.cached).toBe(false);
    expect(other.hash).not.toBe(first.hash);
    fs.writeFileSync(path.join(folder, 'changing.csv'), 'a,b\n1,2.5\n3,4\n5,7\n');
    const changing = chainSteps(csvSource('changing.csv'), splitStep());
    const before = await calls.prepare(changing);
    fs.writeFileSync(path.join(folder, 'changing.csv'), 'a,b\n1,2.5\n3,4\n5,8\n');
    const after = await calls.prepare(changing);
    expect(after.cached).toBe(false);
    expect(after.hash).not.toBe(before.hash);
  });

  it('with another target: rows without one are left out and counted', async () => {
    const mass = chainSteps(
      penguins,
      selectStep({ mode: 'drop', columns: ['sex'], target: 'body_mass_g' }),
      oneHotStep(),
      splitStep(),
    );
    const { folder: prepared, rows, problems } = await calls.prepare(mass);
    expect(rows).toBe(342);
    expect(problems).toEqual([{ code: 'data.missingTargetCount', severity: 'warning', values: { count: 2 } }]);
    const { fields, dropped } = await readPrepared(prepared);
    expect(dropped).toEqual({ 'data.missingTarget': 2 });
    expect(fields.find(({ type }) => type.role === 'target')?.type).toMatchObject({
      name: 'body_mass_g',
      dtype: 'float32',
    });
  });
});

describe('no leakage', () => {
  const header = 'x,kind,y\n';
  const make = (seed: number) =>
    Array.from(
      { length: 200 },
      (_, row) => `${(row * 37 + seed) % 101}.5,${'abc'[(row * 7) % 3]},${row % 2 ? 'yes' : 'no'}`,
    );
  const write = (name: string, lines: readonly string[]) =>
    fs.writeFileSync(path.join(folder, name), `${header}${lines.join('\n')}\n`);
  // Wherever the split stands: first and last give the same rows to learn from.
  const before = [splitStep({ method: 'stratified' }), fillStep(), scaleStep(), oneHotStep()];
  const after = [fillStep(), scaleStep(), oneHotStep(), splitStep({ method: 'stratified' })];
  const learned = (prepared: string) =>
    Object.entries(readJson(prepared, 'fitted.json') as object)
      .map(([node, value]) => [node.replace(/_\d+$/, ''), value])
      .sort();

  it('learns nothing from rows that are not for training', async () => {
    const lines = make(0);
    write('leak.csv', lines);
    const first = await calls.prepare(chainSteps(csvSource('leak.csv'), ...after));
    const { split } = await openPrepared(first.folder);
    const held = lines.flatMap((_, row) => (split[row] === SPLIT_CODES.train ? [] : [row]));
    expect(held).toHaveLength(60);
    const texts = learned(first.folder);
    expect(JSON.stringify(texts)).toContain('shift');

    const changed = lines.map((line, row) =>
      split[row] === SPLIT_CODES.train ? line : line.replace(/^[^,]*,./, '99999,b'),
    );
    write('leak.csv', changed);
    const second = await calls.prepare(chainSteps(csvSource('leak.csv'), ...after));
    expect((await openPrepared(second.folder)).split).toEqual(split);
    expect(learned(second.folder)).toEqual(texts);

    const permuted = [...lines];
    for (const parity of [0, 1]) {
      // Only rows of the same class change places, or a stratified split would rightly be another.
      const places = held.filter((row) => row % 2 === parity);
      for (const [i, row] of places.entries()) permuted[row] = lines[places.at(-1 - i) ?? row] ?? '';
    }
    expect(permuted).not.toEqual(lines);
    write('leak.csv', permuted);
    const third = await calls.prepare(chainSteps(csvSource('leak.csv'), ...after));
    expect(learned(third.folder)).toEqual(texts);

    // And a training row does change it, or the test would show nothing.
    const train = split.indexOf(SPLIT_CODES.train);
    write(
      'leak.csv',
      lines.map((line, row) => (row === train ? line.replace(/^[^,]*/, '99999') : line)),
    );
    const fourth = await calls.prepare(chainSteps(csvSource('leak.csv'), ...after));
    expect(learned(fourth.folder)).not.toEqual(texts);
  });

  it('does not matter where the split stands', async () => {
    write('place.csv', make(5));
    const a = await calls.prepare(chainSteps(csvSource('place.csv'), ...before));
    const b = await calls.prepare(chainSteps(csvSource('place.csv'), ...after));
    expect(learned(a.folder)).toEqual(learned(b.folder));
    expect((await openPrepared(a.folder)).split).toEqual((await openPrepared(b.folder)).split);
  });
});

describe('Fashion-MNIST', () => {
  it('is prepared whole in a few seconds, as bytes that mean 0 … 1', async () => {
    const started = performance.now();
    const { folder: prepared } = await calls.prepare(
      chainSteps({ kind: 'fashionMnist', config: {} }, normaliseStep, splitStep({ seed: 0 })),
    );
    console.log(`Fashion-MNIST prepared in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    const data = await openPrepared(prepared);
    expect(data.description.splitCounts).toEqual({ train: 54_000, validation: 6000, test: 10_000 });
    expect(fs.statSync(path.join(prepared, 'field0.bin')).size).toBe(70_000 * 784);
    // Row 0 of the test part is an ankle boot; its sum of pixels as the original file has it.
    const image = new Float32Array(784);
    data.gatherRows('image', [60_000], image);
    const label = new Int32Array(1);
    data.gatherRows('label', [60_000], label);
    expect(data.description.fields[1]?.type.classes?.[label[0] ?? -1]).toBe('Ankle boot');
    expect(Math.max(...image)).toBeLessThanOrEqual(1);
    expect(image.every((value) => Math.fround(Math.round(value * 255) / 255) === value)).toBe(true);
    expect(image.some((value) => value > 0.5)).toBe(true);
  });
});

describe('what a prepared folder promises', () => {
  const chain = (seed: number) => chainSteps({ kind: 'fashionMnist', config: {} }, splitStep({ seed }));
  const leftovers = () => fs.readdirSync(calls.cacheFolder).filter((name) => name.endsWith('.tmp'));

  it('a cancelled preparation leaves nothing', async () => {
    const controller = new AbortController();
    const names = new Set(fs.readdirSync(calls.cacheFolder));
    const work = calls.prepare(chain(1), controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(work).rejects.toMatchObject({ code: 'data.cancelled' });
    expect(new Set(fs.readdirSync(calls.cacheFolder))).toEqual(names);
    expect(leftovers()).toEqual([]);
  });

  it('a file of another size, or a description that is none, is refused by name', async () => {
    const { folder: prepared } = await calls.prepare(chainSteps(penguins, fillStep(), splitStep({ seed: 9 })));
    const copy = path.join(folder, 'copy');
    const damage = async (name: string, change: (bytes: Buffer) => Buffer) => {
      fs.rmSync(copy, { recursive: true, force: true });
      fs.cpSync(prepared, copy, { recursive: true });
      fs.writeFileSync(path.join(copy, name), change(fs.readFileSync(path.join(copy, name))));
      return await openPrepared(copy).then(
        () => 'opened',
        (error: unknown) => error,
      );
    };
    const text = (bytes: Buffer, from: string | RegExp, to: string) => Buffer.from(bytes.toString().replace(from, to));
    expect(await damage('rowIds.bin', (bytes) => bytes)).toBe('opened');
    const broken = { code: 'data.preparedBroken' };
    expect(await damage('field2.bin', (bytes) => bytes.subarray(4))).toMatchObject({
      ...broken,
      values: { file: 'field2.bin 1372 ≠ 1376' },
    });
    expect(await damage('split.bin', (bytes) => Buffer.concat([bytes, bytes]))).toMatchObject(broken);
    expect(await damage('prepared.json', (bytes) => text(bytes, '"rows": 344', '"rows": 4000000000'))).toMatchObject(
      broken,
    );
    expect(await damage('prepared.json', (bytes) => text(bytes, '"field2.bin"', '"../prepared.json"'))).toMatchObject(
      broken,
    );
    expect(await damage('prepared.json', (bytes) => bytes.subarray(0, 100))).toMatchObject(broken);
    expect(await damage('prepared.json', (bytes) => text(bytes, '"elements": 1,', '"elements": -1,'))).toMatchObject(
      broken,
    );
  });

  it('gathers rows side by side', async () => {
    const { folder: prepared } = await calls.prepare(chainSteps(penguins, fillStep(), oneHotStep(), splitStep()));
    const data = await openPrepared(prepared);
    const rows = [5, 0, 343];
    const out = new Float32Array(rows.length * 5).fill(-1);
    data.gatherRows('bill_length_mm', rows, out, { stride: 5 });
    data.gatherRows('island', rows, out, { offset: 1, stride: 5 });
    expect([...out].map((value) => Math.round(value * 10) / 10)).toEqual([
      39.3, 0, 0, 1, -1, 39.1, 0, 0, 1, -1, 49.9, 1, 0, 0, -1,
    ]);
    expect(() => data.gatherRows('nothing', rows, out)).toThrow('data.fieldHasNoNumbers');
  });

  it('the cache forgets what was used least recently, and what a killed process left', async () => {
    const cache = path.join(folder, 'pruned');
    const put = (name: string, bytes: number, age: number) => {
      fs.mkdirSync(path.join(cache, name), { recursive: true });
      fs.writeFileSync(path.join(cache, name, 'field0.bin'), Buffer.alloc(bytes));
      const time = new Date(Date.now() - age * 1000);
      fs.utimesSync(path.join(cache, name), time, time);
    };
    const [old, middle, fresh] = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
    put(old ?? '', 1000, 300);
    put(middle ?? '', 1000, 200);
    put(fresh ?? '', 1000, 100);
    put(`${old}.999999999-0123abcd.tmp`, 10, 1);
    put(`${old}.${process.pid}-0123abcd.tmp`, 10, 1);
    put('somebody-elses', 9999, 999);
    await pruneCache(cache, path.join(cache, old ?? ''), 2000);
    expect(fs.readdirSync(cache).sort()).toEqual([old, `${old}.${process.pid}-0123abcd.tmp`, fresh, 'somebody-elses']);
  });

  it('says when nothing is left to train on', async () => {
    fs.writeFileSync(path.join(folder, 'hollow.csv'), 'a,b\n1,\n2,\n');
    await expect(calls.prepare(chainSteps(csvSource('hollow.csv'), splitStep()))).rejects.toMatchObject({
      code: 'data.noTrainingRows',
    });
    await expect(calls.prepare(chainSteps(csvSource('gone.csv'), splitStep()))).rejects.toMatchObject({
      code: 'data.fileMissing',
    });
  });
});
