import type { trainingTexts } from '../texts/trainingTexts.ts';
import type { Say } from '../texts/useTexts.ts';

type SayTraining = Say<(typeof trainingTexts)['record']>;

/** What a value was judged by, without `val_` or `val`: `valAccuracy` → accuracy, of the validation part. */
export function parseMonitor(name: string): { metric: string; validation: boolean } {
  const match = /^val(?:_(.+)|([A-Z].*))$/.exec(name);
  const rest = match?.[1] ?? match?.[2];
  if (rest === undefined) return { metric: name, validation: false };
  return { metric: rest.charAt(0).toLowerCase() + rest.slice(1), validation: true };
}

/** The name of a metric in words, with the part it was measured on when that is the validation part. */
export function nameMetric(name: string, say: SayTraining): string {
  const { metric, validation } = parseMonitor(name);
  const words = nameBare(metric, say);
  return validation ? say('validationOf', { metric: words }) : words;
}

function nameBare(metric: string, say: SayTraining): string {
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
    case 'mape':
    case 'meanAbsolutePercentageError':
      return say('meanAbsolutePercentageError');
    case 'learningRate':
    case 'cosineSimilarity':
    case 'topKAccuracy':
    case 'precision':
    case 'recall':
    case 'f1':
    case 'auc':
      return say(metric);
    default:
      return metric;
  }
}
