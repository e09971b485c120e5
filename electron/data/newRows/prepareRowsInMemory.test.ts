import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { createDataHandlers } from '../dataHandlers.ts';
import { openPrepared } from '../preparedData.ts';
import {
  chainSteps,
  createCalls,
  createTestFolder,
  csvSource,
  fillStep,
  normaliseStep,
  oneHotStep,
  RESOURCES,
  scaleStep,
  splitStep,
  writeModelFolder,
} from '../testing/dataFixture.ts';

const folder = createTestFolder();
const calls = createCalls(folder);
const handlers = createDataHandlers(() => undefined);
const call = { signal: new AbortController().signal };
const places = { projectFolder: folder, resourcesFolder: RESOURCES };

async function makeModel(name: string, chain: ReturnType<typeof chainSteps>): Promise<string> {
  const { folder: prepared } = await calls.prepare(chain);
  const model = path.join(folder, name);
  writeModelFolder(model, chain, prepared);
  return model;
}

/** The numbers of a field of a prepared folder. */
async function readField(prepared: string, name: string): Promise<Float32Array> {
  const data = await openPrepared(prepared);
  const { rows, fields } = data.description;
  const out = new Float32Array(rows * (fields.find(({ type }) => type.name === name)?.elements ?? 0));
  data.gatherRows(
    name,
    Array.from({ length: rows }, (_, row) => row),
    out,
  );
  return out;
}

it('typed rows have the numbers that a prepared folder has, and dropped ones their place', async () => {
  const model = await makeModel(
    'table',
    chainSteps(
      csvSource('resource:penguins/penguins.csv', { target: 'species' }),
      fillStep({ numbers: 'dropRow', categories: 'mostFrequent' }),
      oneHotStep(),
      scaleStep(),
      splitStep(),
    ),
  );
  const { needed } = await handlers.describeNewRows({ modelFolder: model }, call);
  expect(needed.map(({ name }) => name)).toEqual([
    ...['island', 'bill_length_mm', 'bill_depth_mm', 'flipper_length_mm', 'body_mass_g', 'sex'],
  ]);
  const row = { bill_length_mm: 39.1, bill_depth_mm: '18.7', flipper_length_mm: 181, body_mass_g: 3750, sex: 'male' };
  const rows = [
    { ...row, island: 'Dream' },
    { ...row, island: 'Biscoe', body_mass_g: null },
    { ...row, island: null, bill_depth_mm: 17.1 },
  ];
  const written = await calls.newRows(model, { type: 'rows', rows });
  const fields = ['bill_length_mm', 'bill_depth_mm', 'island', 'sex'];
  const kept = await handlers.prepareRowsInMemory(
    { ...places, modelFolder: model, from: { type: 'rows', rows }, fields },
    call,
  );
  expect(kept.rows).toBe(2);
  expect(kept.sources).toEqual(written.sources);
  expect(kept.fields.map(({ name }) => name)).toEqual(fields);
  for (const { name, values } of kept.fields) expect(values).toEqual(await readField(written.folder, name));
  const unknown = { ...places, modelFolder: model, from: { type: 'rows' as const, rows }, fields: ['nothing'] };
  await expect(handlers.prepareRowsInMemory(unknown, call)).rejects.toMatchObject({ code: 'data.fieldHasNoNumbers' });
  // A model that was written again is read again.
  fs.writeFileSync(path.join(model, 'fitted.json'), '{');
  await expect(handlers.describeNewRows({ modelFolder: model }, call)).rejects.toMatchObject({
    code: 'data.modelBroken',
  });
});

it('images as bytes, several at once; a broken one keeps its place', async () => {
  const image = (grey: number) =>
    sharp({ create: { width: 9, height: 7, channels: 3, background: { r: grey, g: grey, b: grey } } })
      .png()
      .toBuffer();
  for (const name of ['dark', 'light']) {
    fs.mkdirSync(path.join(folder, 'pets', name), { recursive: true });
    fs.writeFileSync(path.join(folder, 'pets', name, '1.png'), await image(name === 'dark' ? 51 : 204));
  }
  const source = { kind: 'imageFolder', config: { folder: { path: 'pets' }, height: 4, width: 4, colour: 'grey' } };
  const model = await makeModel('images', chainSteps(source, normaliseStep, splitStep({ test: 0, validation: 0 })));
  const bytes = await image(102);
  const images = [bytes, Buffer.from('no image'), await image(255)];
  const kept = await handlers.prepareRowsInMemory(
    { ...places, modelFolder: model, from: { type: 'images', images }, fields: ['image'] },
    call,
  );
  expect(kept.sources.map(({ prepared, reason }) => reason?.code ?? prepared)).toEqual([0, 'data.notAnImage', 1]);
  const one = await calls.newRows(model, { type: 'imageBytes', base64: bytes.toString('base64') });
  expect(kept.fields[0]?.values.subarray(0, 16)).toEqual(await readField(one.folder, 'image'));
  expect([...(kept.fields[0]?.values.subarray(16) ?? [])]).toEqual(new Array(16).fill(1));
});
