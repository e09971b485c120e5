import type { Text } from '../base/text.ts';

/** Sentences of problems and errors that come from: run. `{name}` stands for a value. */
export const runMessages = {
  'run.noTrainingRows': {
    en: 'No row is left to train on. Hold fewer rows out for validation and test, or check what the preparation drops.',
    zh: '没有可用于训练的行。请减少留作验证和测试的行，或检查数据准备丢弃了哪些行。',
  },
  'run.labelOutOfRange': {
    en: '{count} rows of “{field}” have a label that the {classes} outputs have no place for (0 to {last} are possible), such as {value}. Rows: {rows}.',
    zh: '“{field}”中有 {count} 行的标签超出了 {classes} 个输出的范围（只能是 0 到 {last}），例如 {value}。行号：{rows}。',
  },
  'run.indexOutOfRange': {
    en: '{count} rows of “{field}” hold a number that the embedding {node} has no entry for (whole numbers from 0 to {last} are possible), such as {value}. Rows: {rows}.',
    zh: '“{field}”中有 {count} 行的数值在嵌入层 {node} 中没有对应条目（只能是 0 到 {last} 的整数），例如 {value}。行号：{rows}。',
  },
  'run.targetNotProbability': {
    en: '{count} rows of “{field}” are not between 0 and 1, such as {value}; this loss needs yes-or-no values or shares. Rows: {rows}.',
    zh: '“{field}”中有 {count} 行不在 0 和 1 之间，例如 {value}；这个损失函数需要是/否值或比例。行号：{rows}。',
  },
  'run.targetSize': {
    en: 'The layer that is judged needs {needs} target values a row, “{field}” has {got}.',
    zh: '被评判的层每行需要 {needs} 个目标值，而“{field}”有 {got} 个。',
  },
  'run.weightMissing': {
    en: 'The row weights “{field}” are not in the prepared data, or are no plain column.',
    zh: '准备好的数据中没有行权重“{field}”，或者它不是普通的列。',
  },
  'run.weightNotPositive': {
    en: '{count} rows of “{field}” cannot be a weight, such as {value}: weights are numbers from 0 on. Rows: {rows}.',
    zh: '“{field}”中有 {count} 行不能作为权重，例如 {value}：权重必须是不小于 0 的数。行号：{rows}。',
  },
  'run.classWeightCount': {
    en: '{node} has {got} class weights, and there are {needs} classes.',
    zh: '{node} 有 {got} 个类别权重，而类别有 {needs} 个。',
  },
  'run.targetMissing': {
    en: 'The target “{field}” is not in the prepared data.',
    zh: '准备好的数据中没有目标“{field}”。',
  },
  'run.nanInput': {
    en: 'The loss became no number in epoch {epoch}, step {step}: the values of {fields} are missing or infinite in some rows. Fill or drop them before the Input.',
    zh: '第 {epoch} 轮第 {step} 步损失不再是数值：{fields} 的某些行缺失或为无穷大。请在输入节点之前填补或丢弃它们。',
  },
  'run.nanTarget': {
    en: 'The loss became no number in epoch {epoch}, step {step}: the target {fields} is missing or infinite in some rows. Drop those rows.',
    zh: '第 {epoch} 轮第 {step} 步损失不再是数值：目标 {fields} 的某些行缺失或为无穷大。请丢弃这些行。',
  },
  'run.nanLogOfZero': {
    en: 'The loss became no number in epoch {epoch}, step {step}: a cross-entropy takes logarithms of values that are no probabilities. Let the last layer end with softmax or sigmoid.',
    zh: '第 {epoch} 轮第 {step} 步损失不再是数值：交叉熵对不是概率的值取了对数。请让最后一层使用 softmax 或 sigmoid。',
  },
  'run.nanUnscaled': {
    en: 'The loss became no number in epoch {epoch}, step {step}: the inputs {fields} reach {largest}. Scale them (or normalise the pixels) and train again.',
    zh: '第 {epoch} 轮第 {step} 步损失不再是数值：输入 {fields} 的值达到 {largest}。请先缩放（或归一化像素）再训练。',
  },
  'run.nanLearningRate': {
    en: 'The loss became no number in epoch {epoch}, step {step}: the learning rate {learningRate} is most likely too high. Try a tenth of it.',
    zh: '第 {epoch} 轮第 {step} 步损失不再是数值：学习率 {learningRate} 很可能太大。请试试它的十分之一。',
  },
  'run.notFinite': {
    en: 'The model gives values that are no numbers. Its inputs may hold missing values, or its training went astray.',
    zh: '模型给出的不是数值。输入中可能有缺失值，或者训练已经发散。',
  },
  'run.dryRunFailed': {
    en: 'The first batch could not be trained on: {reason}',
    zh: '无法在第一批数据上训练：{reason}',
  },
  'run.unexpected': {
    en: 'Something unexpected happened in the training process ({reason}). The log in the run folder says more.',
    zh: '训练进程发生意外错误（{reason}）。训练文件夹中的日志有更多信息。',
  },
  'run.noRowsInSplit': {
    en: 'The {split} part has no rows.',
    zh: '{split} 部分没有行。',
  },
  'run.unknownLayer': {
    en: 'The engine has no layer “{kind}” ({node}).',
    zh: '引擎没有“{kind}”层（{node}）。',
  },
  'run.needsNative': {
    en: '{kind} ({node}) runs on the native engine only, which could not be loaded here.',
    zh: '“{kind}”（{node}）只能在原生引擎上运行，而此处无法加载原生引擎。',
  },
  'run.layerRefused': {
    en: 'The engine refuses the layer {node}: {reason}',
    zh: '引擎拒绝了层 {node}：{reason}',
  },
  'run.noDerivative': {
    en: '{node} cannot be trained through: the engine knows no derivative of what it computes ({reason}). Put it where nothing before it has weights, or use another layer.',
    zh: '无法通过 {node} 进行训练：引擎不知道其运算的导数（{reason}）。请把它放在前面没有权重的位置，或改用其他层。',
  },
  'run.targetNotSign': {
    en: '{count} rows of “{field}” are neither 0 nor 1 nor −1, such as {value}; a hinge loss needs yes or no. Rows: {rows}.',
    zh: '“{field}”中有 {count} 行不是 0、1 或 −1，例如 {value}；合页损失需要是或否。行号：{rows}。',
  },
  'run.layerShape': {
    en: 'The layer {node} should give {needs}, the engine gives {got}.',
    zh: '层 {node} 应输出 {needs}，引擎给出的是 {got}。',
  },
  'run.weightShape': {
    en: 'The weights of {node} should be {needs}, the engine has {got}.',
    zh: '{node} 的权重应为 {needs}，引擎的是 {got}。',
  },
  'run.badArgument': {
    en: '{node} has {value} as “{parameter}”, which the engine cannot take.',
    zh: '{node} 的“{parameter}”为 {value}，引擎无法使用。',
  },
  'run.feedMissing': {
    en: 'No values came for {node}.',
    zh: '没有收到 {node} 的数值。',
  },
  'run.feedSize': {
    en: '{node} needs {needs} values, got {got}.',
    zh: '{node} 需要 {needs} 个数值，收到 {got} 个。',
  },
  'run.missingWeight': {
    en: 'The plan of {node} lacks its weight “{weight}”.',
    zh: '{node} 的计划缺少权重“{weight}”。',
  },
  'run.unknownLoss': {
    en: 'The engine has no loss “{name}” ({node}).',
    zh: '引擎没有损失函数“{name}”（{node}）。',
  },
  'run.unknownMetric': {
    en: 'The engine has no metric “{name}” ({node}).',
    zh: '引擎没有指标“{name}”（{node}）。',
  },
  'run.unknownOptimizer': {
    en: 'The engine has no optimizer “{name}” ({node}).',
    zh: '引擎没有优化器“{name}”（{node}）。',
  },
  'run.unknownInitializer': {
    en: 'The engine has no initial weights “{initializer}” ({node}).',
    zh: '引擎没有初始权重“{initializer}”（{node}）。',
  },
  'run.weightsMissing': {
    en: 'There are no weights at {path}.',
    zh: '{path} 没有权重文件。',
  },
  'run.weightsBroken': {
    en: 'The weights at {path} are damaged: {reason}',
    zh: '{path} 的权重文件已损坏：{reason}',
  },
  'run.weightsDiffer': {
    en: 'The weights do not belong to this network: {name} is missing or has another size.',
    zh: '权重与这个网络不符：{name} 缺失或大小不同。',
  },
  'run.checkpointOtherModel': {
    en: 'The checkpoint in {path} belongs to another network, so the run cannot go on from it.',
    zh: '{path} 中的检查点属于另一个网络，训练无法从它继续。',
  },
  'run.checkpointOtherData': {
    en: 'The data has changed since the checkpoint in {path}, so the run cannot go on from it.',
    zh: '自 {path} 中的检查点以来数据已改变，训练无法从它继续。',
  },
  'run.modelMissing': {
    en: 'There is no trained model at {path}.',
    zh: '{path} 没有训练好的模型。',
  },
  'run.modelBroken': {
    en: 'The description of the model at {path} is damaged.',
    zh: '{path} 的模型描述已损坏。',
  },
  'run.notServing': {
    en: 'This process is not waiting for rows.',
    zh: '这个进程没有在等待数据行。',
  },
  'disk.full': {
    en: 'The disk is full: {path} could not be written. What was there before is unharmed.',
    zh: '磁盘已满：无法写入 {path}。原有内容没有受损。',
  },
  'disk.notAllowed': {
    en: 'Writing {path} is not allowed. Choose another place or change its permissions.',
    zh: '没有写入 {path} 的权限。请选择其他位置或修改权限。',
  },
  'disk.writeFailed': {
    en: '{path} could not be written ({reason}). What was there before is unharmed.',
    zh: '无法写入 {path}（{reason}）。原有内容没有受损。',
  },
  'export.layerNotInFormat': {
    en: 'The format {format} has no word for the layer “{kind}” ({node}) as it is set, so this model cannot be exported to it. {reason}',
    zh: '{format} 格式无法表示“{kind}”层（{node}）的当前设置，因此无法以该格式导出此模型。{reason}',
  },
  'export.modelBroken': {
    en: 'The exported model at {path} cannot be read: {reason}',
    zh: '无法读取 {path} 的导出模型：{reason}',
  },
} as const satisfies Readonly<Record<string, Text>>;
