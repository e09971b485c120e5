import { datasetWith, priceDataset, tensorOf } from '../exampleTypes.ts';
import { defineLoss, nativeOnly } from './lossNode.ts';
import { checkNumberPrediction, checkNumberTarget } from './regressionLoss.ts';

const vectorDataset = datasetWith(priceDataset, {
  fields: [{ name: 'embedding', dtype: 'float32', shape: [8], role: 'target', semantic: 'number', missing: 0 }],
});

export const cosineSimilarityNode = defineLoss({
  kind: 'cosineSimilarity',
  title: { en: 'Cosine similarity', zh: '余弦相似度' },
  docs: {
    en: 'Judges whether the predicted vector points where the true one does: −1 for the same direction, 0 for a right angle, 1 for the opposite. The lengths do not matter.\n\nFor targets that are vectors, such as embeddings; it can go below zero, and that is good.',
    zh: '评判预测向量与真实向量方向是否一致：同向为 −1，垂直为 0，反向为 1；与长度无关。\n\n适用于目标为向量的情况，例如嵌入；损失可以小于零，越小越好。',
  },
  icon: 'Compass',
  keywords: [
    'CosineSimilarity',
    'CosineEmbeddingLoss',
    'cosine',
    'angle',
    'embedding',
    '余弦',
    '相似度',
    '方向',
    '损失函数',
  ],
  task: 'regression',
  nativeOnly,
  checkTarget: checkNumberTarget,
  checkPrediction: checkNumberPrediction,
  examples: [
    {
      title: 'compares vectors',
      inputs: { prediction: [tensorOf([8], { activation: 'linear', dataset: vectorDataset })] },
      output: { carries: 'objective', target: 'embedding', task: 'regression' },
    },
    {
      title: 'refuses another length',
      inputs: { prediction: [tensorOf([4], { activation: 'linear', dataset: vectorDataset })] },
      output: 'rejected',
    },
    {
      title: 'refuses classes',
      inputs: { prediction: [tensorOf([10], { activation: 'linear' })] },
      output: 'rejected',
    },
  ],
});
