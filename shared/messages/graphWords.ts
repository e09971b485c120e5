import type { Text } from '../base/text.ts';

/** Words that sentences about graphs refer to with `@code` in a value: what wires carry, ports, what callbacks watch. */
export const graphWords = {
  'carries.dataset': { en: 'data', zh: '数据' },
  'carries.tensor': { en: 'a tensor', zh: '张量' },
  'carries.objective': { en: 'a loss', zh: '损失' },
  'carries.metric': { en: 'a metric', zh: '指标' },
  'carries.optimizer': { en: 'an optimizer', zh: '优化器' },
  'carries.callback': { en: 'a callback', zh: '回调' },
  'carries.model': { en: 'a model', zh: '模型' },

  'port.data': { en: 'Data', zh: '数据' },
  'port.input': { en: 'Input', zh: '输入' },
  'port.inputs': { en: 'Inputs', zh: '多个输入' },
  'port.value': { en: 'Looked at', zh: '被查看的序列' },
  'port.output': { en: 'Output', zh: '输出' },
  'port.prediction': { en: 'Prediction', zh: '预测' },
  'port.loss': { en: 'Loss', zh: '损失' },
  'port.losses': { en: 'Losses', zh: '损失' },
  'port.metric': { en: 'Metric', zh: '指标' },
  'port.metrics': { en: 'Metrics', zh: '指标' },
  'port.optimizer': { en: 'Optimizer', zh: '优化器' },
  'port.callback': { en: 'Callback', zh: '回调' },
  'port.callbacks': { en: 'Callbacks', zh: '回调' },
  'port.model': { en: 'Model', zh: '模型' },

  'form.image': { en: 'height × width × channels', zh: '高 × 宽 × 通道' },
  'form.sequence': { en: 'time × channels', zh: '时间 × 通道' },
  'form.row': { en: 'one row of numbers', zh: '一行数值' },

  'monitor.valLoss': { en: 'validation loss', zh: '验证损失' },
  'monitor.valAccuracy': { en: 'validation accuracy', zh: '验证准确率' },
  'monitor.valMeanAbsoluteError': { en: 'validation mean absolute error', zh: '验证平均绝对误差' },
  'monitor.loss': { en: 'training loss', zh: '训练损失' },
  'monitor.accuracy': { en: 'training accuracy', zh: '训练准确率' },
  'monitor.meanAbsoluteError': { en: 'training mean absolute error', zh: '训练平均绝对误差' },
  'metric.accuracy': { en: 'Accuracy', zh: '准确率' },
  'metric.meanAbsoluteError': { en: 'Mean absolute error', zh: '平均绝对误差' },

  'fix.setValue': { en: 'Set {parameter} of {node} to {value}', zh: '把“{node}”的{parameter}设为 {value}' },
  'fix.insertBefore': { en: 'Insert {kind} before {node}', zh: '在“{node}”之前插入“{kind}”' },
  'fix.replaceKind': { en: 'Change it to {kind}', zh: '改为“{kind}”' },
  'fix.addInput': { en: 'Add {kind} at {port}', zh: '在“{port}”处添加“{kind}”' },
  'fix.connect': { en: 'Connect {from} with {to}', zh: '连接“{from}”和“{to}”' },
  'fix.removeEdge': { en: 'Remove the wire from {from}', zh: '删除来自“{from}”的连线' },
  'fix.removeNode': { en: 'Remove {node}', zh: '删除“{node}”' },
  'fix.findFile': { en: 'Find it…', zh: '选择……' },
} as const satisfies Readonly<Record<string, Text>>;
