import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { describeApi } from '../../../../shared/serving/openApi.ts';
import type { ServerParts } from '../createServer.ts';

/** Nothing from elsewhere, nothing inline: the page works without a network and runs nothing but its own file. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const FILES = [
  ['/docs', 'index.html', 'text/html; charset=utf-8'],
  ['/docs/page.js', 'page.js', 'text/javascript; charset=utf-8'],
  ['/docs/page.css', 'page.css', 'text/css; charset=utf-8'],
] as const;

/** The description of the API, the page to try it, and the counts. */
export async function addPageRoutes(app: FastifyInstance, parts: ServerParts): Promise<void> {
  const { registry, metrics, version } = parts;
  for (const [address, name, type] of FILES) {
    const text = await readFile(path.join(parts.pageFolder, name), 'utf8');
    app.get(address, async (_request, reply) =>
      reply.type(type).header('content-security-policy', POLICY).header('referrer-policy', 'no-referrer').send(text),
    );
  }
  app.get('/openapi.json', async () =>
    describeApi(
      registry.describe().map(({ model }) => model),
      version,
    ),
  );
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.write()));
}
