import type { FastifyInstance, FastifyRequest } from 'fastify';
import { formatMessage } from '../../../../shared/messages/catalogue.ts';
import { readPlainRequest } from '../../../../shared/serving/plainRequest.ts';
import { type PlainPrediction, writePlainPrediction } from '../../../../shared/serving/plainResponse.ts';
import type { ServerParts } from '../createServer.ts';
import type { ModelQuestion } from '../modelRegistry.ts';

/** `POST /predict`: what a person has goes in, words of the data come out. */
export function addPlainRoutes(app: FastifyInstance, { registry, note }: ServerParts): void {
  const answer = async (request: FastifyRequest, question: ModelQuestion) => {
    const served = registry.find(question);
    const { model } = served;
    const noted = note(request);
    noted.model = model.name;
    const { body } = request;
    const from = Buffer.isBuffer(body) ? ({ type: 'imageBytes', bytes: body } as const) : readPlainRequest(body, model);
    const answers = await served.answer(from);
    noted.rows = answers.length;
    const predictions = answers.map(
      ({ values, reason }): PlainPrediction =>
        values
          ? writePlainPrediction(values, model)
          : { prediction: null, reason: reason ? formatMessage(reason.code, reason.values, 'en') : '' },
    );
    return { model: model.name, version: model.version, predictions };
  };
  app.post('/predict', (request) => answer(request, { name: null }));
  app.post<{ Params: { model: string } }>('/predict/:model', (request) =>
    answer(request, { name: request.params.model }),
  );
  app.post<{ Params: { model: string; version: string } }>('/predict/:model/versions/:version', (request) =>
    answer(request, { name: request.params.model, version: request.params.version }),
  );
}
