import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { predictRows } from '../electron/core/runs/predictRows.ts';
import { createServingTest } from '../electron/core/serving/testing/servedSample.ts';
import { makeTemporaryFolder } from '../electron/core/testing/temporaryFolder.ts';
import { writeSdk } from '../shared/serving/sdk/sdkFiles.ts';
import { writeSnippet } from '../shared/serving/snippets.ts';
import { oraclePython } from './oraclePython.ts';

const folder = makeTemporaryFolder();
const test = createServingTest(folder);

/** Runs a Python program beside the client; warnings are errors. */
async function python(program: string, key: string): Promise<string> {
  const file = path.join(folder, 'client', 'use.py');
  writeFileSync(file, program);
  const env = { ...process.env, TENSORLOOM_KEY: key, TENSORLOOM_ADDRESS: '' };
  return (await promisify(execFile)(oraclePython(), ['-W', 'error', file], { env })).stdout;
}

it('the Python client asks a live server: the same numbers, errors with sentences, batches with progress', async () => {
  const run = await test.train();
  const rows = Array.from({ length: 5 }, (_, a) => ({ a, b: 2.5 * a }));
  const trained = await predictRows(run, { type: 'rows', rows }, test.context);
  const server = await test.serve([run]);
  const model = server.status.models[0]?.model;
  if (!model) throw new Error('no model');
  mkdirSync(path.join(folder, 'client'));
  for (const [name, text] of Object.entries(writeSdk(model, 'python', server.address))) {
    writeFileSync(path.join(folder, 'client', name), text);
  }
  const out = await python(
    `import json, typing
import sample_client
from sample_client import ModelClient, ServingError
client = ModelClient(batch_rows=2)
done = []
found = client.predict_many(json.loads(${JSON.stringify(JSON.stringify(rows))}), lambda n, total: done.append([n, total]))
errors = []
for act in (
    lambda: client.predict({"a": 1}),
    lambda: client.predict({"a": "x", "b": 1}),
    lambda: client.predict({"a": float("nan"), "b": 1}),
    lambda: ModelClient(key="A" * 43).predict({"a": 1, "b": 2}),
    lambda: ModelClient(address="http://example.com"),
    lambda: ModelClient(address="http://127.0.0.1:9", retries=1).predict({"a": 1, "b": 2}),
):
    try:
        act()
        errors.append("nothing")
    except ServingError as error:
        errors.append("%d %s" % (error.status, error))
typing.get_type_hints(ModelClient.predict)
print(json.dumps({
    "ready": client.is_ready(),
    "done": done,
    "labels": [one.prediction for one in found],
    "values": [list(one.probabilities.values()) for one in found],
    "errors": errors,
}))
`,
    server.key,
  );
  const answer: { labels: string[]; values: number[][]; done: number[][]; ready: boolean; errors: string[] } =
    JSON.parse(out);
  expect(answer.ready).toBe(true);
  expect(answer.done).toEqual([
    [2, 5],
    [4, 5],
    [5, 5],
  ]);
  for (const [place, { values }] of trained.entries()) {
    for (const [i, value] of (values ?? []).entries()) {
      expect(Math.abs(value - (answer.values[place]?.[i] ?? Number.NaN))).toBeLessThanOrEqual(1e-6);
    }
  }
  expect(answer.labels).toHaveLength(5);
  const [missing, text, nan, key, plain, refused] = answer.errors;
  expect(missing).toMatch(/^0 Row 1: "b" is missing/);
  expect(text).toMatch(/^0 Row 1: "a" has a value of another type/);
  expect(nan).toMatch(/^0 Row 1: "a"/);
  expect(key).toMatch(/^401 A key is needed/);
  expect(plain).toMatch(/^0 The key is not sent without TLS/);
  expect(refused).toMatch(/^0 No server at/);
  // The lines of the panel, as they are copied.
  expect(await python(writeSnippet(model, server.address, 'python'), server.key)).toMatch(
    /'prediction': '(=high|low)'/,
  );
});
