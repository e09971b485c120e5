import { priceDataset, tensorOf } from '../exampleTypes.ts';
import { defineMetric, needNumbers } from './metricNode.ts';

export const cosineSimilarityMetricNode = defineMetric({
  kind: 'cosineSimilarityMetric',
  name: 'cosineSimilarity',
  title: { en: 'Cosine similarity (metric)', zh: '余弦相似度（指标）' },
  docs: {
    en: 'How well the predicted vector points where the true one does: 1 for the same direction, 0 for a right angle, −1 for the opposite. The lengths do not matter.\n\nFor targets that are vectors, such as embeddings.',
    zh: '预测向量与真实向量的方向有多一致：1 为同向，0 为垂直，−1 为反向；与长度无关。\n\n适用于目标为向量的情况，例如嵌入。',
  },
  icon: 'Compass',
  keywords: ['CosineSimilarity', 'cosine', 'angle', 'embedding', '余弦', '相似度', '方向', '向量'],
  checkTarget: needNumbers,
  examples: [
    {
      title: 'judges numbers',
      inputs: { prediction: [tensorOf([1], { dataset: priceDataset })] },
      output: { carries: 'metric', name: 'cosineSimilarity' },
    },
    {
      title: 'refuses classes',
      inputs: { prediction: [tensorOf([10], { activation: 'softmax' })] },
      output: 'rejected',
    },
  ],
});
