import { defineNode } from '../definition.ts';

export const evaluateNode = defineNode({
  kind: 'evaluate',
  version: 1,
  title: { en: 'Evaluate', zh: '评估' },
  docs: {
    en: 'Measures the trained network on the test rows, which it has never seen: the honest answer to "how good is it?". Classes get accuracy, a confusion matrix, precision, recall and curves; numbers get errors and a plot of predicted against true.\n\nLook at it once, at the end. If you tune the network by it, the test rows are no longer unseen.',
    zh: '用网络从未见过的测试数据来衡量训练好的网络：这是对“它有多好”的诚实回答。分类任务给出准确率、混淆矩阵、精确率、召回率和曲线；回归任务给出误差以及预测值与真实值的对比图。\n\n只在最后看一次。如果根据它来调整网络，测试数据就不再是“未见过”的了。',
  },
  category: 'evaluation',
  icon: 'ClipboardCheck',
  keywords: ['test', 'model.evaluate', 'confusion matrix', 'ROC', 'F1', 'score', '评估', '测试', '混淆矩阵', '评价'],
  params: {},
  inputs: () => [{ name: 'model', carries: 'model', label: { en: 'Model', zh: '模型' }, suggests: ['training'] }],
  outputs: () => [],
  infer: () => ({ outputs: [], problems: [] }),
  step: () => ({ type: 'evaluation', config: { split: 'test' } }),
  examples: [
    {
      title: 'takes any trained model',
      inputs: { model: [{ carries: 'model', task: 'classification' }] },
      output: 'nothing',
    },
  ],
});
