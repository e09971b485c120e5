import { z } from 'zod';
import { checkShape, joinInputs, MAX_NUMBERS, type ModelOutput, type ModelRows } from './modelRows.ts';
import { readNested } from './nestedNumbers.ts';
import { RequestError } from './requestError.ts';
import type { ServedModel, ServedTensor } from './servedModel.ts';

// The Open Inference Protocol, version 2, as REST: what model servers of Kubernetes speak.

const NUMERIC = [
  ...['BOOL', 'UINT8', 'UINT16', 'UINT32', 'UINT64', 'INT8', 'INT16', 'INT32', 'INT64'],
  ...['FP16', 'FP32', 'FP64'],
];
const parametersSchema = z.record(z.string(), z.unknown()).optional();
const requestSchema = z.object({
  id: z.string().max(1000).optional(),
  parameters: parametersSchema,
  inputs: z
    .array(
      z.object({
        name: z.string(),
        shape: z.array(z.number().int().min(0)).max(16),
        datatype: z.string(),
        parameters: parametersSchema,
        data: z.unknown(),
      }),
    )
    .min(1),
  outputs: z.array(z.object({ name: z.string(), parameters: parametersSchema })).optional(),
});

/** An inference request, checked against the model. */
export interface InferRequest {
  readonly id: string | null;
  readonly rows: ModelRows;
  /** Names of the outputs that are wanted, in this order; null: all. */
  readonly wanted: readonly string[] | null;
}

/** Errors: RequestError 400 with what does not fit. */
export function readInferRequest(body: unknown, model: ServedModel): InferRequest {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new RequestError(400, `No inference request: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const given = new Map<string, { readonly rows: number; readonly values: Float32Array }>();
  for (const { name, shape, datatype, data } of parsed.data.inputs) {
    const input = model.inputs.find((one) => one.name === name);
    if (given.has(name)) throw new RequestError(400, `Input "${name}" is given twice.`);
    if (!NUMERIC.includes(datatype))
      throw new RequestError(400, `"${name}" has the datatype ${datatype}; expected FP32.`);
    if (input) checkShape(input, shape);
    const size = shape.reduce((product, length) => product * length, 1);
    const read = readNested(data, name, MAX_NUMBERS);
    // Nested as the shape says, or flat.
    const isFlat = read.shape.length === 1;
    if (read.values.length !== size || (!isFlat && !read.shape.every((length, axis) => length === shape[axis]))) {
      throw new RequestError(400, `The data of "${name}" does not have the shape ${JSON.stringify(shape)}.`);
    }
    given.set(name, { rows: shape[0] ?? 0, values: read.values });
  }
  const wanted = parsed.data.outputs?.map(({ name }) => name) ?? null;
  for (const name of wanted ?? []) {
    if (!model.outputs.some((output) => output.name === name)) {
      throw new RequestError(400, `There is no output "${name}".`);
    }
  }
  return { id: parsed.data.id ?? null, rows: joinInputs(model.inputs, given), wanted };
}

/** The answer to an inference request. */
export function writeInferResponse(
  { name, version }: ServedModel,
  { id, rows, wanted }: InferRequest,
  outputs: readonly ModelOutput[],
) {
  const chosen = wanted ? wanted.flatMap((one) => outputs.find((output) => output.name === one) ?? []) : outputs;
  return {
    model_name: name,
    model_version: version,
    ...(id === null ? {} : { id }),
    outputs: chosen.map((output) => ({
      name: output.name,
      datatype: 'FP32',
      shape: [rows.rows, ...output.shape],
      data: Array.from(output.values),
    })),
  };
}

/** Metadata of a model, `GET /v2/models/{name}`. */
export function describeForInference(model: ServedModel, versions: readonly string[]) {
  const describe = ({ name, shape }: ServedTensor) => ({ name, datatype: 'FP32', shape: [-1, ...shape] });
  return {
    name: model.name,
    versions,
    platform: 'tensorloom',
    inputs: model.inputs.map(describe),
    outputs: model.outputs.map(describe),
  };
}
