import type { ElectronApplication } from '@playwright/test';
import { STUDIO_CHANNEL } from '../shared/ipc/studioChannel.ts';
import { expect, test } from './app.ts';

const SCHEMES = [
  'https://example.com/',
  'http://127.0.0.1:9/',
  'file:///etc/passwd',
  'about:blank',
  'data:text/html,hello',
  'blob:https://example.com/0',
  'javascript:void(0)',
  'chrome://version/',
  'smb://host/share',
  'ms-msdt:/id',
];

test('the page has no Node, and of Electron only one port', async ({ studio }) => {
  const seen = await studio.page.evaluate(async () => {
    const names = ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname'];
    const bridge = window.studio ?? {};
    return {
      node: names.filter((name) => name in window),
      bridge: Object.entries(bridge).map(([name, value]) => `${name}: ${typeof value}`),
      electron: Object.getOwnPropertyNames(window).filter((name) => /electron|ipc/i.test(name)),
    };
  });
  expect(seen.node).toEqual([]);
  expect(seen.bridge.sort()).toEqual(['listen: function', 'pathOfFile: function', 'post: function']);
  expect(seen.electron).toEqual([]);

  const preferences = await studio.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return contents ? Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, []) : null;
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
});

test('the content security policy refuses evaluated, inline and remote code', async ({ studio }) => {
  const result = await studio.page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    const ran: string[] = [];
    Reflect.set(window, 'noteThatItRan', (name: string) => ran.push(name));
    const attempt = (work: () => void) => {
      try {
        work();
      } catch {
        // Refusing by an exception is as good as by an event.
      }
    };
    // In a task of its own: the debugger that runs this function may evaluate what the page may not.
    await new Promise<void>((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        attempt(() => {
          // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested.
          const evaluate = eval;
          evaluate('noteThatItRan("eval")');
        });
        attempt(() => {
          new Function('noteThatItRan("new Function")')();
        });
        attempt(() => {
          const script = document.createElement('script');
          script.textContent = 'noteThatItRan("inline script")';
          document.body.append(script);
        });
        attempt(() => {
          const script = document.createElement('script');
          script.src = 'data:text/javascript,noteThatItRan("data script")';
          document.body.append(script);
        });
        attempt(() => {
          const holder = document.createElement('div');
          holder.innerHTML = '<img src="x" onerror="noteThatItRan(\'handler\')">';
          document.body.append(holder);
        });
        attempt(() => {
          const image = document.createElement('img');
          image.src = 'https://example.com/pixel.png';
          document.body.append(image);
        });
        attempt(() => {
          const frame = document.createElement('iframe');
          frame.src = 'https://example.com/';
          document.body.append(frame);
        });
        resolve();
      };
      channel.port2.postMessage(null);
    });
    const fetched = await fetch('https://example.com/').then(
      () => 'answered',
      () => 'refused',
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { ran, fetched, violations: [...new Set(violations)] };
  });
  expect(result.ran).toEqual([]);
  expect(result.fetched).toBe('refused');
  for (const directive of ['img-src', 'frame-src', 'connect-src']) expect(result.violations).toContain(directive);

  const headers = await studio.page.evaluate(async () => {
    const pages = ['app://bundle/index.html', 'app://bundle/nothing-here.js'];
    const answers = await Promise.all(pages.map((address) => fetch(address)));
    return answers.map((answer) => answer.headers.get('content-security-policy') ?? '');
  });
  for (const policy of headers) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
  }
  // Chromium says every refusal aloud; here they are the result.
  studio.errors.length = 0;
  studio.requestsOutside.length = 0;
});

test('the window goes nowhere and opens nothing', async ({ studio }) => {
  const { page, app } = studio;
  const home = page.url();
  expect(home).toMatch(/^app:\/\/bundle\//);
  for (const address of SCHEMES) {
    for (const way of ['link', 'window.open', 'location', 'form'] as const) {
      // A page that goes away takes the answer with it; where the window is then is what counts.
      await page.evaluate(goTo, { address, way }).catch(() => undefined);
      await page.waitForTimeout(20);
      // Asked of main: Playwright goes on waiting for a navigation that has been refused.
      await expect.poll(() => describeWindow(app), { message: `${way} ${address}` }).toEqual({ home, shown: true });
    }
  }
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  studio.errors.length = 0;
  studio.requestsOutside.length = 0;
});

test('no permission is given but copying and full screen', async ({ studio }) => {
  const asked = await studio.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'display-capture'];
    const states = await Promise.all(
      names.map(async (name) => {
        try {
          const { state } = await navigator.permissions.query(JSON.parse(JSON.stringify({ name })));
          return `${name}: ${state}`;
        } catch {
          return `${name}: unknown`;
        }
      }),
    );
    const media = await navigator.mediaDevices.getUserMedia({ video: true, audio: true }).then(
      () => 'given',
      () => 'refused',
    );
    const screen = await navigator.mediaDevices.getDisplayMedia().then(
      () => 'given',
      () => 'refused',
    );
    const notification = await Notification.requestPermission();
    const place = await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        () => resolve('refused'),
      ),
    );
    return { states, media, screen, notification, place };
  });
  expect(asked.states.filter((line) => line.endsWith('granted'))).toEqual([]);
  expect(asked).toMatchObject({ media: 'refused', screen: 'refused', notification: 'denied', place: 'refused' });
  studio.errors.length = 0;
});

test('app:// serves the bundle and nothing else', async ({ studio }) => {
  const answers = await studio.page.evaluate(async () => {
    const paths = [
      '../package.json',
      '..%2fpackage.json',
      '%2e%2e/%2e%2e/package.json',
      '%2e%2e%2f%2e%2e%2fpackage.json',
      '..%5c..%5cpackage.json',
      'assets/..%2f..%2f..%2fpackage.json',
      'index.html%00.png',
      '%00',
      '/etc/passwd',
      '%2fetc%2fpasswd',
      'C:%5cWindows%5cwin.ini',
      '.window.stamp',
    ];
    const statuses = await Promise.all(
      paths.map(async (path) => {
        const status = await fetch(`app://bundle/${path}`).then(
          (answer) => answer.status,
          () => 0,
        );
        return `${path} ${status}`;
      }),
    );
    const other = await fetch('app://elsewhere/index.html').then(
      (answer) => answer.status,
      () => 0,
    );
    const posted = await fetch('app://bundle/index.html', { method: 'POST' }).then(
      (answer) => answer.status,
      () => 0,
    );
    const own = await fetch('app://bundle/index.html').then((answer) => answer.status);
    return { statuses, other, posted, own };
  });
  expect(answers.own).toBe(200);
  expect(answers.statuses.filter((line) => !/ (404|0)$/.test(line))).toEqual([]);
  expect([404, 0]).toContain(answers.other);
  expect([404, 0]).toContain(answers.posted);
  studio.errors.length = 0;
});

test('calls that the contract does not know, and inputs that it does not allow, are refused', async ({ studio }) => {
  const codes = await studio.page.evaluate(async () => {
    const bridge = window.studio;
    if (!bridge) throw new Error('There is no bridge');
    let id = 900_000;
    const ask = (call: string, input: unknown) =>
      new Promise<string>((resolve) => {
        const own = id++;
        const stop = bridge.listen((message) => {
          if (typeof message !== 'object' || message === null || Reflect.get(message, 'id') !== own) return;
          stop();
          const error = Reflect.get(message, 'error');
          resolve(error ? String(Reflect.get(error, 'code')) : 'answered');
        });
        bridge.post({ type: 'call', id: own, call, input });
      });
    return {
      unknown: await ask('readFile', { path: '/etc/passwd' }),
      inherited: await ask('constructor', {}),
      proto: await ask('__proto__', {}),
      badInput: await ask('openProject', { path: 7 }),
      badNumber: await ask('setSettings', { uiScale: 1e9 }),
      script: await ask('openExternal', { url: 'javascript:alert(1)' }),
      file: await ask('openExternal', { url: 'file:///etc/passwd' }),
      disguised: await ask('openExternal', { url: 'https://example.com@evil.example' }),
    };
  });
  expect(codes.unknown).toBe('ipc.unknownCall');
  expect(codes.inherited).toBe('ipc.unknownCall');
  expect(codes.proto).toBe('ipc.unknownCall');
  expect(codes.badInput).toBe('ipc.badInput');
  expect(codes.badNumber).toBe('ipc.badInput');
  expect(codes).toMatchObject({ script: 'external.refused', file: 'external.refused', disguised: 'external.refused' });
});

test('a frame that is not the main one cannot call', async ({ studio }) => {
  const answered = await studio.app.evaluate(async ({ ipcMain, BrowserWindow }, channel) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) return 'no window';
    let replies = 0;
    const send = contents.send.bind(contents);
    contents.send = (...all) => {
      if (all[1] === 'forged') replies += 1;
      send(...all);
    };
    const message = { type: 'call', id: 1, call: 'getAppInfo', input: {} };
    for (const url of ['about:blank', '', 'https://example.com/', 'app://elsewhere/index.html']) {
      ipcMain.emit(channel, { sender: contents, senderFrame: { url, parent: null } }, 'forged', message);
    }
    ipcMain.emit(
      channel,
      { sender: contents, senderFrame: { url: 'app://bundle/index.html', parent: {} } },
      'forged',
      message,
    );
    ipcMain.emit(channel, { sender: contents, senderFrame: null }, 'forged', message);
    await new Promise((resolve) => setTimeout(resolve, 200));
    contents.send = send;
    return replies;
  }, STUDIO_CHANNEL);
  expect(answered).toBe(0);
});

/** Where the window is, and whether it shows the start page. */
async function describeWindow(app: ElectronApplication): Promise<{ home: string; shown: boolean }> {
  return await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const shown = await contents?.executeJavaScript('document.querySelector("[data-testid=start-page]") !== null');
    return { home: contents?.getURL() ?? '', shown: shown === true };
  });
}

/** Runs in the page: tries one way out of it. */
function goTo({ address, way }: { address: string; way: 'link' | 'window.open' | 'location' | 'form' }): void {
  if (way === 'link') {
    const link = document.createElement('a');
    link.href = address;
    document.body.append(link);
    link.click();
    link.remove();
  } else if (way === 'window.open') window.open(address);
  else if (way === 'location') location.href = address;
  else {
    const form = document.createElement('form');
    form.action = address;
    form.method = 'post';
    document.body.append(form);
    form.submit();
    form.remove();
  }
}
