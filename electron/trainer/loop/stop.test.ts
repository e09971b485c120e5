import { expect, it } from 'vitest';
import { imageFields, referencePlan } from '../testing/examplePlans.ts';
import { makeExecutor, makeFolder, train } from '../testing/runSetup.ts';
import { quarterImages, writePreparedFolder } from '../testing/writePreparedFolder.ts';
import type { Executor } from './executor.ts';
import { RunControl } from './runControl.ts';

it('starts no batch after a stop, and prints how long it lets messages wait', async () => {
  const preparedFolder = await makeFolder('stop-data');
  await writePreparedFolder(preparedFolder, { fields: imageFields(28), ...quarterImages(400, 28) });
  const control = new RunControl();
  const real = await makeExecutor();
  let slowest = 0;
  let busy = 0;
  let longestBusy = 0;
  let steps = 0;
  let afterStop = 0;
  // Watches the real executor; nothing is replaced.
  const executor: Executor = {
    ...real,
    trainStep: (batch, step) => {
      const started = performance.now();
      const sums = real.trainStep(batch, step);
      const took = performance.now() - started;
      slowest = Math.max(slowest, took);
      busy += took;
      longestBusy = Math.max(longestBusy, busy);
      steps += 1;
      if (control.isStopping) afterStop += 1;
      return sums;
    },
  };
  const ticking = setInterval(() => {
    busy = 0;
    if (steps >= 20) control.stop();
  }, 1);
  const runFolder = await makeFolder('stop-run');
  const plan = referencePlan({ epochs: 1000 });
  const { failure } = await train({ runFolder, preparedFolder, plan, control, executor });
  clearInterval(ticking);
  console.log(`slowest batch ${slowest.toFixed(0)} ms, longest without a yield ${longestBusy.toFixed(0)} ms`);
  expect(failure).toBeNull();
  expect(afterStop).toBe(0);
});
