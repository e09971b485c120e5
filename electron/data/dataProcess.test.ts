import { type ChildProcess, fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dataContract } from '../../shared/ipc/dataContract.ts';
import { createClient } from '../../shared/ipc/rpc.ts';
import { openPrepared } from './preparedData.ts';
import { chainSteps, createTestFolder, csvSource, normaliseStep, RESOURCES, splitStep } from './testing/dataFixture.ts';

/** The bundle, made by the set-up of the test run. */
const ENTRY = path.resolve(import.meta.dirname, '../../dist/electron/dataProcess.js');
const folder = createTestFolder();
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

/** Starts the process as core does on the command line. */
function start(name: string) {
  const child = fork(ENTRY, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  started.push(child);
  let log = '';
  child.stderr?.on('data', (chunk) => {
    log += String(chunk);
  });
  const client = createClient(
    {
      post: (message) => child.send(Object(message)),
      listen: (receive) => {
        child.on('message', receive);
        return () => child.off('message', receive);
      },
    },
    dataContract,
  );
  const cacheFolder = path.join(folder, name);
  const places = { projectFolder: folder, resourcesFolder: RESOURCES };
  return { child, client, cacheFolder, places, log: () => log };
}
const fashion = (seed: number) => chainSteps({ kind: 'fashionMnist', config: {} }, normaliseStep, splitStep({ seed }));
const exitOf = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

describe('the data process', () => {
  it('prepares, tells how far it is, and stays after a call that fails', async () => {
    const { client, cacheFolder, places, child, log } = start('works');
    const stages = new Set<string>();
    client.on('progress', ({ stage, done, total }) => {
      expect(done).toBeLessThanOrEqual(total);
      stages.add(stage);
    });
    const missing = client.call('prepare', { ...places, ...chainSteps(csvSource('gone.csv')), seed: 1, cacheFolder });
    await expect(missing).rejects.toMatchObject({
      code: 'data.fileMissing',
      values: { path: path.join(folder, 'gone.csv') },
    });
    const [source] = fashion(1).steps;
    if (!source) throw new Error('no step');
    // A folder where a file of the cache should be: the world fails, the process does not.
    fs.writeFileSync(path.join(folder, 'blocked'), '');
    const blocked = client.call('prepare', {
      ...places,
      ...fashion(1),
      seed: 1,
      cacheFolder: path.join(folder, 'blocked'),
    });
    await expect(blocked).rejects.toMatchObject({ code: 'data.writeFailed' });
    const { folder: prepared } = await client.call('prepare', { ...places, ...fashion(1), seed: 1, cacheFolder });
    expect((await openPrepared(prepared)).description.rows).toBe(70_000);
    expect(stages).toEqual(new Set(['reading', 'preparing']));
    expect((await client.call('readSourceFacts', { ...places, step: source })).rows).toBe(70_000);
    expect(log()).toBe('');
    const exit = exitOf(child);
    child.disconnect();
    expect(await exit).toBe(0);
  });

  it('heeds a cancel in the middle of writing, and leaves nothing behind', async () => {
    const { client, cacheFolder, places } = start('cancelled');
    const controller = new AbortController();
    client.on('progress', ({ stage, done }) => {
      if (stage === 'preparing' && done > 4000) controller.abort();
    });
    const work = client.call(
      'prepare',
      { ...places, ...fashion(2), seed: 1, cacheFolder },
      { signal: controller.signal },
    );
    await expect(work).rejects.toMatchObject({ code: 'data.cancelled' });
    expect(fs.readdirSync(cacheFolder)).toEqual([]);
    const again = await client.call('prepare', { ...places, ...fashion(2), seed: 1, cacheFolder });
    expect(again.cached).toBe(false);
  });

  it('killed in the middle, leaves no folder that could be taken for a whole one, and the next run sweeps up', async () => {
    const killed = start('killed');
    const half = new Promise<void>((resolve) => {
      killed.client.on('progress', ({ stage, done }) => {
        if (stage === 'preparing' && done > 4000) resolve();
      });
    });
    void killed.client
      .call('prepare', { ...killed.places, ...fashion(3), seed: 1, cacheFolder: killed.cacheFolder })
      .catch(() => {});
    await half;
    const exit = exitOf(killed.child);
    killed.child.kill('SIGKILL');
    await exit;
    expect(fs.readdirSync(killed.cacheFolder).filter((name) => !name.endsWith('.tmp'))).toEqual([]);
    const next = start('killed');
    const { folder: prepared } = await next.client.call('prepare', {
      ...next.places,
      ...fashion(3),
      seed: 1,
      cacheFolder: next.cacheFolder,
    });
    expect(fs.readdirSync(next.cacheFolder)).toEqual([path.basename(prepared)]);
    expect((await openPrepared(prepared)).description.rows).toBe(70_000);
  });
});
