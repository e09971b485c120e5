import http from 'node:http';
import net from 'node:net';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { makeTemporaryFolder } from '../testing/temporaryFolder.ts';
import { ServingService } from './servingService.ts';
import { createServingTest } from './testing/servedSample.ts';

const test = createServingTest(makeTemporaryFolder());

// Processes that load TensorFlow, on a machine that has other things to do as well.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let server: Awaited<ReturnType<typeof test.serve>>;
let port = 0;
beforeAll(async () => {
  server = await test.serve([await test.train()]);
  port = server.status.port;
});

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: http.OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

/** A request with exactly these headers: fetch would mend them. */
function ask({ method = 'POST', path = '/predict', headers = {}, body }: Asked) {
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port, method, path, headers, setHost: false, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

const row = JSON.stringify({ row: { a: 1, b: 2 } });
const good = () => ({
  host: `127.0.0.1:${port}`,
  authorization: `Bearer ${server.key}`,
  'content-type': 'application/json',
});

it('lets in what is right', async () => {
  for (const host of ['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST']) {
    expect((await ask({ headers: { ...good(), host: `${host}:${port}` }, body: row })).status).toBe(200);
  }
  const { authorization: _, ...bare } = good();
  expect((await ask({ headers: { ...bare, 'x-api-key': server.key }, body: row })).status).toBe(200);
  // The page that the server itself shows.
  expect((await ask({ headers: { ...good(), origin: `http://127.0.0.1:${port}` }, body: row })).status).toBe(200);
});

describe('refuses a page that a person has open in a browser', () => {
  const hosts = ['', 'evil.example', '127.0.0.1', 'localhost', '127.0.0.1:1', '0.0.0.0', '127.0.0.1.evil.example'];
  it.each(hosts)('Host "%s"', async (name) => {
    const host =
      /:\d+$/.test(name) || name === '' || name === '127.0.0.1' || name === 'localhost' ? name : `${name}:${port}`;
    const { status } = await ask({ headers: { ...good(), host }, body: row });
    expect(status).toBe(403);
  });

  it.each(['http://evil.example', 'null', 'https://localhost', 'http://localhost:1', 'file://', ''])(
    'Origin "%s"',
    async (origin) => {
      const { status, headers } = await ask({ headers: { ...good(), origin }, body: row });
      expect(status).toBe(403);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    },
  );

  it('a request from another origin to the page of the server', async () => {
    const headers = { ...good(), origin: `http://localhost:${port}` };
    expect((await ask({ headers, body: row })).status).toBe(403);
  });

  it('a preflight', async () => {
    const headers = { host: `127.0.0.1:${port}`, origin: 'http://evil.example' };
    expect((await ask({ method: 'OPTIONS', headers })).status).toBe(403);
  });
});

describe('refuses whoever has no key', () => {
  it.each<[string, () => http.OutgoingHttpHeaders]>([
    ['none', () => ({})],
    ['an empty one', () => ({ authorization: 'Bearer ' })],
    ['another', () => ({ authorization: `Bearer ${'A'.repeat(43)}` })],
    ['one that begins right', () => ({ authorization: `Bearer ${server.key.slice(0, -1)}` })],
    ['one that goes on', () => ({ authorization: `Bearer ${server.key}A` })],
    ['another scheme', () => ({ authorization: `Basic ${server.key}` })],
    ['a cookie', () => ({ cookie: `key=${server.key}` })],
  ])('%s', async (_name, headers) => {
    const { authorization: _, ...bare } = good();
    const answer = await ask({ headers: { ...bare, ...headers() }, body: row });
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
  });

  it('a key in the address', async () => {
    const { authorization: _, ...bare } = good();
    expect((await ask({ path: `/predict?key=${server.key}`, headers: bare, body: row })).status).toBe(401);
  });

  it.each(['/openapi.json', '/metrics', '/v2', '/v2/models/sample', '/v1/models/sample', '/nothing'])(
    'GET %s',
    async (path) => {
      const headers = { host: `127.0.0.1:${port}` };
      expect((await ask({ method: 'GET', path, headers })).status).toBe(401);
    },
  );

  it('but says that it lives, and shows the page that asks for the key', async () => {
    const headers = { host: `127.0.0.1:${port}` };
    for (const path of ['/v2/health/live', '/v2/health/ready', '/docs', '/docs/page.js', '/docs/page.css']) {
      expect((await ask({ method: 'GET', path, headers })).status).toBe(200);
    }
    const page = await ask({ method: 'GET', path: '/docs', headers });
    expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(page.text).not.toMatch(/https?:\/\//);
  });
});

describe('looks at things in order: Host, Origin, key, size, type, body', () => {
  const wrong: readonly [number, http.OutgoingHttpHeaders][] = [
    [403, { host: 'evil.example' }],
    [403, { origin: 'http://evil.example' }],
    [401, { authorization: 'Bearer x' }],
    [413, { 'content-length': 20_000_000 }],
    [415, { 'content-type': 'text/plain' }],
  ];
  it.each(wrong.map((_, from) => from))('from fault %i on', async (from) => {
    const headers = Object.assign({ ...good() }, ...wrong.slice(from).map(([, faulty]) => faulty));
    const answer = await ask({ headers, body: '{' }).catch(() => null);
    expect(answer?.status).toBe(wrong[from]?.[0]);
  });
});

describe('reads bodies with care', () => {
  it.each<[string, string | Buffer, number, RegExp]>([
    ['nothing', '', 400, /not JSON/],
    ['half a document', '{"rows":', 400, /not JSON/],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 400, /UTF-8/],
    ['101 deep', `${'['.repeat(101)}${']'.repeat(101)}`, 400, /100 deep/],
    ['very deep', '['.repeat(1_000_000), 400, /100 deep/],
    ['brackets in a text are no depth', JSON.stringify({ row: { a: '['.repeat(200), b: 1 } }), 400, /“a”/],
    ['__proto__', '{"row":{"a":1,"b":2,"__proto__":{"x":1}}}', 400, /__proto__.*known are/],
    ['constructor', '{"constructor":1}', 400, /JSON object with/],
  ])('%s', async (_name, body, status, sentence) => {
    const answer = await ask({ headers: good(), body });
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(sentence);
    expect(answer.text).not.toMatch(/\/work|node_modules|\.ts|\bat /);
  });

  it('a body that says nothing of its size is counted while it streams', async () => {
    const socket = net.connect(port, '127.0.0.1');
    const lines = ['POST /predict HTTP/1.1', `Host: 127.0.0.1:${port}`, `Authorization: Bearer ${server.key}`];
    socket.write(`${[...lines, 'Content-Type: application/json', 'Transfer-Encoding: chunked'].join('\r\n')}\r\n\r\n`);
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    const chunk = `80000\r\n${' '.repeat(0x80000)}\r\n`;
    let sent = 0;
    while (answer === '' && sent < 100 && !socket.destroyed) {
      if (!socket.write(chunk)) await new Promise((resolve) => setTimeout(resolve, 5));
      sent += 1;
    }
    socket.destroy();
    // The connection may be gone before the answer is read: the server reads no more of it.
    expect(answer === '' ? 'HTTP/1.1 413 ' : answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeLessThan(100);
  });

  it('a compressed body is not read', async () => {
    expect((await ask({ headers: { ...good(), 'content-encoding': 'gzip' }, body: row })).status).toBe(415);
  });

  it('what is no HTTP at all ends the connection, not the server', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => socket.end('\u0000\u0001 nonsense\r\n\r\n'));
      socket.on('data', (chunk) => resolve(chunk.toString('latin1')));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect((await ask({ headers: good(), body: row })).status).toBe(200);
  });
});

it('listens to nobody but this machine, and takes no weak key', async () => {
  const base = { runs: [], port: 0, version: '1' };
  const service = new ServingService(test.context);
  await expect(service.start({ ...base, host: '0.0.0.0' })).rejects.toMatchObject({ code: 'serve.notLoopback' });
  await expect(service.start({ ...base, key: 'secret' })).rejects.toMatchObject({ code: 'serve.weakKey' });
  await expect(service.start({ ...base, port })).rejects.toMatchObject({ code: 'serve.portTaken' });
});
