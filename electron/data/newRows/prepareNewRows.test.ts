import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPrepared } from '../preparedData.ts';
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
  writeModelFolder,
} from '../testing/dataFixture.ts';

const folder = createTestFolder();
const calls = createCalls(folder);
type Chain = ReturnType<typeof chainSteps>;

async function makeModel(name: string, chain: Chain): Promise<{ model: string; prepared: string }> {
  const { folder: prepared } = await calls.prepare(chain);
  const model = path.join(folder, name);
  writeModelFolder(model, chain, prepared);
  return { model, prepared };
}

/** All numbers of all features of a prepared folder, row by row. */
async function readFeatures(prepared: string): Promise<number[][]> {
  const data = await openPrepared(prepared);
  const rows = Array.from({ length: data.description.rows }, (_, row) => row);
  const columns = data.description.fields.filter(({ type, file }) => type.role === 'feature' && file !== null);
  return rows.map((row) =>
    columns.flatMap(({ type, elements }) => {
      const out = new Float32Array(elements);
      data.gatherRows(type.name, [row], out);
      return [...out];
    }),
  );
}

describe('rows of a table', () => {
  let model = '';
  let trained: number[][] = [];
  const chain = chainSteps(
    csvSource('resource:penguins/penguins.csv', { target: 'species' }),
    selectStep({ mode: 'drop', columns: ['sex'] }),
    fillStep({ numbers: 'median' }),
    oneHotStep(),
    scaleStep(),
    splitStep({ method: 'stratified' }),
  );
  const csv = fs.readFileSync(
    path.resolve(import.meta.dirname, '../../../resources/datasets/penguins/penguins.csv'),
    'utf8',
  );
  const write = (name: string, text: string) => {
    fs.writeFileSync(path.join(folder, name), text);
    return { type: 'csv', path: name } as const;
  };
  beforeAll(async () => {
    const made = await makeModel('table', chain);
    model = made.model;
    trained = await readFeatures(made.prepared);
  });

  it('are prepared as the training rows were: all at once, by id, and one by one', async () => {
    const all = await calls.newRows(model, write('all.csv', csv));
    expect(all.sources).toHaveLength(344);
    expect(all.sources[3]).toEqual({ name: '4', prepared: 3, reason: null });
    expect(await readFeatures(all.folder)).toEqual(trained);
    const some = await calls.newRows(model, { type: 'rowIds', rowIds: [300, 3, 41] });
    expect(some.sources.map(({ name, prepared }) => `${name} ${prepared}`)).toEqual(['301 0', '4 1', '42 2']);
    expect(await readFeatures(some.folder)).toEqual([trained[300], trained[3], trained[41]]);
    const [header, ...lines] = csv.trim().split('\n');
    const names = header?.split(',') ?? [];
    for (const row of [0, 3, 250, 343]) {
      const cells = Object.fromEntries((lines[row] ?? '').split(',').map((cell, i) => [names[i] ?? '', cell]));
      const one = await calls.newRows(model, { type: 'rows', rows: [cells] });
      expect(await readFeatures(one.folder)).toEqual([trained[row]]);
    }
  });

  it('need only the columns that the model takes, in any order, with any decimal sign', async () => {
    const [, line] = csv.split('\n');
    const [, island, length, depth, flipper, mass] = line?.split(',') ?? [];
    const text = `note;body_mass_g;flipper_length_mm;bill_depth_mm;bill_length_mm;island\nx;${mass};${flipper};${depth?.replace('.', ',')};${length?.replace('.', ',')};${island}\n`;
    const from = write('other.csv', text);
    expect(await readFeatures((await calls.newRows(model, from)).folder)).toEqual([trained[0]]);
  });

  it('name the column that is missing, or that holds a text', async () => {
    const missing = calls.newRows(model, write('missing.csv', 'island,bill_length_mm\nDream,40\n'));
    await expect(missing).rejects.toMatchObject({ code: 'data.columnMissing', values: { column: 'bill_depth_mm' } });
    const text = calls.newRows(model, write('text.csv', csv.replace('39.5,17.4', 'long,17.4')));
    await expect(text).rejects.toMatchObject({
      code: 'data.notANumber',
      values: { column: 'bill_length_mm', row: 2, value: 'long' },
    });
    const typed = calls.newRows(model, { type: 'rows', rows: [{ island: 'Dream' }] });
    await expect(typed).rejects.toMatchObject({ code: 'data.columnMissing' });
    await expect(calls.newRows(model, { type: 'imageFile', path: 'all.csv' })).rejects.toMatchObject({
      code: 'data.needsTable',
    });
  });

  it('stay in place when they are dropped, with the reason', async () => {
    const strict = await makeModel(
      'strict',
      chainSteps(
        csvSource('resource:penguins/penguins.csv', { target: 'species' }),
        fillStep({ numbers: 'dropRow', categories: 'dropRow' }),
        oneHotStep(),
        splitStep(),
      ),
    );
    const rows = csv.split('\n').slice(0, 6).join('\n');
    const { sources, rows: prepared } = await calls.newRows(strict.model, write('holes.csv', `${rows}\n`));
    expect(prepared).toBe(4);
    expect(sources.map(({ prepared: place, reason }) => reason?.code ?? place)).toEqual([
      0,
      1,
      2,
      'data.missingCell',
      3,
    ]);
    expect(sources[3]?.reason?.values).toEqual({ field: 'bill_length_mm' });
    // Without a step that fills, a network would answer with no number.
    const bare = await makeModel(
      'bare',
      chainSteps(csvSource('resource:penguins/penguins.csv', { target: 'species' }), oneHotStep(), splitStep()),
    );
    const bareRows = await calls.newRows(bare.model, { type: 'rowIds', rowIds: [3, 0] });
    expect(bareRows.sources.map(({ prepared: place, reason }) => reason?.code ?? place)).toEqual([
      'data.missingCell',
      0,
    ]);
  });

  it('need not have what the network does not take, even where a step would drop them for it', async () => {
    const { model: narrow } = await makeModel(
      'narrow',
      chainSteps(
        csvSource('resource:penguins/penguins.csv', { target: 'species' }),
        fillStep({ numbers: 'dropRow', categories: 'dropRow' }),
        oneHotStep(),
        scaleStep(),
        splitStep({ seed: 5 }),
      ),
    );
    const layers = [{ node: 'input_1', fields: ['body_mass_g', 'island'] }, { node: 'dense_1' }];
    fs.writeFileSync(path.join(narrow, 'net.json'), JSON.stringify({ model: { layers } }));
    const rows = [
      { body_mass_g: 4000, island: 'Dream' },
      { body_mass_g: null, island: 'Dream' },
    ];
    const { sources, folder: prepared } = await calls.newRows(narrow, { type: 'rows', rows });
    expect(sources.map(({ prepared: place, reason }) => reason?.code ?? place)).toEqual([0, 'data.missingCell']);
    const data = await openPrepared(prepared);
    const island = new Float32Array(3);
    data.gatherRows('island', [0], island);
    expect([...island]).toEqual([0, 1, 0]);
    const lacking = calls.newRows(narrow, { type: 'rows', rows: [{ island: 'Dream' }] });
    await expect(lacking).rejects.toMatchObject({ code: 'data.columnMissing', values: { column: 'body_mass_g' } });
  });

  it('by id are refused when the file has changed since', async () => {
    fs.writeFileSync(path.join(folder, 'moving.csv'), 'a,b\n1,2.5\n3,4\n5,7\n');
    const moving = await makeModel('moving', chainSteps(csvSource('moving.csv'), splitStep()));
    fs.appendFileSync(path.join(folder, 'moving.csv'), '6,8\n');
    await expect(calls.newRows(moving.model, { type: 'rowIds', rowIds: [0] })).rejects.toMatchObject({
      code: 'data.sourceChanged',
    });
  });

  it('a model with a broken file is refused by its name', async () => {
    fs.cpSync(model, path.join(folder, 'broken'), { recursive: true });
    fs.writeFileSync(path.join(folder, 'broken', 'fitted.json'), '{');
    await expect(calls.newRows(path.join(folder, 'broken'), { type: 'rowIds', rowIds: [0] })).rejects.toMatchObject({
      code: 'data.modelBroken',
      values: { file: 'fitted.json' },
    });
  });
});

describe('images', () => {
  it('of any size become what the model takes; a broken one keeps its place', async () => {
    const image = (grey: number, width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: { r: grey, g: grey, b: grey } } })
        .png()
        .toBuffer();
    for (const [name, bytes] of [
      ['dark/1.png', await image(51, 8, 8)],
      ['light/1.png', await image(204, 8, 8)],
    ] as const) {
      fs.mkdirSync(path.join(folder, 'pets', path.dirname(name)), { recursive: true });
      fs.writeFileSync(path.join(folder, 'pets', name), bytes);
    }
    const { model } = await makeModel(
      'images',
      chainSteps(
        { kind: 'imageFolder', config: { folder: { path: 'pets' }, height: 4, width: 4, colour: 'grey' } },
        normaliseStep,
        splitStep({ test: 0, validation: 0 }),
      ),
    );
    const new_ = path.join(folder, 'new');
    fs.mkdirSync(new_);
    const large = await image(102, 300, 200);
    fs.writeFileSync(path.join(new_, 'a.png'), large);
    fs.writeFileSync(path.join(new_, 'b.png'), large.subarray(0, large.length - 20));
    fs.writeFileSync(path.join(new_, 'c.png'), await image(255, 1, 1));
    const { sources, folder: prepared } = await calls.newRows(model, { type: 'imageFolder', path: 'new' });
    expect(sources.map(({ name, prepared: place, reason }) => `${name} ${reason?.code ?? place}`)).toEqual([
      'a.png 0',
      'b.png data.imageBroken',
      'c.png 1',
    ]);
    const features = await readFeatures(prepared);
    expect(features).toEqual([new Array(16).fill(Math.fround(0.4)), new Array(16).fill(1)]);
    const bytes = await calls.newRows(model, { type: 'imageBytes', base64: large.toString('base64') });
    expect(await readFeatures(bytes.folder)).toEqual([features[0]]);
    const file = await calls.newRows(model, { type: 'imageFile', path: path.join(new_, 'c.png') });
    expect(await readFeatures(file.folder)).toEqual([features[1]]);
    const nothing = await calls.newRows(model, {
      type: 'imageBytes',
      base64: Buffer.from('no image').toString('base64'),
    });
    expect(nothing).toMatchObject({
      rows: 0,
      sources: [{ name: '1', prepared: null, reason: { code: 'data.notAnImage' } }],
    });
  });
});
