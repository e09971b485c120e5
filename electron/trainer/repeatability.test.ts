import { createHash } from 'node:crypto';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../shared/base/seededRandom.ts';
import type { Plan } from '../../shared/pipeline/plan.ts';
import { RUN_FILES } from '../../shared/run/runFiles.ts';
import { readCheckpoint } from './loop/checkpoint.ts';
import type { NamedTensor } from './loop/executor.ts';
import { imageFields } from './testing/examplePlans.ts';
import { makeFolder } from './testing/runSetup.ts';
import { SIDE, tenModels } from './testing/tenModels.ts';
import { startTrainer } from './testing/trainerProcess.ts';
import { quarterImages, writePreparedFolder } from './testing/writePreparedFolder.ts';

// What a run promises, in processes of their own. `npm run figures:determinism` and `figures:kills` run it twenty times each.
const REPEATS = Number(process.env.TENSORLOOM_REPEATS ?? 2);
const KILLS = Number(process.env.TENSORLOOM_KILLS ?? 3);
const MINUTES = 60_000;

let preparedFolder = '';
beforeAll(async () => {
  preparedFolder = await makeFolder('repeat-data');
  await writePreparedFolder(preparedFolder, { fields: imageFields(SIDE), ...quarterImages(200, SIDE) });
});

describe(`the same seed ${REPEATS} times, each in a fresh process`, () => {
  it.each(tenModels())(
    '%s: the same bits in every weight and in the optimizer',
    async (name, plan) => {
      const hashes: string[] = [];
      // Two at a time: also under load, and in half the time.
      for (let done = 0; done < REPEATS; done += 2) {
        const runs = Array.from({ length: Math.min(2, REPEATS - done) }, () => runOnce(plan));
        hashes.push(...(await Promise.all(runs)));
      }
      const alike = hashes.filter((hash) => hash === hashes[0]).length;
      console.log(`${name}: ${alike} of ${REPEATS} alike (${hashes[0]?.slice(0, 12)})`);
      expect(hashes).toHaveLength(REPEATS);
      expect(alike).toBe(REPEATS);
    },
    REPEATS * MINUTES,
  );
});

describe(`killed at ${KILLS} random moments and continued`, () => {
  const [, plan] = tenModels({ epochs: 60 }).find(([name]) => name === 'convolution') ?? [];
  const kill = createRandom(Number(process.env.TENSORLOOM_KILL_SEED ?? 11));

  it(
    'has not one weight that differs from the run that nobody killed',
    async () => {
      if (!plan) throw new Error('There is no such model');
      const whole = await makeFolder('kill-whole');
      const begun = performance.now();
      await finish(plan, whole, false);
      const length = performance.now() - begun;
      const wanted = await readLast(whole);
      let killed = 0;
      let differing = 0;
      for (let time = 0; time < KILLS; time++) {
        const folder = await makeFolder('kill-parts');
        const trainer = startTrainer({ task: 'train', runFolder: folder, preparedFolder, plan, resume: false });
        const timer = setTimeout(trainer.kill, kill() * length);
        const { signal } = await trainer.exited;
        clearTimeout(timer);
        if (signal === 'SIGKILL') killed += 1;
        await finish(plan, folder, true);
        differing += countDifferent(await readLast(folder), wanted);
      }
      console.log(`${killed} of ${KILLS} runs were killed while they lived; numbers that differ: ${differing}`);
      expect(killed).toBeGreaterThan(0);
      expect(differing).toBe(0);
    },
    (KILLS + 1) * MINUTES,
  );
});

async function runOnce(plan: Plan): Promise<string> {
  const folder = await makeFolder('repeat-run');
  await finish(plan, folder, false);
  const tensors = await readLast(folder);
  const hash = createHash('sha256');
  for (const { data } of tensors) hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return hash.digest('hex');
}

/** Trains to the last epoch. A run that had already come there has nothing left to do, and says so. */
async function finish(plan: Plan, runFolder: string, resume: boolean): Promise<void> {
  const trainer = startTrainer({ task: 'train', runFolder, preparedFolder, plan, resume });
  const { code } = await trainer.exited;
  expect(code, trainer.log.join('\n')).toBe(0);
}

async function readLast(folder: string): Promise<readonly NamedTensor[]> {
  const { state } = await readCheckpoint(path.join(folder, RUN_FILES.lastCheckpoint));
  return [...state.weights, ...state.optimizer];
}

function countDifferent(got: readonly NamedTensor[], wanted: readonly NamedTensor[]): number {
  expect(got.map(({ name }) => name)).toEqual(wanted.map(({ name }) => name));
  let differing = 0;
  for (const [index, { data }] of wanted.entries()) {
    const other = got[index]?.data ?? [];
    for (let at = 0; at < data.length; at++) differing += Number(!Object.is(data[at], other[at]));
  }
  return differing;
}
