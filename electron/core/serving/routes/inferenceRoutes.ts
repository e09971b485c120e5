import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  describeForInference,
  readInferRequest,
  writeInferResponse,
} from '../../../../shared/serving/openInference.ts';
import type { ServerParts } from '../createServer.ts';
import type { ModelQuestion } from '../modelRegistry.ts';

type OfModel = { Params: { model: string; version?: string } };

/** The Open Inference Protocol. Health says no with 4xx, as the protocol has it. */
export function addInferenceRoutes(app: FastifyInstance, { registry, version, note }: ServerParts): void {
  const questionOf = ({ params }: FastifyRequest<OfModel>): ModelQuestion => ({
    name: params.model,
    version: params.version,
  });
  const sayReady = (reply: FastifyReply, ready: boolean, more: Record<string, string> = {}) =>
    reply.code(ready ? 200 : 400).send({ ...more, ready });

  app.get('/v2', async () => ({ name: 'tensorloom', version, extensions: [] }));
  app.get('/v2/health/live', async () => ({ live: true }));
  app.get('/v2/health/ready', async (_request, reply) => sayReady(reply, registry.isReady));
  for (const address of ['/v2/models/:model', '/v2/models/:model/versions/:version']) {
    app.get<OfModel>(address, async (request) => {
      const { model } = registry.find(questionOf(request));
      return describeForInference(
        model,
        registry.versionsOf(model.name).map((served) => served.model.version),
      );
    });
    app.get<OfModel>(`${address}/ready`, async (request, reply) => {
      const { model, process } = registry.find(questionOf(request));
      return sayReady(reply, process.isReady, { name: model.name });
    });
    app.post<OfModel>(`${address}/infer`, async (request) => {
      const served = registry.find(questionOf(request));
      const noted = note(request);
      noted.model = served.model.name;
      const asked = readInferRequest(request.body, served.model);
      const outputs = await served.predict(asked.rows);
      noted.rows = asked.rows.rows;
      return writeInferResponse(served.model, asked, outputs);
    });
  }
}
