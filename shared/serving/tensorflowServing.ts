import { checkShape, joinInputs, MAX_NUMBERS, type ModelOutput, type ModelRows } from './modelRows.ts';
import { nest, readNested } from './nestedNumbers.ts';
import { RequestError } from './requestError.ts';
import type { ServedModel, ServedTensor } from './servedModel.ts';

// The REST protocol of TensorFlow Serving, version 1.

const SIGNATURE = 'serving_default';

/** A request of `:predict`. In the row format every instance is a row; in the column format every input is a tensor. */
export interface PredictRequest {
  readonly format: 'row' | 'column';
  readonly rows: ModelRows;
}

/** Errors: RequestError 400 with what does not fit. */
export function readPredictRequest(body: unknown, model: ServedModel): PredictRequest {
  if (!isRecord(body)) throw new RequestError(400, 'A JSON object with "instances" or "inputs" is expected.');
  const { signature_name: signature, instances, inputs } = body;
  if (signature !== undefined && signature !== '' && signature !== SIGNATURE) {
    throw new RequestError(400, `There is no signature ${JSON.stringify(signature)}; there is "${SIGNATURE}".`);
  }
  if ((instances === undefined) === (inputs === undefined)) {
    throw new RequestError(400, 'Exactly one of "instances" and "inputs" is expected.');
  }
  return instances === undefined
    ? { format: 'column', rows: readColumns(inputs, model) }
    : { format: 'row', rows: readInstances(instances, model) };
}

function readInstances(instances: unknown, model: ServedModel): ModelRows {
  if (!Array.isArray(instances)) throw new RequestError(400, '"instances" is a list with one item a row.');
  const columns = instances.some(isRecord)
    ? new Map(model.inputs.map(({ name }) => [name, instances.map((row: unknown) => readOwn(row, name))]))
    : new Map([[onlyInput(model).name, instances]]);
  for (const row of instances) {
    for (const name of isRecord(row) ? Object.keys(row) : []) {
      if (!columns.has(name)) throw new RequestError(400, `There is no input "${name}".`);
    }
  }
  return joinInputs(
    model.inputs,
    new Map([...columns].map(([name, values]) => [name, readTensor(values, name, model)])),
  );
}

function readColumns(inputs: unknown, model: ServedModel): ModelRows {
  const columns = isRecord(inputs) ? Object.entries(inputs) : [[onlyInput(model).name, inputs] as const];
  return joinInputs(model.inputs, new Map(columns.map(([name, values]) => [name, readTensor(values, name, model)])));
}

function readTensor(value: unknown, name: string, model: ServedModel) {
  const input = model.inputs.find((one) => one.name === name);
  const { shape, values } = readNested(value, name, MAX_NUMBERS);
  if (shape.length === 0) throw new RequestError(400, `"${name}" is a list with one item a row.`);
  if (input) checkShape(input, shape);
  return { rows: shape[0] ?? 0, values };
}

/** The answer, in the format of the request. A model with one output answers without its name. */
export function writePredictResponse({ format, rows }: PredictRequest, outputs: readonly ModelOutput[]) {
  const [first] = outputs;
  const nested = outputs.map(({ name, shape, values }) => [name, nest(values, [rows.rows, ...shape])] as const);
  const only = outputs.length === 1 && first ? nested[0]?.[1] : undefined;
  if (format === 'column') return { outputs: only ?? Object.fromEntries(nested) };
  if (only !== undefined) return { predictions: only };
  const rowOf = (row: number) =>
    Object.fromEntries(nested.map(([name, values]) => [name, Array.isArray(values) ? values[row] : values]));
  return { predictions: Array.from({ length: rows.rows }, (_, row) => rowOf(row)) };
}

/** `GET /v1/models/{name}`: the state of its versions. */
export function describeStatus(versions: readonly { readonly version: string; readonly isReady: boolean }[]) {
  return {
    model_version_status: versions.map(({ version, isReady }) => ({
      version,
      state: isReady ? 'AVAILABLE' : 'LOADING',
      status: { error_code: 'OK', error_message: '' },
    })),
  };
}

/** `GET /v1/models/{name}/metadata`: the signature. */
export function describeSignature(model: ServedModel) {
  const describe = ({ name, shape }: ServedTensor): [string, unknown] => [
    name,
    {
      dtype: 'DT_FLOAT',
      tensor_shape: { dim: [-1, ...shape].map((size) => ({ size: String(size), name: '' })), unknown_rank: false },
      name: `${SIGNATURE}_${name}:0`,
    },
  ];
  const signature = {
    inputs: Object.fromEntries(model.inputs.map(describe)),
    outputs: Object.fromEntries(model.outputs.map(describe)),
    method_name: 'tensorflow/serving/predict',
  };
  return {
    model_spec: { name: model.name, signature_name: '', version: model.version },
    metadata: { signature_def: { signature_def: { [SIGNATURE]: signature } } },
  };
}

/** What an address of the protocol names. */
export interface ModelAddress {
  readonly name: string;
  readonly version: string | null;
  readonly label: string | null;
  readonly verb: 'predict' | 'metadata' | 'status';
}

/** Reads what follows `/v1/models/`; null for what is no address of the protocol. */
export function readModelAddress(path: string): ModelAddress | null {
  const found = /^([\w.-]+)(?:\/versions\/(\d+)|\/labels\/([\w.-]+))?(:predict|\/metadata)?$/.exec(path);
  if (!found) return null;
  const [, name = '', version, label, verb] = found;
  const verbs = { ':predict': 'predict', '/metadata': 'metadata' } as const;
  return {
    name,
    version: version ?? null,
    label: label ?? null,
    verb: verb === ':predict' || verb === '/metadata' ? verbs[verb] : 'status',
  };
}

function onlyInput({ inputs }: ServedModel): ServedTensor {
  const [first] = inputs;
  if (!first || inputs.length > 1) {
    const names = inputs.map(({ name }) => `"${name}"`).join(', ');
    throw new RequestError(400, `The model has several inputs; name them: ${names}.`);
  }
  return first;
}

function readOwn(row: unknown, name: string): unknown {
  if (!isRecord(row) || !Object.hasOwn(row, name))
    throw new RequestError(400, `An instance lacks the input "${name}".`);
  return row[name];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
