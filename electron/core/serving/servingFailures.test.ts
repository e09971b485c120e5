import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { beforeAll, expect, it, vi } from 'vitest';
import { AppError } from '../../../shared/base/appError.ts';
import type { ServedRows } from '../../../shared/run/trainerProtocol.ts';
import type { ModelRows } from '../../../shared/serving/modelRows.ts';
import { writeSdk } from '../../../shared/serving/sdk/sdkFiles.ts';
import { makeTemporaryFolder } from '../testing/temporaryFolder.ts';
import { Batcher, type BatchReport } from './batcher.ts';
import { ModelProcess } from './modelProcess.ts';
import { createServingTest } from './testing/servedSample.ts';

const folder = makeTemporaryFolder();
const test = createServingTest(folder);

// Processes that load TensorFlow, on a machine that has other things to do as well.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let run = '';
beforeAll(async () => {
  run = await test.train();
});

interface Client {
  predict(row: unknown): Promise<{ readonly prediction: string; readonly probability: number }>;
  predictMany(rows: readonly unknown[], progress?: (done: number) => void): Promise<readonly { prediction: string }[]>;
  isReady(): Promise<boolean>;
}

/** The generated TypeScript client, as a module that runs. */
async function openClient(server: Awaited<ReturnType<typeof test.serve>>, options: object = {}): Promise<Client> {
  const model = server.status.models[0]?.model;
  if (!model) throw new Error('no model');
  const { code } = await transform(writeSdk(model, 'ts', server.address)['client.ts'] ?? '', { loader: 'ts' });
  const file = path.join(mkdtempSync(path.join(folder, 'sdk-')), 'client.mjs');
  writeFileSync(file, code);
  const module: { ModelClient: new (options: object) => Client } = await import(
    /* @vite-ignore */ pathToFileURL(file).href
  );
  return new module.ModelClient({ key: server.key, ...options });
}

it('a killed model is back, and callers of the SDK see no loss', async () => {
  const server = await test.serve([run]);
  const client = await openClient(server, { retries: 20, batchRows: 2 });
  const first = await client.predict({ a: 1, b: 2 });
  const progress: number[] = [];
  const rows = Array.from({ length: 5 }, (_, a) => ({ a, b: 7 }));
  expect(await client.predictMany(rows, (done) => progress.push(done))).toHaveLength(5);
  expect(progress).toEqual([2, 4, 5]);
  await expect(client.predict({ a: 1 })).rejects.toThrow(/"b" is missing/);
  await expect(client.predict({ a: 'x', b: 1 })).rejects.toThrow(/"a" is a number/);

  let stop = false;
  let answered = 0;
  let worst = 0;
  const callers = Array.from({ length: 8 }, async () => {
    while (!stop) {
      // Alone or in a batch: other kernels, the last bit may differ.
      const { probability } = await client.predict({ a: 1, b: 2 });
      worst = Math.max(worst, Math.abs(probability - first.probability));
      answered += 1;
    }
  });
  await expect.poll(() => answered, { timeout: 20_000 }).toBeGreaterThan(20);
  const [pid] = test.service.pids();
  const killedAt = performance.now();
  process.kill(pid ?? 0, 'SIGKILL');
  await expect.poll(() => client.isReady(), { interval: 5, timeout: 20_000 }).toBe(false);
  const downAfter = performance.now() - killedAt;
  await expect.poll(() => client.isReady(), { interval: 20, timeout: 60_000 }).toBe(true);
  console.log(
    `ready=false ${downAfter.toFixed(0)} ms, back ${(performance.now() - killedAt).toFixed(0)} ms after the kill`,
  );
  const before = answered;
  await expect.poll(() => answered, { timeout: 60_000 }).toBeGreaterThan(before + 20);
  stop = true;
  await Promise.all(callers);
  expect(worst).toBeLessThanOrEqual(1e-6);
  expect(test.service.status()?.models[0]).toMatchObject({ isReady: true, restarts: 1 });
});

it('a new version takes over without a lost request, and the old one ends', async () => {
  const server = await test.serve([run]);
  let stop = false;
  const seen = new Set<unknown>();
  const statuses = new Set<number>();
  const callers = Array.from({ length: 4 }, async () => {
    while (!stop) {
      const { status, body } = await server.ask('/predict', { row: { a: 1, b: 2 } });
      statuses.add(status);
      if (typeof body === 'object' && body !== null && 'version' in body) seen.add(body.version);
    }
  });
  await expect.poll(() => [...seen], { timeout: 20_000 }).toEqual(['1']);
  const [old] = test.service.pids();
  const status = await test.service.add(run, { replace: true });
  await expect.poll(() => [...seen], { timeout: 20_000 }).toEqual(['1', '2']);
  stop = true;
  await Promise.all(callers);
  expect([...statuses]).toEqual([200]);
  expect(status.models.map(({ model, labels }) => [model.version, labels])).toEqual([['2', ['production']]]);
  expect(() => process.kill(old ?? 0, 0)).toThrow();
  expect((await server.ask('/predict/sample/versions/1', { row: { a: 1, b: 2 } })).status).toBe(404);
});

it('requests that come while the model is busy go together, and each gets what it would get alone', async () => {
  const model = new ModelProcess(run, test.context.launcher, test.context.log);
  await model.untilReady();
  const reports: BatchReport[] = [];
  const outputs = [{ name: 'dense_2', shape: [2], width: 2 }];
  const batcher = new Batcher(
    (rows) => model.predict(rows),
    outputs,
    (report) => reports.push(report),
  );
  const requests = Array.from({ length: 60 }, (_, place): ModelRows => {
    const rows = 1 + (place % 3);
    return {
      rows,
      feeds: { input_1: Float32Array.from({ length: rows * 2 }, (__, i) => ((place * 7 + i * 3) % 23) / 2) },
    };
  });
  const alone: Float32Array[] = [];
  for (const request of requests) alone.push((await model.predict(request))[0]?.values ?? new Float32Array());
  const together = await Promise.all(requests.map((request) => batcher.predict(request)));
  let worst = 0;
  for (const [place, answer] of together.entries()) {
    const values = answer[0]?.values ?? new Float32Array();
    expect(values).toHaveLength(alone[place]?.length ?? -1);
    for (const [i, value] of values.entries())
      worst = Math.max(worst, Math.abs(value - (alone[place]?.[i] ?? Number.NaN)));
  }
  expect(worst).toBeLessThanOrEqual(1e-6);
  // The first went alone, as nobody else was there; the others as few calls as fit.
  expect(reports[0]?.requests).toBe(1);
  expect(reports.reduce((sum, one) => sum + one.requests, 0)).toBe(60);
  expect(reports.length).toBeLessThanOrEqual(4);
  await model.close();
});

it('a full queue refuses at once; a bad request fails alone', async () => {
  let answer: (served: readonly ServedRows[]) => void = () => undefined;
  const asked: number[] = [];
  const ask = ({ rows, feeds }: ModelRows) => {
    asked.push(rows);
    if (feeds.x?.includes(13)) return Promise.reject(new AppError('run.notFinite'));
    if (asked.length > 1) return Promise.resolve([{ layer: 'y', width: 1, values: feeds.x ?? new Float32Array() }]);
    return new Promise<readonly ServedRows[]>((resolve) => {
      answer = resolve;
    });
  };
  const limits = { rows: 100, waiting: 4, waitMs: 1000 };
  const batcher = new Batcher(ask, [{ name: 'y', shape: [1], width: 1 }], () => undefined, limits);
  const send = (value: number) => batcher.predict({ rows: 1, feeds: { x: Float32Array.of(value) } });
  const first = send(0);
  const waiting = Promise.allSettled([send(1), send(13), send(3), send(4)]);
  await expect(send(5)).rejects.toMatchObject({ code: 'serve.busy' });
  answer([{ layer: 'y', width: 1, values: Float32Array.of(0) }]);
  await first;
  const settled = await waiting;
  expect(settled.map((one) => (one.status === 'fulfilled' ? one.value[0]?.values[0] : 'failed'))).toEqual([
    1,
    'failed',
    3,
    4,
  ]);
  expect(asked).toEqual([1, 4, 1, 1, 1, 1]);
  await batcher.untilIdle();
});

it('stopping answers what is under way', async () => {
  const server = await test.serve([run]);
  const answers = Array.from({ length: 10 }, () => server.ask('/predict', { row: { a: 1, b: 2 } }));
  // Let them arrive.
  await expect
    .poll(() => test.service.status()?.counts.requests ?? 0, { interval: 1, timeout: 20_000 })
    .toBeGreaterThan(0);
  await test.service.stop();
  const statuses = (await Promise.allSettled(answers)).map((one) =>
    one.status === 'fulfilled' ? one.value.status : 'lost',
  );
  expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  expect(test.service.status()).toBeNull();
});
