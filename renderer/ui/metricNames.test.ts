import { expect, it } from 'vitest';
import { parseMonitor } from './metricNames.ts';

it.each([
  ['val_accuracy', 'accuracy', true],
  ['valAccuracy', 'accuracy', true],
  ['val_loss', 'loss', true],
  ['valMeanAbsoluteError', 'meanAbsoluteError', true],
  ['loss', 'loss', false],
  ['value', 'value', false],
])('%s is %s, of the validation part: %s', (name, metric, validation) => {
  expect(parseMonitor(name)).toEqual({ metric, validation });
});
