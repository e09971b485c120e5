import { defineTexts } from './i18n.ts';

/** The prediction panel. */
export const predictTexts = defineTexts('predict', {
  noRun: { en: 'No model to ask yet', zh: '还没有可用的模型' },
  noRunHint: {
    en: 'Train a model first; then ask it about new data here.',
    zh: '请先训练模型，然后在这里用新数据提问。',
  },
  noWeights: { en: 'This run has no model yet', zh: '此运行还没有模型' },
  noWeightsHint: { en: 'A model is kept with the first checkpoint.', zh: '第一个检查点会保存模型。' },
  loading: { en: 'Reading the model', zh: '正在读取模型' },
  failed: { en: 'The prediction failed', zh: '预测失败' },
  tryAgain: { en: 'Try again', zh: '重试' },
  source: { en: 'What to predict', zh: '预测对象' },
  fromTest: { en: 'Test rows', zh: '测试数据' },
  fromImage: { en: 'An image', zh: '图片' },
  fromForm: { en: 'A row', zh: '一行数据' },
  fromFile: { en: 'A whole file', zh: '整个文件' },

  testNone: { en: 'This run kept no test rows', zh: '此运行没有保留测试数据' },
  testList: { en: 'Test rows; choose one', zh: '测试数据；请选择一个' },
  testRow: { en: 'Row {row}, {label}', zh: '第 {row} 行，{label}' },
  rowNumber: { en: 'Row {row}:', zh: '第 {row} 行：' },
  more: { en: 'Show more', zh: '显示更多' },

  drop: { en: 'Drop an image here', zh: '将图片拖到这里' },
  dropHint: {
    en: 'or paste one, or choose a file. It becomes {height}×{width} for the model.',
    zh: '也可以粘贴或选择文件。模型会看到 {height}×{width} 的版本。',
  },
  chooseImage: { en: 'Choose an image', zh: '选择图片' },
  yourImage: { en: 'Your image', zh: '你的图片' },
  notImage: { en: 'That is not an image', zh: '这不是图片' },
  notImageHint: { en: 'PNG, JPEG, WebP and GIF work.', zh: '支持 PNG、JPEG、WebP 和 GIF。' },
  tooLarge: { en: 'That image is larger than 50 MB', zh: '图片超过 50 MB' },

  form: { en: 'Values of the row', zh: '该行的值' },
  empty: { en: 'missing', zh: '缺失' },
  reset: { en: 'Back to the example', zh: '恢复示例' },

  file: { en: 'Score a whole file', zh: '为整个文件评分' },
  fileCsvHint: {
    en: 'Every row of a CSV with the same columns gets its prediction, in the same order, in a new CSV.',
    zh: '列相同的 CSV 中每一行都会得到预测，按原顺序写入新的 CSV。',
  },
  fileFolderHint: {
    en: 'Every image in a folder gets its prediction in a new CSV.',
    zh: '文件夹中的每张图片都会在新的 CSV 中得到预测。',
  },
  scoreCsv: { en: 'Choose a CSV', zh: '选择 CSV' },
  scoreFolder: { en: 'Choose a folder', zh: '选择文件夹' },
  scoring: { en: 'Predicting', zh: '正在预测' },
  scoringOf: { en: 'Predicting: {done} of {total} rows', zh: '正在预测：{done} / {total} 行' },
  scored: { en: { one: '{rows} row predicted', other: '{rows} rows predicted' }, zh: '已预测 {rows} 行' },
  dropped: {
    en: {
      one: '{dropped} row could not be predicted; its line says why.',
      other: '{dropped} rows could not be predicted; their lines say why.',
    },
    zh: '{dropped} 行无法预测；对应的行写明了原因。',
  },
  showInFolder: { en: 'Show in folder', zh: '在文件夹中显示' },

  result: { en: 'Prediction', zh: '预测结果' },
  resultNone: { en: 'Choose something to predict', zh: '选择要预测的内容' },
  working: { en: 'Asking the model', zh: '正在询问模型' },
  seen: { en: 'What the model sees', zh: '模型看到的内容' },
  actual: { en: 'Actual', zh: '实际' },
  right: { en: 'right', zh: '正确' },
  wrong: { en: 'wrong', zh: '错误' },
  probabilities: { en: 'Probability of each class', zh: '各类别的概率' },
  refused: { en: 'No prediction for this row', zh: '此行无法预测' },
});
