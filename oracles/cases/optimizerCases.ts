import { optimizerOf } from '../../electron/trainer/testing/buildPlan.ts';
import type { Plan } from '../../shared/pipeline/plan.ts';
import type { OracleCase } from '../oracleCase.ts';
import { smallNetwork } from './planAround.ts';

type Optimizer = Plan['training']['optimizer'];

const of = (title: string, optimizer: Optimizer, more: Partial<OracleCase> = {}): OracleCase => ({
  title,
  plan: smallNetwork({ units: 4, activation: 'softmax' }, { name: 'categoricalCrossentropy' }, optimizer),
  ...more,
});

/** One that no node offers yet. */
const engineOnly = (title: string, className: string, config: Record<string, unknown> = {}): OracleCase =>
  of(title, { node: 'optimizer_1', className, config: { learningRate: 0.01, ...config } }, { engineOnly: true });

/** Every optimizer that the engine has, on a network so small that nothing but its rule can differ. */
export const optimizerCases: readonly OracleCase[] = [
  of('SGD', optimizerOf('sgd', { learningRate: 0.1 })),
  of('SGD, momentum', optimizerOf('sgd', { learningRate: 0.05, momentum: 0.9 })),
  of('SGD, Nesterov', optimizerOf('sgd', { learningRate: 0.05, momentum: 0.9, nesterov: true })),
  of('Adam', optimizerOf('adam', { learningRate: 0.01 })),
  of(
    'Adam, β 0.8 and 0.95, ε 0.001',
    optimizerOf('adam', { learningRate: 0.01, beta1: 0.8, beta2: 0.95, epsilon: 1e-3 }),
  ),
  of('RMSprop', optimizerOf('rmsprop', { learningRate: 0.01 })),
  of('RMSprop, ρ 0.8, momentum', optimizerOf('rmsprop', { learningRate: 0.01, rho: 0.8, momentum: 0.5 })),
  engineOnly('RMSprop, centred', 'RMSprop', { centered: true, rho: 0.9, momentum: 0.5 }),
  engineOnly('AMSGrad', 'Adam', { amsgrad: true }),
  engineOnly('AdamW', 'AdamW'),
  engineOnly('AdamW, decay 0.1', 'AdamW', { weightDecay: 0.1 }),
  engineOnly('Adamax', 'Adamax'),
  engineOnly('Nadam', 'Nadam'),
  engineOnly('Adagrad', 'Adagrad', { learningRate: 0.1 }),
  engineOnly('Adadelta', 'Adadelta', { learningRate: 1 }),
  engineOnly('Ftrl', 'Ftrl', { learningRate: 0.1 }),
  engineOnly('Ftrl, L1 and L2', 'Ftrl', {
    learningRate: 0.1,
    l1RegularizationStrength: 0.01,
    l2RegularizationStrength: 0.02,
    l2ShrinkageRegularizationStrength: 0.03,
  }),
  engineOnly('Lion', 'Lion', { learningRate: 0.001 }),
  engineOnly('SGD, weight decay', 'SGD', { learningRate: 0.1, weightDecay: 0.05 }),
  engineOnly('SGD, clipped by value', 'SGD', { learningRate: 0.1, clipvalue: 0.02 }),
  engineOnly('SGD, clipped by norm', 'SGD', { learningRate: 0.1, clipnorm: 0.05 }),
  engineOnly('SGD, clipped by global norm', 'SGD', { learningRate: 0.1, globalClipnorm: 0.05 }),
  {
    ...engineOnly('SGD, average of the weights', 'SGD', { learningRate: 0.1, useEma: true, emaMomentum: 0.9 }),
    // Tensorloom predicts by the averages from the first step on, Keras only once they have replaced the weights at the end.
    measures: ['gradient', 'loss', 'weights', 'metrics'],
  },
];
