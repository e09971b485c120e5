import type { Text } from '../base/text.ts';

/** What the definitions of the kinds find wrong. */
export const nodeMessages = {
  'parameter.invalid': {
    en: '{value} is not a value that fits here; the initial value is used.',
    zh: '{value} 不适用于此处，已改用初始值。',
  },
  'parameter.outOfRange': {
    en: '{value} is out of range: from {min} to {max} is possible. The initial value is used.',
    zh: '{value} 超出范围：允许 {min} 到 {max}。已改用初始值。',
  },
  'parameter.needsInteger': {
    en: '{value} is not a whole number; the initial value is used.',
    zh: '{value} 不是整数，已改用初始值。',
  },
  'parameter.notAChoice': {
    en: '{value} is none of the choices ({options}); the initial value is used.',
    zh: '{value} 不在可选项（{options}）之中，已改用初始值。',
  },

  'source.noFile': { en: 'No file is chosen yet.', zh: '尚未选择文件。' },
  'source.noFolder': { en: 'No folder is chosen yet.', zh: '尚未选择文件夹。' },
  'field.unknown': {
    en: 'There is no column {field}. The data has: {known}.',
    zh: '没有名为 {field} 的列。数据包含：{known}。',
  },
  'scale.notANumber': {
    en: '{field} does not hold numbers, so it cannot be scaled.',
    zh: '{field} 不是数值列，无法缩放。',
  },
  'oneHot.notACategory': {
    en: '{field} is not a category, so it cannot be one-hot encoded.',
    zh: '{field} 不是类别列，无法进行独热编码。',
  },
  'pixels.noImage': {
    en: 'The data has no images, so there are no pixels to normalise.',
    zh: '数据中没有图片，因此没有可归一化的像素。',
  },
  'split.nothingLeft': {
    en: 'Validation {validation} and test {test} leave nothing to train on: together they must be less than 1.',
    zh: '验证 {validation} 与测试 {test} 之和没有给训练留下数据：两者之和必须小于 1。',
  },
  'split.stratifyNeedsClasses': {
    en: 'Stratified needs classes to keep their shares, but the target {field} is not a category.',
    zh: '分层划分需要按类别保持比例，但目标列 {field} 不是类别。',
  },
  'split.stratifyNeedsTarget': {
    en: 'Stratified needs a column to predict, and the data has none.',
    zh: '分层划分需要有要预测的列，但数据中没有。',
  },

  'input.missingValues': {
    en: '{count} cells are empty ({fields}). A network cannot learn from nothing: fill them first.',
    zh: '有 {count} 个空单元格（{fields}）。网络无法从空值中学习，请先填补。',
  },
  'input.categories': {
    en: '{fields} hold text. A network needs numbers: encode the categories first.',
    zh: '{fields} 是文本。网络需要数字，请先对类别编码。',
  },
  'input.texts': {
    en: '{fields} hold free text, and a network needs numbers: turn the words into sequences, or leave these columns out.',
    zh: '{fields} 是自由文本，而网络需要数字：请把文字转为序列，或去掉这些列。',
  },
  'input.unscaledPixels': {
    en: 'The pixels of {fields} go up to {largest}. Networks learn much better from 0 to 1.',
    zh: '{fields} 的像素值最大为 {largest}。使用 0 到 1 的数值，网络的学习效果会好得多。',
  },
  'input.mixedShapes': {
    en: 'These fields have shapes that cannot be joined: {fields}. Take them into the network through one Input each.',
    zh: '这些字段的形状无法拼接：{fields}。请让它们分别通过各自的输入节点进入网络。',
  },
  'input.noFields': {
    en: 'There is nothing to feed the network with: the data has no features.',
    zh: '没有可以送入网络的内容：数据中没有特征。',
  },
  'input.takesTarget': {
    en: '{field} is what the network shall predict. Shown as input it would be no prediction.',
    zh: '{field} 正是网络要预测的内容，把它作为输入就不成其为预测了。',
  },

  'shape.needsRank': {
    en: 'Needs {needs} dimensions ({form}), got {got}: {shape}.',
    zh: '需要 {needs} 个维度（{form}），实际为 {got} 个：{shape}。',
  },
  'shape.needsAxis': {
    en: 'Needs at least {needs} dimension, got {got}.',
    zh: '至少需要 {needs} 个维度，实际为 {got} 个。',
  },
  'shape.windowTooLarge': {
    en: 'A window of {window} does not fit into {input}.',
    zh: '{window} 的窗口放不进 {input}。',
  },
  'conv.stridesWithDilation': {
    en: 'A step of {strides} and a dilation of {dilation} cannot go together: one of them must be 1×1.',
    zh: '步幅 {strides} 与膨胀率 {dilation} 不能同时使用：其中之一必须为 1×1。',
  },
  'embedding.needsInput': {
    en: 'Looks up whole numbers as they come from an Input; these were computed by a layer. Wire it to the Input.',
    zh: '它按整数查表，整数须直接来自输入节点；这里的数值是由某个层计算出来的。请把它接到输入节点。',
  },
  'attention.causalAcross': {
    en: 'Looking only backwards has no meaning between two sequences ({query} and {value}).',
    zh: '“只看过去”在两个不同的序列（{query} 和 {value}）之间没有意义。',
  },
  'norm.groups': {
    en: '{channels} channels cannot be dealt evenly into {groups} groups.',
    zh: '{channels} 个通道无法平均分成 {groups} 组。',
  },
  'crop.nothingLeft': {
    en: 'Cutting {cut} off {input} leaves nothing.',
    zh: '从 {input} 中裁去 {cut} 后什么也不剩。',
  },
  'permute.axes': {
    en: 'The order {dims} does not suit {shape}: each of {needs} must be named once.',
    zh: '顺序 {dims} 不适用于 {shape}：{needs} 中的每一个都必须恰好出现一次。',
  },
  'reshape.elements': {
    en: 'The target shape {target} needs {needs} values or a multiple, but {input} has {got}.',
    zh: '目标形状 {target} 需要 {needs} 个（或其倍数的）数值，但 {input} 有 {got} 个。',
  },
  'reshape.twoOpen': {
    en: 'The target shape {target} leaves two axes open; only one can be worked out.',
    zh: '目标形状 {target} 有两个未定的轴，只能推算一个。',
  },
  'dense.perPixel': {
    en: 'The input is an image ({shape}), so this layer is applied to each pixel by itself. To look at the whole image, flatten it first.',
    zh: '输入是图像（{shape}），因此该层会单独作用于每个像素。要处理整幅图像，请先展平。',
  },
  'merge.needsTwo': {
    en: 'Needs at least {needs} branches, got {got}.',
    zh: '至少需要 {needs} 个分支，实际为 {got} 个。',
  },
  'merge.takesTwo': {
    en: 'Takes {needs} branches, got {got}.',
    zh: '只接受 {needs} 个分支，实际为 {got} 个。',
  },
  'merge.lastAxesDiffer': {
    en: 'Two rows or two sequences are needed, with last axes of one size; got {first} and {second}.',
    zh: '需要两行数值或两个序列，且最后一个轴大小相同；实际为 {first} 和 {second}。',
  },
  'merge.shapesDiffer': {
    en: 'The branches have different shapes: {first} and {second}. They must be the same.',
    zh: '各分支的形状不同：{first} 和 {second}。它们必须相同。',
  },
  'merge.axesDiffer': {
    en: 'The branches differ in more than the last axis: {first} and {second}.',
    zh: '各分支除最后一个轴外还有不同：{first} 和 {second}。',
  },

  'target.none': {
    en: 'The data names no column to predict. Choose one of: {known}.',
    zh: '数据没有指定要预测的列。请从以下列中选择：{known}。',
  },
  'target.missingValues': {
    en: '{count} rows have no {field}. What is to be predicted must not be made up: drop these rows.',
    zh: '有 {count} 行缺少 {field}。要预测的内容不能凭空填补，请删除这些行。',
  },
  'loss.needsRank': {
    en: 'Needs {needs} dimension (one row of numbers per sample), got {got}: {shape}.',
    zh: '需要 {needs} 个维度（每个样本一行数值），实际为 {got} 个：{shape}。',
  },
  'loss.unitsForClasses': {
    en: '{field} has {needs} classes, but the last layer gives {got} values. It needs one for each class.',
    zh: '{field} 有 {needs} 个类别，但最后一层给出 {got} 个数值。每个类别需要一个。',
  },
  'loss.unitsForYesNo': {
    en: 'A yes-or-no answer for {field} is {needs} number, but the last layer gives {got}.',
    zh: '{field} 的是非答案是 {needs} 个数，但最后一层给出 {got} 个。',
  },
  'loss.unitsForNumbers': {
    en: '{field} is {needs} number per row, but the last layer gives {got}.',
    zh: '{field} 每行是 {needs} 个数，但最后一层给出 {got} 个。',
  },
  'loss.shapeDiffers': {
    en: '{field} has the shape {needs}, but the prediction has {got}.',
    zh: '{field} 的形状为 {needs}，但预测的形状为 {got}。',
  },
  'loss.needsSoftmax': {
    en: 'Needs probabilities that add up to one ({needs}), but the last layer ends with {got}.',
    zh: '需要总和为一的概率（{needs}），但最后一层使用的是 {got}。',
  },
  'loss.needsSigmoid': {
    en: 'Needs a probability from 0 to 1 ({needs}), but the last layer ends with {got}.',
    zh: '需要 0 到 1 之间的概率（{needs}），但最后一层使用的是 {got}。',
  },
  'loss.needsSoftplus': {
    en: 'Needs a positive number, which {needs} gives; the last layer ends with {got}.',
    zh: '需要正数，{needs} 可以给出；最后一层使用的是 {got}。',
  },
  'loss.needsLinear': {
    en: 'The last layer ends with {got}, so it cannot predict every number. {needs} can.',
    zh: '最后一层使用 {got}，无法预测任意数值；{needs} 可以。',
  },
  'loss.targetIsNumber': {
    en: '{field} is a number, not a class. A regression loss suits it.',
    zh: '{field} 是数值，不是类别。适合使用回归损失。',
  },
  'loss.targetIsClass': {
    en: '{field} is a class, not a number. A cross-entropy suits it.',
    zh: '{field} 是类别，不是数值。适合使用交叉熵。',
  },
  'loss.targetIsClasses': {
    en: '{field} holds plain classes, not one-hot. The sparse form takes it as it is.',
    zh: '{field} 是普通类别，不是独热编码。可直接使用稀疏形式。',
  },
  'loss.targetIsOneHot': {
    en: '{field} is one-hot encoded. The sparse form needs plain classes.',
    zh: '{field} 已做独热编码，而稀疏形式需要普通类别。',
  },
  'loss.targetIsText': {
    en: '{field} is free text with too many different values to be classes. Choose another column to predict.',
    zh: '{field} 是自由文本，不同取值过多，不能作为类别。请选择其他要预测的列。',
  },
  'loss.targetHasManyClasses': {
    en: '{field} has {got} classes; yes or no is {needs}.',
    zh: '{field} 有 {got} 个类别，而是非判断只有 {needs} 个。',
  },
  'loss.weightIsNoNumber': {
    en: '{field} cannot be the weight of rows: it has to be one number a row.',
    zh: '{field} 不能作为行权重：每行必须是一个数。',
  },
  'loss.classWeights': {
    en: 'Class weights are {needs} numbers from 0 on, one for each class, with commas between; there are {got}.',
    zh: '类别权重应为 {needs} 个不小于 0 的数，每类一个，用逗号分隔；现在有 {got} 个。',
  },
  'loss.needsTanh': {
    en: 'Needs values from −1 to 1, which {needs} gives; the last layer ends with {got}.',
    zh: '需要 −1 到 1 之间的值，{needs} 可以给出；最后一层使用的是 {got}。',
  },
  'metric.targetIsNumber': {
    en: '{field} is a number, so there is no right or wrong to count. The mean absolute error suits it.',
    zh: '{field} 是数值，没有对错可数。适合使用平均绝对误差。',
  },
  'metric.targetIsClass': {
    en: '{field} is a class, so there is no distance to measure. The accuracy suits it.',
    zh: '{field} 是类别，没有距离可量。适合使用准确率。',
  },

  'training.noSplit': {
    en: 'All rows are used for training, so nothing is left to test on. Split the data.',
    zh: '所有数据都用于训练，没有留下测试数据。请划分数据。',
  },
  'training.targetNotInData': {
    en: 'A loss judges by {field}, which the training data does not have: {known}.',
    zh: '有一个损失按 {field} 评判，但训练数据中没有这一列：{known}。',
  },
  'training.noValidation': {
    en: 'A callback watches the {monitor}, but no rows are held out for validation.',
    zh: '有一个回调在观察{monitor}，但没有划分出验证数据。',
  },
  'training.monitorNeedsMetric': {
    en: 'A callback watches the {monitor}, but {metric} is not measured.',
    zh: '有一个回调在观察{monitor}，但没有测量{metric}。',
  },
  'training.severalSchedules': {
    en: '{count} schedules of the same sort say how the learning rate goes. Keep one; a warm-up may stand before it.',
    zh: '有 {count} 个同类的学习率调度。请只保留一个，前面可以再加一个预热。',
  },
  'training.batchTooLarge': {
    en: 'A batch of {batch} is more than the {rows} rows of the data.',
    zh: '批次大小 {batch} 超过了数据的 {rows} 行。',
  },
} as const satisfies Readonly<Record<string, Text>>;
