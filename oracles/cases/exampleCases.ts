import { buildPlan, optimizerOf, type TestLayer } from '../../electron/trainer/testing/buildPlan.ts';
import type { Example, NodeDefinition } from '../../shared/nodes/definition.ts';
import type { TensorType } from '../../shared/nodes/portType.ts';
import { listDefinitions } from '../../shared/nodes/registry.ts';
import type { OracleCase } from '../oracleCase.ts';
import { numberField, targetField } from './planAround.ts';

/** These read what an Input gives; nothing can stand between. */
const READS_RAW: ReadonlySet<string> = new Set(['embedding', 'masking']);

/** Kinds that Keras has no layer for, with the reason why nothing is lost. */
export const NOT_IN_KERAS: ReadonlyMap<string, string> = new Map([
  ['thresholdedReLU', 'Keras 3 has dropped the layer; its formula is checked in plain TypeScript'],
]);

/** Every example of every kind of layer, as its definition gives it: a new kind is compared with Keras from its first day. */
export const exampleCases: readonly OracleCase[] = listDefinitions().flatMap((definition) =>
  definition.examples.flatMap((example) => {
    const one = caseOfExample(definition, example);
    return one ? [one] : [];
  }),
);

/** Null where the example is none of a layer, is to be rejected, or has sizes that are unknown. */
function caseOfExample(definition: NodeDefinition, example: Example): OracleCase | null {
  const { values } = definition.readValues(example.values ?? {});
  const step = definition.step(values);
  if (step.type !== 'layer' || example.output === 'rejected' || NOT_IN_KERAS.has(definition.kind)) return null;
  const shapes = Object.values(example.inputs)
    .flat()
    .filter((type): type is TensorType => type.carries === 'tensor')
    .map(({ shape }) => shape);
  const known = shapes.map((shape) => shape.filter((size) => size !== null));
  if (known.length === 0 || known.some((shape, i) => shape.length !== shapes[i]?.length)) return null;
  const inputs = known.map((_, i) => `input_${i + 1}`);
  const fields = known.map((shape, i) => numberField(`x${i + 1}`, shape));
  const before = READS_RAW.has(definition.kind) ? [] : known.map(widthBefore);
  const tested: TestLayer = {
    node: 'tested',
    kind: definition.kind,
    values: example.values ?? {},
    inputs: before.length > 0 ? before.map(({ node }) => node) : inputs,
  };
  // A large example sums up more in its last layer, and the same rate would throw its weights about.
  const width = known.reduce((sum, shape) => sum + shape.reduce((product, size) => product * size, 1), 0);
  const optimizer = optimizerOf('sgd', { learningRate: 0.05 / Math.max(1, width / 100), momentum: 0.9 });
  const isRandom = [step.config.rate, step.config.dropout, step.config.stddev].some((share) => Number(share ?? 0) > 0);
  return {
    title: `${definition.kind} ${example.title}`,
    plan: buildPlan({
      fields: [...fields, targetField],
      inputs: Object.fromEntries(inputs.map((node, i) => [node, [`x${i + 1}`]])),
      layers: [
        ...before,
        tested,
        { node: 'flat', kind: 'flatten' },
        { node: 'output', kind: 'dense', values: { units: 3, activation: 'softmax' } },
      ],
      training: {
        optimizer,
        objectives: [{ name: 'sparseCategoricalCrossentropy', prediction: 'output', target: 'y' }],
      },
    }),
    rows: 4,
    engineOnly: true,
    ...(isRandom ? { measures: ['forward'] as const } : {}),
  };
}

/** Something to train in front, so that the gradient has to pass through what is tested. */
function widthBefore(shape: readonly number[], i: number): TestLayer {
  return {
    node: `before_${i + 1}`,
    kind: 'dense',
    values: { units: shape.at(-1) ?? 1, activation: 'tanh' },
    inputs: [`input_${i + 1}`],
  };
}
