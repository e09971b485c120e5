import { createRequire } from 'node:module';

/** The part of the google-protobuf classes shipped with tfjs-node that a SavedModel needs. */
interface Message {
  serializeBinary(): Uint8Array;
}
interface MessageMap<V> {
  set(key: string, value: V): unknown;
}
export interface ShapeMessage extends Message {
  setUnknownRank(value: boolean): void;
  setDimList(dims: readonly DimMessage[]): void;
}
interface DimMessage extends Message {
  setSize(size: number): void;
}
interface TensorMessage extends Message {
  setDtype(code: number): void;
  setTensorShape(shape: ShapeMessage): void;
  setTensorContent(bytes: Uint8Array): void;
  setStringValList(texts: readonly Uint8Array[]): void;
}
interface ListMessage extends Message {
  setIList(values: readonly number[]): void;
  setTypeList(codes: readonly number[]): void;
}
export interface AttributeMessage extends Message {
  setType(code: number): void;
  setI(value: number): void;
  setF(value: number): void;
  setB(value: boolean): void;
  setS(value: Uint8Array): void;
  setShape(shape: ShapeMessage): void;
  setTensor(tensor: TensorMessage): void;
  setList(list: ListMessage): void;
}
export interface NodeMessage extends Message {
  setName(name: string): void;
  setOp(op: string): void;
  setInputList(inputs: readonly string[]): void;
  getAttrMap(): MessageMap<AttributeMessage>;
}
interface VersionMessage extends Message {
  setProducer(version: number): void;
}
interface GraphMessage extends Message {
  setNodeList(nodes: readonly NodeMessage[]): void;
  setVersions(versions: VersionMessage): void;
}
interface TensorInfoMessage extends Message {
  setName(name: string): void;
  setDtype(code: number): void;
  setTensorShape(shape: ShapeMessage): void;
}
interface SignatureMessage extends Message {
  getInputsMap(): MessageMap<TensorInfoMessage>;
  getOutputsMap(): MessageMap<TensorInfoMessage>;
  setMethodName(name: string): void;
}
interface SaverMessage extends Message {
  setFilenameTensorName(name: string): void;
  setSaveTensorName(name: string): void;
  setRestoreOpName(name: string): void;
  setMaxToKeep(count: number): void;
  setVersion(version: number): void;
}
interface MetaInfoMessage extends Message {
  setTagsList(tags: readonly string[]): void;
}
interface MetaGraphMessage extends Message {
  setMetaInfoDef(info: MetaInfoMessage): void;
  setGraphDef(graph: GraphMessage): void;
  setSaverDef(saver: SaverMessage): void;
  getSignatureDefMap(): MessageMap<SignatureMessage>;
}
interface SavedModelMessage extends Message {
  setSavedModelSchemaVersion(version: number): void;
  setMetaGraphsList(graphs: readonly MetaGraphMessage[]): void;
}

export interface TensorFlowMessages {
  readonly NodeDef: new () => NodeMessage;
  readonly AttrValue: (new () => AttributeMessage) & { readonly ListValue: new () => ListMessage };
  readonly TensorShape: (new () => ShapeMessage) & { readonly Dim: new () => DimMessage };
  readonly Tensor: new () => TensorMessage;
  readonly GraphDef: new () => GraphMessage;
  readonly VersionDef: new () => VersionMessage;
  readonly TensorInfo: new () => TensorInfoMessage;
  readonly SignatureDef: new () => SignatureMessage;
  readonly SaverDef: new () => SaverMessage;
  readonly MetaGraphDef: (new () => MetaGraphMessage) & { readonly MetaInfoDef: new () => MetaInfoMessage };
  readonly SavedModel: new () => SavedModelMessage;
}

let messages: TensorFlowMessages | null = null;

/** TensorFlow's protobuf classes. They come without types, so their edge is stated here once. */
export function loadMessages(): TensorFlowMessages {
  messages ??= createRequire(import.meta.url)('@tensorflow/tfjs-node/dist/proto/api_pb.js') as TensorFlowMessages;
  return messages;
}
