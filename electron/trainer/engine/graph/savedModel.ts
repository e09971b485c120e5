import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Attribute, TensorLiteral } from './attribute.ts';
import { DTYPE_CODES } from './dtype.ts';
import { type Graph, type GraphNode, type Tensor, tensorName } from './graph.ts';
import { type AttributeMessage, loadMessages, type NodeMessage, type ShapeMessage } from './protobuf.ts';
import type { TensorShape } from './tensorShape.ts';

/** Named inputs and outputs of a SavedModel, for programs other than ours. */
export interface Signature {
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly outputs: Readonly<Record<string, Tensor>>;
}

/** Names of the nodes through which TensorFlow's loader restores `variables/` (see saver.ts). */
export interface SaverNames {
  readonly filename: Tensor;
  readonly save: Tensor;
  readonly restore: GraphNode;
}

export interface SavedModelOptions {
  readonly tag: string;
  /** Run by the loader: assigns the initial value of every variable. */
  readonly init?: GraphNode;
  readonly saver?: SaverNames;
  readonly signatures?: Readonly<Record<string, Signature>>;
}

// Any producer of the TensorFlow 2 era; below it, the runtime switches some ops to old behaviour.
const GRAPH_PRODUCER = 1087;

/** Writes `<folder>/saved_model.pb`. The folder is made when it is missing. */
export function writeSavedModel(graph: Graph, folder: string, options: SavedModelOptions): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'saved_model.pb'), encodeSavedModel(graph, options));
}

function encodeSavedModel(graph: Graph, { tag, init, saver, signatures = {} }: SavedModelOptions): Uint8Array {
  const pb = loadMessages();
  const metaGraph = new pb.MetaGraphDef();
  const info = new pb.MetaGraphDef.MetaInfoDef();
  info.setTagsList([tag]);
  metaGraph.setMetaInfoDef(info);

  const graphDef = new pb.GraphDef();
  graphDef.setNodeList(graph.nodes.map(encodeNode));
  const versions = new pb.VersionDef();
  versions.setProducer(GRAPH_PRODUCER);
  graphDef.setVersions(versions);
  metaGraph.setGraphDef(graphDef);

  const signatureMap = metaGraph.getSignatureDefMap();
  for (const [name, signature] of Object.entries(signatures)) signatureMap.set(name, encodeSignature(signature));
  if (init) signatureMap.set('__saved_model_init_op', encodeInit(init));
  if (saver) {
    const message = new pb.SaverDef();
    message.setFilenameTensorName(tensorName(saver.filename));
    message.setSaveTensorName(tensorName(saver.save));
    message.setRestoreOpName(saver.restore.name);
    message.setMaxToKeep(1);
    message.setVersion(2);
    metaGraph.setSaverDef(message);
  }

  const savedModel = new pb.SavedModel();
  savedModel.setSavedModelSchemaVersion(1);
  savedModel.setMetaGraphsList([metaGraph]);
  return savedModel.serializeBinary();
}

function encodeNode(node: GraphNode): NodeMessage {
  const message = new (loadMessages().NodeDef)();
  message.setName(node.name);
  message.setOp(node.op);
  message.setInputList([
    ...node.inputs.map((input) => (input.index === 0 ? input.node.name : tensorName(input))),
    ...node.controls.map((control) => `^${control.name}`),
  ]);
  const attributes = message.getAttrMap();
  for (const [key, attribute] of Object.entries(node.attributes)) attributes.set(key, encodeAttribute(attribute));
  return message;
}

function encodeAttribute(attribute: Attribute): AttributeMessage {
  const pb = loadMessages();
  const message = new pb.AttrValue();
  if ('type' in attribute) message.setType(DTYPE_CODES[attribute.type]);
  else if ('int' in attribute) message.setI(attribute.int);
  else if ('float' in attribute) message.setF(attribute.float);
  else if ('bool' in attribute) message.setB(attribute.bool);
  else if ('text' in attribute) message.setS(Buffer.from(attribute.text));
  else if ('shape' in attribute) message.setShape(encodeShape(attribute.shape));
  else if ('tensor' in attribute) message.setTensor(encodeTensor(attribute.tensor));
  else {
    const list = new pb.AttrValue.ListValue();
    if ('ints' in attribute) list.setIList(attribute.ints);
    else list.setTypeList(attribute.types.map((type) => DTYPE_CODES[type]));
    message.setList(list);
  }
  return message;
}

function encodeTensor({ dtype, shape, bytes, texts }: TensorLiteral) {
  const message = new (loadMessages().Tensor)();
  message.setDtype(DTYPE_CODES[dtype]);
  message.setTensorShape(encodeShape(shape));
  if (bytes) message.setTensorContent(bytes);
  if (texts) message.setStringValList(texts.map((text) => Buffer.from(text)));
  return message;
}

function encodeShape(shape: TensorShape | null): ShapeMessage {
  const pb = loadMessages();
  const message = new pb.TensorShape();
  if (!shape) message.setUnknownRank(true);
  else {
    message.setDimList(
      shape.map((size) => {
        const dim = new pb.TensorShape.Dim();
        dim.setSize(typeof size === 'number' ? size : -1);
        return dim;
      }),
    );
  }
  return message;
}

function encodeSignature({ inputs, outputs }: Signature) {
  const message = new (loadMessages().SignatureDef)();
  for (const [name, tensor] of Object.entries(inputs)) message.getInputsMap().set(name, encodeTensorInfo(tensor));
  for (const [name, tensor] of Object.entries(outputs)) message.getOutputsMap().set(name, encodeTensorInfo(tensor));
  message.setMethodName('tensorflow/serving/predict');
  return message;
}

function encodeTensorInfo(tensor: Tensor) {
  const message = new (loadMessages().TensorInfo)();
  message.setName(tensorName(tensor));
  message.setDtype(DTYPE_CODES[tensor.dtype]);
  message.setTensorShape(encodeShape(tensor.shape));
  return message;
}

/** The loader finds the init op as an output of this signature, named without `:0`. */
function encodeInit(init: GraphNode) {
  const pb = loadMessages();
  const message = new pb.SignatureDef();
  const info = new pb.TensorInfo();
  info.setName(init.name);
  info.setTensorShape(encodeShape(null));
  message.getOutputsMap().set('__saved_model_init_op', info);
  return message;
}
