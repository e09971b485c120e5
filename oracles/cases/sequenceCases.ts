import type { TestLayer } from '../../electron/trainer/testing/buildPlan.ts';
import type { OracleCase } from '../oracleCase.ts';
import { classifierOf, planAround } from './planAround.ts';

type Values = Readonly<Record<string, unknown>>;

const output: TestLayer = { node: 'output', kind: 'dense', values: { units: 3, activation: 'softmax' } };
const words = (values: Values = {}): TestLayer => ({
  node: 'words',
  kind: 'embedding',
  values: { inputDim: 11, outputDim: 4, maskZero: true, ...values },
});
const masking: TestLayer = { node: 'masked', kind: 'masking', values: { maskValue: -2 } };
const of = (title: string, shape: readonly number[], layers: readonly TestLayer[]): OracleCase => ({
  title,
  plan: classifierOf(shape, [...layers, output]),
  engineOnly: true,
});

const KINDS = ['simpleRNN', 'gru', 'lstm'] as const;
/** Title, values, and whether every time comes out, so that something has to read them. */
const ways: readonly (readonly [string, Values])[] = [
  ['', {}],
  ['backwards', { goBackwards: true }],
  ['both ways', { bidirectional: true }],
  ['both ways from the end, mean', { bidirectional: true, goBackwards: true, mergeMode: 'ave' }],
  ['both ways, product', { bidirectional: true, mergeMode: 'mul' }],
  ['every time', { returnSequences: true }],
  ['every time, backwards', { returnSequences: true, goBackwards: true }],
  ['every time, both ways', { returnSequences: true, bidirectional: true }],
];
const recurrent = (kind: string, values: Values): TestLayer => ({
  node: 'tested',
  kind,
  values: { units: 3, ...values },
});

const readings = (isMasked: boolean): readonly OracleCase[] =>
  KINDS.flatMap((kind) =>
    ways.flatMap(([title, values]) => {
      // What reads every time must heed the mask as well: another recurrent layer does.
      const after = values.returnSequences === true ? [{ node: 'last', kind, values: { units: 2 } }] : [];
      if (isMasked) {
        return [
          of(`${kind} ${title} over masked words`, [7], [words(), recurrent(kind, values), ...after]),
          of(`${kind} ${title} over masked rows`, [6, 2], [masking, recurrent(kind, values), ...after]),
        ];
      }
      return [
        {
          ...of('', [6, 2], []),
          title: `${kind} ${title}`,
          plan: planAround([6, 2], [recurrent(kind, values), ...after]),
        },
      ];
    }),
  );

const resetBefore: readonly OracleCase[] = [{}, { bidirectional: true }, { goBackwards: true }].map((values, i) =>
  of(
    `GRU that resets before, ${['', 'both ways', 'backwards'][i]}, over masked words`,
    [7],
    [words(), recurrent('gru', { resetAfter: false, ...values })],
  ),
);

const attention = (values: Values): TestLayer => ({
  node: 'tested',
  kind: 'multiHeadAttention',
  values: { numHeads: 2, keyDim: 3, ...values },
});
const mean: TestLayer = { node: 'mean', kind: 'globalAveragePooling1d' };
const masked: readonly OracleCase[] = [
  of('attention over masked words', [7], [words(), attention({}), mean]),
  of('attention over masked words, only backwards', [7], [words(), attention({ useCausalMask: true }), mean]),
  of('mean of masked words', [7], [words(), mean]),
  of('mean of masked rows', [6, 2], [masking, mean]),
  of('words without a mask', [7], [words({ maskZero: false }), mean]),
  of(
    'a mask through layers that hand it on',
    [7],
    [
      words(),
      { node: 'norm', kind: 'layerNormalization' },
      { node: 'bent', kind: 'activation', values: { activation: 'tanh' } },
      { node: 'wide', kind: 'dense', values: { units: 5, activation: 'tanh' } },
      recurrent('gru', {}),
    ],
  ),
];

/** Sequences with masks: recurrent kinds in every way of reading; what masks do to attention and means. */
export const sequenceCases: readonly OracleCase[] = [...readings(true), ...resetBefore, ...masked];

/** The same ways of reading without masks. Goldens only: the examples of the recurrent kinds are compared live. */
export const unmaskedCases: readonly OracleCase[] = readings(false);
