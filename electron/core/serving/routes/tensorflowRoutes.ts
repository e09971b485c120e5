import type { FastifyInstance } from 'fastify';
import { RequestError } from '../../../../shared/serving/requestError.ts';
import {
  describeSignature,
  describeStatus,
  type ModelAddress,
  readModelAddress,
  readPredictRequest,
  writePredictResponse,
} from '../../../../shared/serving/tensorflowServing.ts';
import type { ServerParts } from '../createServer.ts';

type OfModel = { Params: { '*': string } };

/** The REST protocol of TensorFlow Serving. Its addresses have colons in them, so they are read here and not by the router. */
export function addTensorflowRoutes(app: FastifyInstance, { registry, note }: ServerParts): void {
  app.get<OfModel>('/v1/models/*', async (request) => {
    const address = readAddress(request.params['*']);
    if (address.verb === 'predict') throw new RequestError(405, 'Ask :predict with POST.');
    if (address.verb === 'metadata') return describeSignature(registry.find(address).model);
    const isOne = address.version !== null || address.label !== null;
    const versions = isOne ? [registry.find(address)] : registry.versionsOf(address.name);
    return describeStatus(versions.map(({ model, process }) => ({ version: model.version, isReady: process.isReady })));
  });
  app.post<OfModel>('/v1/models/*', async (request) => {
    const address = readAddress(request.params['*']);
    if (address.verb !== 'predict') throw new RequestError(404, 'There is nothing at this address.');
    const served = registry.find(address);
    const noted = note(request);
    noted.model = served.model.name;
    const asked = readPredictRequest(request.body, served.model);
    const outputs = await served.predict(asked.rows);
    noted.rows = asked.rows.rows;
    return writePredictResponse(asked, outputs);
  });
}

function readAddress(path: string): ModelAddress {
  const address = readModelAddress(path);
  if (!address) throw new RequestError(404, 'There is nothing at this address.');
  return address;
}
