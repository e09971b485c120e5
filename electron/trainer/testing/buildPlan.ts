import { hashValue } from '../../../shared/base/hash.ts';
import type { FieldType, TensorType } from '../../../shared/nodes/portType.ts';
import { findDefinition } from '../../../shared/nodes/registry.ts';
import { type LayerStep, type Plan, planSchema } from '../../../shared/pipeline/plan.ts';

/** A layer as tests write it: its id, its kind, its values, and where it gets its inputs (default: the layer before). */
export interface TestLayer {
  readonly node: string;
  readonly kind: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly inputs?: readonly string[];
}

export interface TestPlan {
  readonly fields: readonly FieldType[];
  /** Input layers by node id: the fields that they take. */
  readonly inputs: Readonly<Record<string, readonly string[]>>;
  readonly layers: readonly TestLayer[];
  readonly training: Omit<Partial<Plan['training']>, 'objectives'> & {
    readonly objectives: readonly (Omit<Plan['training']['objectives'][number], 'weight' | 'config' | 'node'> & {
      readonly weight?: number;
    })[];
  };
}

/** A plan out of real node definitions: shapes, weights and configuration are what a document would have given. */
export function buildPlan({ fields, inputs, layers, training }: TestPlan): Plan {
  const types = new Map<string, TensorType>();
  const steps: LayerStep[] = [];
  for (const [node, names] of Object.entries(inputs)) {
    const dataset = { carries: 'dataset', fields, rows: null, split: 'split' } as const;
    const [output] = infer('input', { fields: [...names] }, { data: [dataset] }).outputs;
    types.set(node, output);
    steps.push({
      node,
      kind: 'input',
      className: 'InputLayer',
      config: {},
      inputs: [],
      fields: [...names],
      outputShape: known(output.shape),
      weights: [],
    });
  }
  let before = Object.keys(inputs)[0] ?? '';
  for (const { node, kind, values = {}, inputs: from = [before] } of layers) {
    const tensors = from.map((id) => types.get(id)).filter((type) => type !== undefined);
    const { outputs, weights, step } = infer(kind, values, {
      input: tensors,
      inputs: tensors,
      value: tensors.slice(1),
    });
    types.set(node, outputs[0]);
    steps.push({
      node,
      kind,
      className: step.type === 'layer' ? step.className : '',
      config: step.type === 'layer' ? { ...step.config } : {},
      inputs: [...from],
      outputShape: known(outputs[0].shape),
      weights: weights.map((weight) => ({ ...weight, shape: known(weight.shape) })),
    });
    before = node;
  }
  const objectives = training.objectives.map((objective, index) => ({
    node: `loss_${index + 1}`,
    weight: 1,
    config: {},
    ...objective,
  }));
  const model = { layers: steps, outputs: [...new Set(objectives.map(({ prediction }) => prediction))] };
  return planSchema.parse({
    planVersion: 1,
    documentId: 'test',
    documentName: 'Test',
    data: {
      hash: hashValue(fields),
      steps: [{ node: 'data_1', kind: 'csvFile', type: 'source', config: {}, inputs: [] }],
      output: 'data_1',
    },
    model: { hash: hashValue(model), ...model, parameterCount: 0 },
    training: {
      hash: hashValue(training),
      node: 'training_1',
      task: 'classification',
      metrics: [],
      optimizer: optimizerOf('adam'),
      callbacks: [],
      epochs: 2,
      batchSize: 32,
      shuffle: true,
      seed: 42,
      ...training,
      objectives,
    },
  });
}

/** An optimizer as its node writes it. */
export function optimizerOf(
  kind: string,
  values: Readonly<Record<string, unknown>> = {},
): Plan['training']['optimizer'] {
  const definition = findDefinition(kind);
  const step = definition?.step(definition.readValues(values).values);
  if (step?.type !== 'optimizer') throw new Error(`${kind} is no optimizer`);
  return { node: `${kind}_1`, className: step.className, config: { ...step.config } };
}

function infer(kind: string, raw: Readonly<Record<string, unknown>>, inputs: Parameters<Definition['infer']>[1]) {
  const definition = findDefinition(kind);
  if (!definition) throw new Error(`Unknown kind ${kind}`);
  const { values } = definition.readValues(raw);
  const { outputs, problems, weights = [] } = definition.infer(values, inputs, null);
  const output = outputs?.[0];
  if (output?.carries !== 'tensor') throw new Error(`${kind} gives no tensor: ${JSON.stringify(problems)}`);
  return { outputs: [output] as const, weights, step: definition.step(values) };
}
type Definition = NonNullable<ReturnType<typeof findDefinition>>;

function known(shape: readonly (number | null)[]): number[] {
  return shape.map((size) => size ?? 1);
}
