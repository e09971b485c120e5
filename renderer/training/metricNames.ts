import type { trainingTexts } from '../texts/trainingTexts.ts';
import type { Say } from '../texts/useTexts.ts';

type SayTraining = Say<(typeof trainingTexts)['record']>;

/** The name of a metric in words; a name that is not known is shown as it is. */
export function nameMetric(metric: string, say: SayTraining): string {
  switch (metric) {
    case 'loss':
      return say('loss');
    case 'acc':
    case 'accuracy':
      return say('accuracy');
    case 'mae':
    case 'meanAbsoluteError':
      return say('meanAbsoluteError');
    case 'mse':
    case 'meanSquaredError':
      return say('meanSquaredError');
    case 'rmse':
    case 'rootMeanSquaredError':
      return say('rootMeanSquaredError');
    case 'r2':
      return say('r2');
    default:
      return metric;
  }
}
