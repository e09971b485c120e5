import type { onnx } from 'onnx-proto';

/** The classes of ONNX' messages. Handed in, because they are loaded only where an export asks for them. */
export type OnnxMessages = typeof onnx;

/** An attribute of a node: whole numbers, one text, or floats where they are marked as such. */
export type OnnxAttribute =
  | number
  | string
  | readonly number[]
  | { readonly float: number }
  | { readonly texts: readonly string[] };

/** Name and shape of an input or output; the batch comes first and is open. */
export interface OnnxValue {
  readonly name: string;
  readonly shape: readonly number[];
}

/** The opset that every runtime of the last years reads and that has layer normalisation. */
const OPSET = 17;
const IR_VERSION = 8;

/** Collects nodes and constants in the order in which they are computed. Values go by name. */
export class OnnxGraph {
  readonly #nodes: onnx.INodeProto[] = [];
  readonly #constants: onnx.ITensorProto[] = [];
  #scope = '';
  #count = 0;

  constructor(private readonly messages: OnnxMessages) {}

  /** Names made from now on begin with the node of the plan, so that a person finds a layer again. */
  enter(node: string): void {
    this.#scope = node;
  }

  /** Adds a node with one output and returns its name. An empty input is one left out. */
  add(op: string, inputs: readonly string[], attributes: Readonly<Record<string, OnnxAttribute>> = {}): string {
    return this.addNamed(op, inputs, [this.#name(op)], attributes)[0] ?? '';
  }

  /** Adds a node whose outputs are named; an empty name is an output that nobody takes. */
  addNamed(
    op: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes: Readonly<Record<string, OnnxAttribute>> = {},
  ): readonly string[] {
    this.#nodes.push({
      opType: op,
      name: this.#name(op),
      input: [...inputs],
      output: [...outputs],
      attribute: Object.entries(attributes).map(([name, value]) =>
        encodeAttribute(this.messages.AttributeProto.AttributeType, name, value),
      ),
    });
    return outputs;
  }

  floats(values: Float32Array | readonly number[], shape: readonly number[] = [values.length]): string {
    const data = Float32Array.from(values);
    return this.#constant(this.messages.TensorProto.DataType.FLOAT, new Uint8Array(data.buffer), shape);
  }

  /** Whole numbers of 64 bits, as shapes and axes are. */
  integers(values: readonly number[]): string {
    const data = BigInt64Array.from(values, BigInt);
    return this.#constant(this.messages.TensorProto.DataType.INT64, new Uint8Array(data.buffer), [values.length]);
  }

  scalar(value: number): string {
    return this.floats([value], []);
  }

  /** The whole model as bytes of a `.onnx` file. `notes` are readable by every runtime. */
  finish(
    inputs: readonly OnnxValue[],
    outputs: readonly OnnxValue[],
    notes: Readonly<Record<string, string>>,
  ): Uint8Array {
    const { ModelProto, TensorProto } = this.messages;
    const encodeValue = ({ name, shape }: OnnxValue): onnx.IValueInfoProto => {
      const dim = [{ dimParam: 'batch' }, ...shape.map((dimValue) => ({ dimValue }))];
      return { name, type: { tensorType: { elemType: TensorProto.DataType.FLOAT, shape: { dim } } } };
    };
    return ModelProto.encode(
      ModelProto.create({
        irVersion: IR_VERSION,
        opsetImport: [{ domain: '', version: OPSET }],
        producerName: 'Tensorloom',
        metadataProps: Object.entries(notes).map(([key, value]) => ({ key, value })),
        graph: {
          name: 'tensorloom',
          node: this.#nodes,
          initializer: this.#constants,
          input: inputs.map(encodeValue),
          output: outputs.map(encodeValue),
        },
      }),
    ).finish();
  }

  #constant(dataType: number, rawData: Uint8Array, shape: readonly number[]): string {
    const name = this.#name('constant');
    this.#constants.push({ name, dataType, dims: [...shape], rawData });
    return name;
  }

  #name(what: string): string {
    this.#count += 1;
    return `${this.#scope}/${what}_${this.#count}`;
  }
}

function encodeAttribute(
  types: OnnxMessages['AttributeProto']['AttributeType'],
  name: string,
  value: OnnxAttribute,
): onnx.IAttributeProto {
  const bytes = (text: string) => new TextEncoder().encode(text);
  if (typeof value === 'number') return { name, type: types.INT, i: value };
  if (typeof value === 'string') return { name, type: types.STRING, s: bytes(value) };
  if ('float' in value) return { name, type: types.FLOAT, f: value.float };
  if ('texts' in value) return { name, type: types.STRINGS, strings: value.texts.map(bytes) };
  return { name, type: types.INTS, ints: [...value] };
}
