import { formsOf } from './plainRequest.ts';
import type { ServedColumn, ServedModel, ServedTensor } from './servedModel.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of a server: of its models' own columns and tensors. The first model answers at `/predict` too. */
export function describeApi(models: readonly ServedModel[], version: string): Json {
  const [first] = models;
  const paths: Json = {
    '/v2/health/live': { get: operation('live', 'Health', 'The server lives', okOf({ type: 'object' }), false) },
    '/v2/health/ready': { get: operation('ready', 'Health', 'Every model answers', okOf({ type: 'object' }), false) },
    '/metrics': { get: operation('metrics', 'Health', 'Counts for Prometheus', text(), true) },
  };
  if (first) paths['/predict'] = { post: describePlain(first, 'predict') };
  for (const model of models) Object.assign(paths, describeModelPaths(model));
  return {
    openapi: '3.1.0',
    info: { title: first ? `${first.title}: predictions` : 'Predictions', version },
    security: [{ bearer: [] }, { apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
      },
      schemas: {
        Error: { type: 'object', required: ['error'], properties: { error: { type: 'string' } } },
        ...Object.fromEntries(models.flatMap((model) => [...describeSchemas(model)])),
      },
    },
  };
}

function describeModelPaths(model: ServedModel): Json {
  const { name, version } = model;
  const v1 = `/v1/models/${name}`;
  const v2 = `/v2/models/${name}`;
  const ref = (part: string) => ({ $ref: `#/components/schemas/${schemaName(model, part)}` });
  return {
    [`/predict/${name}`]: { post: describePlain(model, `predict_${name}`) },
    [v2]: {
      get: operation(`metadata_${name}`, 'Open Inference Protocol v2', 'Inputs and outputs', okOf({ type: 'object' })),
    },
    [`${v2}/ready`]: {
      get: operation(`ready_${name}`, 'Open Inference Protocol v2', 'The model answers', okOf({ type: 'object' })),
    },
    [`${v2}/infer`]: {
      post: operation(
        `infer_${name}`,
        'Open Inference Protocol v2',
        'Prepared tensors',
        okOf(ref('InferResponse')),
        true,
        json(ref('InferRequest'), { inputs: model.inputs.map(exampleTensor) }),
      ),
    },
    [v1]: {
      get: operation(`status_${name}`, 'TensorFlow Serving v1', 'State of the versions', okOf({ type: 'object' })),
    },
    [`${v1}/metadata`]: {
      get: operation(`signature_${name}`, 'TensorFlow Serving v1', 'Signature', okOf({ type: 'object' })),
    },
    [`${v1}/versions/${version}:predict`]: { post: describeTensorflow(model, `tensorflow_${name}_${version}`) },
    [`${v1}:predict`]: { post: describeTensorflow(model, `tensorflow_${name}`) },
  };
}

function describeTensorflow(model: ServedModel, id: string): Json {
  const [only] = model.inputs;
  const instance = (input: ServedTensor) => nestedZeros(input.shape);
  const row =
    only && model.inputs.length === 1
      ? instance(only)
      : Object.fromEntries(model.inputs.map((input) => [input.name, instance(input)]));
  const body = {
    type: 'object',
    properties: { signature_name: { type: 'string' }, instances: { type: 'array' }, inputs: {} },
  };
  return operation(
    id,
    'TensorFlow Serving v1',
    'Prepared tensors, by row (instances) or by input (inputs)',
    okOf({ type: 'object', properties: { predictions: { type: 'array' }, outputs: {} } }),
    true,
    json(body, { instances: [row] }),
  );
}

function describePlain(model: ServedModel, id: string): Json {
  const ref = (part: string) => ({ $ref: `#/components/schemas/${schemaName(model, part)}` });
  const content: Json = json(ref('PredictRequest'), examplePlain(model)).content as Json;
  if (model.input === 'image') content['image/png'] = { schema: { type: 'string', contentMediaType: 'image/png' } };
  return operation(
    id,
    'Predict',
    model.input === 'image' ? 'Images as they are' : 'Rows by the names of their columns',
    okOf(ref('PredictResponse')),
    true,
    { content },
  );
}

function describeSchemas(model: ServedModel): readonly (readonly [string, Json])[] {
  const named = (part: string, schema: Json) => [schemaName(model, part), schema] as const;
  const ref = (part: string) => ({ $ref: `#/components/schemas/${schemaName(model, part)}` });
  const { classes } = model.target;
  const base64 = { type: 'string', contentEncoding: 'base64' };
  const items: Record<ReturnType<typeof formsOf>[number], Json> = {
    row: ref('Row'),
    rows: { type: 'array', minItems: 1, items: ref('Row') },
    text: { type: 'string' },
    texts: { type: 'array', minItems: 1, items: { type: 'string' } },
    image: base64,
    images: { type: 'array', minItems: 1, items: base64 },
  };
  const tensor = { type: 'object', required: ['name', 'shape', 'datatype', 'data'], properties: tensorProperties() };
  return [
    ...(model.input === 'table' ? [named('Row', describeRow(model.columns))] : []),
    named('PredictRequest', {
      oneOf: formsOf(model).map((form) => ({
        type: 'object',
        required: [form],
        additionalProperties: false,
        properties: { [form]: items[form] },
      })),
    }),
    named('Prediction', {
      type: 'object',
      required: ['prediction'],
      properties: classes
        ? {
            prediction: { enum: [...classes, null] },
            probability: { type: 'number' },
            probabilities: {
              type: 'object',
              properties: Object.fromEntries(classes.map((name) => [name, { type: 'number' }])),
            },
            reason: { type: 'string' },
          }
        : {
            prediction: {
              oneOf: [{ type: 'number' }, { type: 'array', items: { type: 'number' } }, { type: 'null' }],
              ...(model.target.unit === null ? {} : { description: model.target.unit }),
            },
            reason: { type: 'string' },
          },
    }),
    named('PredictResponse', {
      type: 'object',
      required: ['model', 'version', 'predictions'],
      properties: {
        model: { type: 'string' },
        version: { type: 'string' },
        predictions: { type: 'array', items: ref('Prediction') },
      },
    }),
    named('InferRequest', {
      type: 'object',
      required: ['inputs'],
      properties: {
        id: { type: 'string' },
        inputs: { type: 'array', minItems: model.inputs.length, items: tensor },
        outputs: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
      },
    }),
    named('InferResponse', {
      type: 'object',
      required: ['model_name', 'outputs'],
      properties: {
        model_name: { type: 'string' },
        model_version: { type: 'string' },
        id: { type: 'string' },
        outputs: { type: 'array', items: tensor },
      },
    }),
  ];
}

function describeRow(columns: readonly ServedColumn[]): Json {
  return {
    type: 'object',
    required: columns.map(({ name }) => name),
    additionalProperties: false,
    properties: Object.fromEntries(
      columns.map(({ name, type, unit, classes, example }): [string, Json] => [
        name,
        {
          ...(classes ? { enum: [...classes, null] } : { type: [type === 'number' ? 'number' : 'string', 'null'] }),
          ...(unit === null ? {} : { description: unit }),
          ...(example === null ? {} : { examples: [example] }),
        },
      ]),
    ),
  };
}

function tensorProperties(): Json {
  return {
    name: { type: 'string' },
    shape: { type: 'array', items: { type: 'integer' } },
    datatype: { type: 'string', examples: ['FP32'] },
    data: { type: 'array' },
  };
}

/** A body of `/predict` with real values, where the data was at hand. */
export function examplePlain(model: ServedModel): Json {
  if (model.input === 'image') return { image: '' };
  return { rows: [exampleRow(model)] };
}

/** A row with real values, where the data was at hand. */
export function exampleRow({ columns }: Pick<ServedModel, 'columns'>): Record<string, string | number> {
  return Object.fromEntries(
    columns.map(({ name, type, classes, example }) => [
      name,
      example ?? (type === 'number' ? 0 : (classes?.[0] ?? '')),
    ]),
  );
}

function exampleTensor({ name, shape, width }: ServedTensor): Json {
  return { name, shape: [1, ...shape], datatype: 'FP32', data: new Array<number>(width).fill(0) };
}

function nestedZeros(shape: readonly number[]): unknown {
  const [size, ...rest] = shape;
  return size === undefined ? 0 : Array.from({ length: size }, () => nestedZeros(rest));
}

function schemaName({ name }: ServedModel, part: string): string {
  return `${name}.${part}`;
}

function operation(
  id: string,
  tag: string,
  summary: string,
  ok: Json,
  isLocked = true,
  body: Json | null = null,
): Json {
  const error = (description: string) => ({
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  });
  return {
    operationId: id.replace(/[^A-Za-z0-9_]/g, '_'),
    tags: [tag],
    summary,
    ...(isLocked ? {} : { security: [] }),
    ...(body ? { requestBody: { required: true, ...body } } : {}),
    responses: {
      200: ok,
      ...(body ? { 400: error('The request does not fit the model'), 413: error('Too much at once') } : {}),
      ...(isLocked ? { 401: error('No key, or a wrong one') } : {}),
      ...(body ? { 503: error('Busy or starting; Retry-After says when to come again') } : {}),
    },
  };
}

function json(schema: Json, example: unknown): { readonly content: Json } {
  return { content: { 'application/json': { schema, example } } };
}

function okOf(schema: Json): Json {
  return { description: 'Done', content: { 'application/json': { schema } } };
}

function text(): Json {
  return { description: 'Done', content: { 'text/plain': { schema: { type: 'string' } } } };
}
