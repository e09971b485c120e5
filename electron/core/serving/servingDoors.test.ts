import { beforeAll, describe, expect, it, vi } from 'vitest';
import { predictRows } from '../runs/predictRows.ts';
import { makeTemporaryFolder } from '../testing/temporaryFolder.ts';
import { createServingTest } from './testing/servedSample.ts';

const test = createServingTest(makeTemporaryFolder());

// Processes that load TensorFlow, on a machine that has other things to do as well.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let run = '';
let server: Awaited<ReturnType<typeof test.serve>>;
let trained: (readonly number[])[] = [];
const rows = [
  { a: 1, b: 2 },
  { a: 10, b: 12 },
  { a: 4.5, b: 5.5 },
];
const matrix = rows.map(({ a, b }) => [a, b]);

beforeAll(async () => {
  run = await test.train();
  trained = (await predictRows(run, { type: 'rows', rows }, test.context)).map(({ values }) => values ?? []);
  server = await test.serve([run]);
});

/** Every number of an answer, in its order. */
function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap(numbersOf);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

function expectTrained(value: unknown): void {
  const got = numbersOf(value);
  const wanted = trained.flat();
  expect(got).toHaveLength(wanted.length);
  for (const [place, number] of got.entries()) {
    expect(Math.abs(number - (wanted[place] ?? 0))).toBeLessThanOrEqual(1e-6);
  }
}

function pick(value: unknown, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

describe('served is trained, through every door', () => {
  it('plain rows by column names', async () => {
    const { status, body } = await server.ask('/predict', { rows });
    expect(status).toBe(200);
    expect(body).toMatchObject({ model: 'sample', version: '1' });
    const predictions = pick(body, 'predictions');
    expectTrained(Array.isArray(predictions) ? predictions.map((one: unknown) => pick(one, 'probabilities')) : null);
    expect(pick(predictions, 0, 'prediction')).toMatch(/^(=high|low)$/);
    for (const address of ['/predict/sample', '/predict/sample/versions/1']) {
      expect((await server.ask(address, { rows })).body).toEqual(body);
    }
  });

  it('the Open Inference Protocol, nested and flat, and by version', async () => {
    const input = { name: 'input_1', shape: [3, 2], datatype: 'FP32' };
    const nested = await server.ask('/v2/models/sample/infer', { id: 'q7', inputs: [{ ...input, data: matrix }] });
    const flat = await server.ask('/v2/models/sample/versions/1/infer', {
      inputs: [{ ...input, datatype: 'FP64', data: matrix.flat() }],
      outputs: [{ name: 'dense_2' }],
    });
    expect([nested.status, flat.status]).toEqual([200, 200]);
    expect(nested.body).toMatchObject({
      model_name: 'sample',
      model_version: '1',
      id: 'q7',
      outputs: [{ name: 'dense_2', datatype: 'FP32', shape: [3, 2] }],
    });
    expectTrained(pick(nested.body, 'outputs', 0, 'data'));
    expect(pick(flat.body, 'outputs')).toEqual(pick(nested.body, 'outputs'));
  });

  it('TensorFlow Serving, by rows, by columns, named and not, by version and label', async () => {
    const answers = await Promise.all([
      server.ask('/v1/models/sample:predict', { instances: matrix }),
      server.ask('/v1/models/sample/versions/1:predict', { instances: matrix.map((input_1) => ({ input_1 })) }),
      server.ask('/v1/models/sample/labels/production:predict', { inputs: matrix }),
      server.ask('/v1/models/sample:predict', { signature_name: 'serving_default', inputs: { input_1: matrix } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const predictions = answers.slice(0, 2).map(({ body }) => pick(body, 'predictions'));
    const outputs = answers.slice(2).map(({ body }) => pick(body, 'outputs'));
    for (const found of [...predictions, ...outputs]) {
      expectTrained(found);
      expect(found).toHaveLength(3);
    }
  });
});

describe('what it says about itself', () => {
  it.each([
    ['/v2', { name: 'tensorloom', version: '1.0.0', extensions: [] }],
    ['/v2/health/live', { live: true }],
    ['/v2/health/ready', { ready: true }],
    ['/v2/models/sample/ready', { name: 'sample', ready: true }],
    ['/v2/models/sample/versions/1/ready', { name: 'sample', ready: true }],
    [
      '/v2/models/sample',
      {
        name: 'sample',
        versions: ['1'],
        platform: 'tensorloom',
        inputs: [{ name: 'input_1', datatype: 'FP32', shape: [-1, 2] }],
        outputs: [{ name: 'dense_2', datatype: 'FP32', shape: [-1, 2] }],
      },
    ],
    ['/v1/models/sample', { model_version_status: [{ version: '1', state: 'AVAILABLE' }] }],
    ['/v1/models/sample/versions/1', { model_version_status: [{ version: '1', state: 'AVAILABLE' }] }],
    ['/v1/models/sample/labels/production', { model_version_status: [{ version: '1', state: 'AVAILABLE' }] }],
    ['/v1/models/sample/metadata', { model_spec: { name: 'sample', signature_name: '', version: '1' } }],
  ])('GET %s', async (address, expected) => {
    const { status, body } = await server.ask(address);
    expect(status).toBe(200);
    expect(body).toMatchObject(expected);
  });

  it('describes its API by the real columns, and every address of the description is there', async () => {
    const { body } = await server.ask('/openapi.json');
    expect(body).toMatchObject({ openapi: '3.1.0' });
    const row = pick(body, 'components', 'schemas', 'sample.Row');
    expect(row).toMatchObject({ required: ['a', 'b'], properties: { a: { type: ['number', 'null'], examples: [0] } } });
    const paths = Object.entries(pick(body, 'paths') ?? {});
    expect(paths.length).toBeGreaterThan(10);
    for (const [address, methods] of paths) {
      const example = pick(methods, 'post', 'requestBody', 'content', 'application/json', 'example');
      const { status } = await server.ask(address, example);
      expect(`${address} ${status}`).toBe(`${address} 200`);
    }
  });

  it('counts for Prometheus', async () => {
    await server.ask('/predict', { rows });
    const { body } = await server.ask('/metrics');
    const text = String(body);
    expect(text).toMatch(/tensorloom_inference_count_total\{model="sample",version="1"\} [1-9]/);
    expect(text).toMatch(/tensorloom_request_duration_seconds_bucket\{le="0\.05",door="predict"\} [1-9]/);
    expect(text).toMatch(/tensorloom_model_ready\{model="sample",version="1"\} 1/);
    expect(test.service.status()?.counts.requests).toBeGreaterThan(3);
  });
});

describe('what does not fit is said', () => {
  const infer = (input: unknown) => ({ inputs: [input] });
  const tensor = { name: 'input_1', shape: [1, 2], datatype: 'FP32', data: [1, 2] };
  const v2 = '/v2/models/sample/infer';
  const v1 = '/v1/models/sample:predict';
  it.each<[string, string, unknown, number, RegExp]>([
    ['no model', '/predict/other', { rows }, 404, /no model/],
    ['no version', '/predict/sample/versions/7', { rows }, 404, /no such version/],
    ['no rows', '/predict', { rows: [] }, 400, /At least one row/],
    ['an unknown column', '/predict', { rows: [{ a: 1, c: 2 }] }, 400, /"c"; known are "a", "b"/],
    ['a column missing', '/predict', { rows: [{ a: 1 }] }, 400, /“b”/],
    ['a text for a number', '/predict', { rows: [{ a: 'x', b: 2 }] }, 400, /“a”/],
    ['a list for a cell', '/predict', { rows: [{ a: [1], b: 2 }] }, 400, /a number, a text or null/],
    ['an image for a table', '/predict', { image: 'AAAA' }, 400, /"rows" or "row"/],
    ['two forms at once', '/predict', { rows, row: rows[0] }, 400, /"rows" or "row"/],
    ['a list', '/predict', [1], 400, /JSON object/],
    ['too many rows', '/predict', { rows: new Array(5000).fill(rows[0]) }, 413, /4096/],
    ['v2: no inputs', v2, {}, 400, /inputs/],
    ['v2: no such input', v2, infer({ ...tensor, name: 'x' }), 400, /no input "x"/],
    ['v2: twice the same', v2, { inputs: [tensor, tensor] }, 400, /twice/],
    ['v2: another shape', v2, infer({ ...tensor, shape: [2, 1] }), 400, /expected \[-1,2\]/],
    ['v2: too few numbers', v2, infer({ ...tensor, data: [1] }), 400, /does not have the shape/],
    ['v2: texts', v2, infer({ ...tensor, datatype: 'BYTES', data: ['a', 'b'] }), 400, /BYTES/],
    ['v2: null', v2, infer({ ...tensor, data: [1, null] }), 400, /null where a number/],
    ['v2: too large for float32', v2, infer({ ...tensor, data: [1, 1e300] }), 400, /float32/],
    ['v2: ragged', v2, infer({ ...tensor, shape: [2, 2], data: [[1, 2], [3]] }), 400, /different lengths/],
    ['v2: no such output', v2, { inputs: [tensor], outputs: [{ name: 'x' }] }, 400, /no output "x"/],
    ['v2: no rows', v2, infer({ ...tensor, shape: [0, 2], data: [] }), 400, /At least one row/],
    ['v1: neither', v1, {}, 400, /Exactly one/],
    ['v1: both', v1, { instances: matrix, inputs: matrix }, 400, /Exactly one/],
    ['v1: no such signature', v1, { signature_name: 'x', instances: matrix }, 400, /no signature/],
    ['v1: another shape', v1, { instances: [[1, 2, 3]] }, 400, /expected \[-1,2\]/],
    ['v1: bytes', v1, { instances: [{ b64: 'AAAA' }] }, 400, /lacks the input/],
    ['v1: another verb', '/v1/models/sample:classify', { instances: matrix }, 404, /nothing at this/],
  ])('%s', async (_name, address, body, status, sentence) => {
    const answer = await server.ask(address, body);
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.body ?? {})).toEqual(['error']);
    expect(pick(answer.body, 'error')).toMatch(sentence);
  });
});
