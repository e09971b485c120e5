// npm run bench:serving: requests a second at 32 connections, and how much longer an answer takes than the model itself. Figures only,
// never a pass or a failure. FastAPI is not compared: the Python environment of the oracles does not have it.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { ensureBuild } from './build.mjs';
import { runMain } from './runMain.mjs';
import { PROJECT_ROOT } from './setup/paths.mjs';

const CONNECTIONS = 32;
const SECONDS = Number(process.argv[2] ?? 5);
const CLI = path.join(PROJECT_ROOT, 'dist', 'electron', 'cli.js');

/** @param {string} folder */
function train(folder) {
  const out = path.join(folder, 'run');
  const template = path.join(PROJECT_ROOT, 'resources', 'templates', 'penguin-species.loom');
  const args = [CLI, 'run', template, '--out', out, '--epochs', '2'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return out;
}

/** @param {string} run */
async function serve(run) {
  const child = spawn(process.execPath, [CLI, 'serve', run, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TENSORLOOM_KEY: '' },
  });
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    if (text.includes('\n')) break;
  }
  return { child, ...JSON.parse(text) };
}

/**
 * @param {{ address: string, key: string }} server
 * @param {string} at
 * @param {unknown} body
 * @param {number} connections
 */
async function load(server, at, body, connections) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const payload = JSON.stringify(body);
  const url = new URL(server.address + at);
  const headers = {
    authorization: `Bearer ${server.key}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(payload),
  };
  const ask = () =>
    new Promise((resolve, reject) => {
      const request = http.request(url, { method: 'POST', headers, agent }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode));
      });
      request.on('error', reject);
      request.end(payload);
    });
  /** @type {number[]} */
  const times = [];
  let failures = 0;
  const work = async (/** @type {number} */ until) => {
    while (performance.now() < until) {
      const started = performance.now();
      if ((await ask()) !== 200) failures += 1;
      times.push(performance.now() - started);
    }
  };
  const all = (/** @type {number} */ ms) =>
    Promise.all(Array.from({ length: connections }, () => work(performance.now() + ms)));
  await all(1000);
  times.length = 0;
  failures = 0;
  await all(SECONDS * 1000);
  agent.destroy();
  times.sort((a, b) => a - b);
  const quantile = (/** @type {number} */ share) => (times[Math.floor(share * times.length)] ?? Number.NaN).toFixed(2);
  return { perSecond: Math.round(times.length / SECONDS), p50: quantile(0.5), p99: quantile(0.99), failures };
}

await runMain(async () => {
  await ensureBuild({ window: false });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tensorloom-bench-serving-'));
  try {
    const server = await serve(train(folder));
    try {
      const { model } = server.models[0];
      const row = Object.fromEntries(
        model.columns.map((/** @type {{ name: string, example: unknown }} */ { name, example }) => [name, example]),
      );
      const [input] = model.inputs;
      const data = new Array(input.width).fill(0.5);
      const infer = { inputs: [{ name: input.name, shape: [1, ...input.shape], datatype: 'FP32', data }] };
      const doors = [
        ['POST /predict, one row', '/predict', { rows: [row] }],
        ['POST /v2 infer, one row', `/v2/models/${model.name}/infer`, infer],
      ];
      process.stdout.write(`${os.cpus().length} cores, client and server share them; ${SECONDS} s each\n`);
      for (const [name, at, body] of doors) {
        for (const connections of [1, CONNECTIONS]) {
          const { perSecond, p50, p99, failures } = await load(server, String(at), body, connections);
          process.stdout.write(
            `${name}, c=${connections}: ${perSecond}/s, p50 ${p50} ms, p99 ${p99} ms, failed ${failures}\n`,
          );
        }
      }
      const headers = { authorization: `Bearer ${server.key}` };
      const metrics = await (await fetch(`${server.address}/metrics`, { headers })).text();
      const sum = /compute_duration_seconds_sum\{[^}]*\} ([\d.e-]+)/.exec(metrics)?.[1];
      const calls = /compute_duration_seconds_count\{[^}]*\} (\d+)/.exec(metrics)?.[1];
      const rows = /inference_count_total\{[^}]*\} (\d+)/.exec(metrics)?.[1];
      process.stdout.write(
        `model alone: ${((1000 * Number(sum)) / Number(calls)).toFixed(2)} ms a call, ${(Number(rows) / Number(calls)).toFixed(1)} rows a call\n`,
      );
    } finally {
      server.child.kill('SIGINT');
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return 0;
});
