import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/base/appError.ts';
import { answer, createClient, type Port } from '../../../shared/ipc/rpc.ts';
import { studioContract } from '../../../shared/ipc/studioContract.ts';
import { createPagePorts } from '../../main/pagePorts.ts';
import { createStudioBridge } from '../../preload/studioBridge.ts';
import { describeFolders } from '../appFolders.ts';
import { createForkLauncher } from '../forkLauncher.ts';
import { makeTemporaryFolder } from '../testing/temporaryFolder.ts';
import type { Desktop } from './desktop.ts';
import { openStudioServices } from './studioServices.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const entries = path.join(root, 'dist', 'electron');
const userData = makeTemporaryFolder();
/** A person who cancels every dialog. */
const desktop: Desktop = {
  askOpen: async () => null,
  askSave: async () => null,
  openExternal: async () => {
    throw new AppError('external.refused', { url: '' });
  },
  showInFolder: () => undefined,
  answerClose: () => undefined,
};

const services = await openStudioServices({
  folders: describeFolders({ userData, resources: path.join(root, 'resources'), entries }),
  launcher: createForkLauncher(entries),
  log: () => undefined,
  desktop,
  app: { version: '0', electron: '0', developmentElectron: false, platform: 'test', locale: 'zh-CN' },
});
afterAll(() => services.close());

const unexpected: string[] = [];
/** A page and main, joined as Electron joins them: structured clones over one channel. */
function openPage(page: string) {
  let toPage: (page: unknown, message: unknown) => void = () => undefined;
  const ports = createPagePorts({
    send: (to, message) => queueMicrotask(() => toPage(to, structuredClone(message))),
    opened: (port) => {
      answer(port, studioContract, services.handlers, (call, error) => unexpected.push(`${call}: ${String(error)}`));
    },
  });
  const bridge = createStudioBridge({
    page,
    send: (_channel, from, message) => queueMicrotask(() => ports.receive(from, structuredClone(message))),
    receive: (_channel, listener) => {
      toPage = listener;
    },
    pathOfFile: () => '',
  });
  return { bridge, ports };
}

describe('the contract, answered', () => {
  const { bridge } = openPage('page 1');
  const client = createClient(bridge, studioContract);

  it('answers what the start page asks', async () => {
    expect((await client.call('getAppInfo', {})).engine).toBeNull();
    expect((await client.call('getSettings', {})).theme).toBe('system');
    expect((await client.call('listTemplates', {})).map(({ id }) => id)).toContain('fashion-mnist');
    expect(await client.call('listRecoverable', {})).toEqual([]);
    expect(await client.call('openProject', { path: null })).toBeNull();
    expect(services.language()).toBe('zh');
  });

  it('journals and recovers over the port', async () => {
    const { session, document } = await client.call('createProject', { template: null, name: 'over the port' });
    const entry = { sequence: 1, label: 'Edit', changes: [{ any: 'thing' }] };
    await client.call('journalEdits', { session, document, entries: [entry] });
    services.pageOpened();
    await expect.poll(() => client.call('listRecoverable', {})).toHaveLength(1);
    await client.call('discardRecoverable', { session });
    expect(await client.call('listRecoverable', {})).toEqual([]);
  });

  it('says a failure by its code', async () => {
    await expect(client.call('openProject', { path: '/none.loom' })).rejects.toMatchObject({
      code: 'project.notFound',
    });
    await expect(client.call('readMetrics', { run: '../../etc' })).rejects.toMatchObject({ code: 'run.notFound' });
    await expect(client.call('recoverProject', { session: 'gone' })).rejects.toMatchObject({ code: 'recovery.gone' });
  });

  it('refuses whatever does not fit, and never breaks', async () => {
    const replies: { readonly call: string; readonly reply: unknown }[] = [];
    const waiting = new Map<number, string>();
    let id = 1_000_000;
    const { bridge: hostile } = openPage('hostile');
    const stop = hostile.listen((message) => {
      const reply = message as { readonly id: number };
      replies.push({ call: waiting.get(reply.id) ?? '', reply });
      waiting.delete(reply.id);
    });
    const calls = [...Object.keys(studioContract.calls), '__proto__', 'constructor', 'toString', ''];
    const input = fc.oneof(
      fc.anything({ withNullPrototype: true, maxDepth: 3 }),
      fc.record({
        session: fc.oneof(fc.string(), fc.constantFrom('../x', '__proto__', '')),
        run: fc.oneof(fc.string(), fc.constantFrom('..', '../../x', '/etc', '__proto__')),
        path: fc.oneof(fc.string(), fc.constant(null), fc.constant('/etc/passwd')),
        document: fc.anything({ maxDepth: 2 }),
      }),
    );
    for (const payload of fc.sample(input, { numRuns: 60, seed: 7 })) {
      for (const call of calls) {
        waiting.set(++id, call);
        hostile.post({ type: 'call', id, call, input: payload });
      }
    }
    for (const raw of fc.sample(fc.anything(), { numRuns: 200, seed: 8 })) hostile.post(raw);
    await expect.poll(() => waiting.size, { timeout: 20_000 }).toBe(0);
    stop();
    const accepted = replies
      .filter(({ reply }) => (reply as { type: string }).type === 'result')
      .map(({ call }) => call);
    // Calls that take nothing take anything; all others want what they say.
    const harmless = new Set([
      'getAppInfo',
      'getMemory',
      'getServing',
      'stopServing',
      'getSettings',
      'setSettings',
      'listTemplates',
      'listRecentProjects',
      'listRecoverable',
      'closeProject',
      'discardRecoverable',
      'openProject',
      'removeRecentProject',
      'showInFolder',
    ]);
    expect([...new Set(accepted)].filter((call) => !harmless.has(call))).toEqual([]);
    expect(unexpected).toEqual([]);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
  });
});

describe('a page that is loaded again', () => {
  it('never hears what was meant for the page before', async () => {
    const heard: unknown[] = [];
    const opened: Port[] = [];
    const sent: [string, unknown][] = [];
    const ports = createPagePorts({
      send: (page, message) => sent.push([page, message]),
      opened: (port) => opened.push(port),
    });
    ports.receive('first', { n: 1 });
    ports.receive('second', { n: 2 });
    opened[0]?.post('late answer');
    expect(sent).toEqual([['first', 'late answer']]);
    opened[1]?.listen((message) => heard.push(message));
    ports.receive('second', { n: 3 });
    for (const bad of [null, 7, '', 'x'.repeat(101), {}]) ports.receive(bad, { n: 4 });
    expect(heard).toEqual([{ n: 3 }]);
    expect(opened).toHaveLength(2);

    let deliver: (page: unknown, message: unknown) => void = () => undefined;
    const second = createStudioBridge({
      page: 'second',
      send: () => undefined,
      receive: (_channel, listener) => {
        deliver = listener;
      },
      pathOfFile: () => '',
    });
    second.listen((message) => heard.push(message));
    for (const [page, message] of sent) deliver(page, message);
    expect(heard).toEqual([{ n: 3 }]);
    expect(Object.keys(second).sort()).toEqual(['listen', 'pathOfFile', 'post']);
  });
});
