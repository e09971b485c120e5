import type { Text } from '../base/text.ts';
import { fileMessages } from './fileMessages.ts';
import { graphWords } from './graphWords.ts';
import { nodeMessages } from './nodeMessages.ts';

/** Sentences of problems and errors that come from: graph. `{name}` stands for a value. */
export const graphMessages = {
  ...fileMessages,
  ...nodeMessages,
  ...graphWords,

  'node.unknownKind': {
    en: 'This version does not know the kind {kind}. Its values are kept.',
    zh: '当前版本不认识类型 {kind}。它的参数会原样保留。',
  },
  'node.newerVersion': {
    en: 'A newer Tensorloom wrote this {kind} (version {version}, this one knows {known}). Its values are kept.',
    zh: '此 {kind} 由更新版本的 Tensorloom 写入（版本 {version}，当前支持 {known}）。它的参数会原样保留。',
  },
  'node.notPartOfTraining': {
    en: 'Not connected with {training}, so it is left out of the run.',
    zh: '未与 {training} 相连，因此不参与运行。',
  },
  'port.unconnected': { en: '{port} needs a wire.', zh: '“{port}”需要连线。' },
  'port.sourceDisabled': {
    en: '{source} is disabled and has nothing that it could pass on.',
    zh: '{source} 已停用，而且没有可以传递下去的内容。',
  },
  'edge.noPort': {
    en: 'A wire ends at {port}, which this node does not have.',
    zh: '有一条连线接到 {port}，但该节点没有这个端口。',
  },
  'edge.noSource': {
    en: 'A wire comes from {source}, which is not in the project.',
    zh: '有一条连线来自项目中不存在的 {source}。',
  },
  'edge.noSourcePort': {
    en: 'A wire comes from {port} of {source}, which does not exist.',
    zh: '有一条连线来自 {source} 的 {port}，但它并不存在。',
  },
  'connect.noPort': { en: 'There is no port {port}.', zh: '没有端口 {port}。' },
  'connect.self': { en: 'A node cannot feed itself.', zh: '节点不能连接到自身。' },
  'connect.typesDiffer': { en: 'Needs {to}, and this gives {from}.', zh: '这里需要{to}，而它给出的是{from}。' },
  'connect.already': { en: 'These two are connected already.', zh: '两者已经相连。' },
  'connect.portFull': { en: '{port} takes one wire and has it already.', zh: '“{port}”只接受一条连线，并且已经有了。' },
  'connect.cycle': {
    en: 'This would close a circle: data must not come back to where it started.',
    zh: '这会形成环路：数据不能回到起点。',
  },
  'graph.cycle': {
    en: 'Part of a circle, so nothing can be computed. Remove one of its wires.',
    zh: '处于环路之中，无法计算。请删除其中一条连线。',
  },

  'training.none': {
    en: 'There is no Training node, so there is nothing to run.',
    zh: '没有训练节点，因此没有可运行的内容。',
  },
  'training.several': {
    en: 'There are {count} Training nodes ({names}). Choose which one runs.',
    zh: '有 {count} 个训练节点（{names}）。请选择要运行哪一个。',
  },
  'training.unknown': { en: 'There is no Training node {node}.', zh: '没有名为 {node} 的训练节点。' },
  'source.notRead': {
    en: 'The file has not been looked into yet. Wait a moment, or find the file again.',
    zh: '尚未读取该文件。请稍候，或重新选择文件。',
  },
  'plan.waiting': {
    en: 'Something before this node is not known yet.',
    zh: '此节点之前还有未知的内容。',
  },
  'plan.shapeNotKnown': {
    en: 'The shape {shape} is not fully known, so the layer cannot be built.',
    zh: '形状 {shape} 尚不完全确定，无法构建该层。',
  },
  'plan.nothingToTrain': {
    en: 'No layer has weights that training could move. Add one that learns, such as Dense, before the loss.',
    zh: '没有任何层具有可训练的权重。请在损失之前添加一个会学习的层，例如全连接层。',
  },
  'plan.otherData': {
    en: 'The network is fed from {input}, but trained on the data of {training}. Both must be the same.',
    zh: '网络的输入来自 {input}，训练却使用 {training} 的数据。两者必须相同。',
  },
  'plan.otherDataAlike': {
    en: 'The network is fed from {input} and trained on the data of {training}, whose values may differ. Connect both to the same node.',
    zh: '网络的输入来自 {input}，训练使用 {training} 的数据，两者的数值可能不同。请把它们接到同一个节点。',
  },
} as const satisfies Readonly<Record<string, Text>>;
