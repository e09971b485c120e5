import type { Problem } from '../base/problem.ts';
import type { Shape } from '../base/shape.ts';
import type { Text } from '../base/text.ts';
import { describeInvalidValue } from './describeInvalidValue.ts';
import type { Params, ValuesOf } from './params.ts';
import type { Carries, FieldType, PortType } from './portType.ts';

export const CATEGORIES = [
  'data',
  'prepare',
  'layer',
  'shape',
  'merge',
  'loss',
  'metric',
  'optimizer',
  'training',
  'evaluation',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Finer groups of the categories that hold many kinds, in the order of the palette. */
export const FAMILIES = [
  'rows',
  'columns',
  'values',
  'images',
  'text',
  'series',
  'core',
  'convolution',
  'pooling',
  'recurrent',
  'attention',
  'normalisation',
  'regularisation',
  'activation',
  'schedule',
] as const;
export type Family = (typeof FAMILIES)[number];

/** A place where a wire starts or ends. */
export interface Port {
  readonly name: string;
  readonly carries: Carries;
  readonly label: Text;
  /** Takes any number of wires; their order is the order of the edges. */
  readonly many?: boolean;
  /** May stay without a wire. */
  readonly optional?: boolean;
  /** Kinds that are offered to fill it while it has no wire, best first. */
  readonly suggests?: readonly string[];
}

/**
 * How weights start where neither their name nor the layer's `kernelInitializer` says it: `uniform` is Keras' for
 * embeddings (±0.05), `forgetOnes` an LSTM's bias, whose second quarter is 1.
 */
export type Initializer = 'zeros' | 'ones' | 'uniform' | 'orthogonal' | 'forgetOnes';

/** Weights of a layer, in Keras' names and order (trainable first, then not trainable). */
export interface WeightSpec {
  readonly name: string;
  readonly shape: Shape;
  readonly trainable: boolean;
  readonly initializer?: Initializer;
}

/** A problem as a definition states it: the pipeline adds the node. In fixes, `node: ''` means this node. */
export type NodeProblem = Omit<Problem, 'node'>;

/** What a node makes of its inputs. `outputs` is null when they cannot be told; then a problem says why. */
export interface Inference {
  readonly outputs: readonly PortType[] | null;
  readonly problems: readonly NodeProblem[];
  readonly weights?: readonly WeightSpec[];
}

/** What the data process found out about a source node (a file, a folder). Arrives later, keyed by fingerprint. */
export interface SourceFacts {
  readonly fields: readonly FieldType[];
  readonly rows: number;
  readonly split: 'none' | 'given';
  readonly problems: readonly NodeProblem[];
}

/** The types at the input ports by port name; [] for a port without a wire. */
export type Inputs = Readonly<Record<string, readonly PortType[]>>;

/** The compile rule of a node: plain data that the plan is made of. Names and arguments are Keras' where Keras has them. */
export type Step =
  | { readonly type: 'source'; readonly config: StepConfig }
  | { readonly type: 'prepare'; readonly config: StepConfig }
  | { readonly type: 'input'; readonly fields: readonly string[] }
  | { readonly type: 'layer'; readonly className: string; readonly config: StepConfig }
  | {
      readonly type: 'loss';
      readonly name: string;
      readonly target: string;
      readonly weight: number;
      readonly config: StepConfig;
    }
  | { readonly type: 'metric'; readonly name: string; readonly target: string; readonly config: StepConfig }
  | { readonly type: 'optimizer'; readonly className: string; readonly config: StepConfig }
  | { readonly type: 'callback'; readonly className: string; readonly config: StepConfig }
  | {
      readonly type: 'training';
      readonly epochs: number;
      readonly batchSize: number;
      readonly shuffle: boolean;
      readonly seed: number;
      readonly onNonFinite: 'stop' | 'rollback';
      readonly rollbackFactor: number;
    }
  | { readonly type: 'evaluation'; readonly config: StepConfig };
export type StepConfig = Readonly<Record<string, unknown>>;

/** Documentation and test at once: with these values and inputs, this is what comes out. */
export interface Example<V = Readonly<Record<string, unknown>>> {
  readonly title: string;
  readonly values?: Partial<V>;
  readonly inputs: Inputs;
  readonly facts?: SourceFacts;
  /** The type of the first output, 'nothing' for a kind without outputs, 'rejected' when an error says why not. */
  readonly output: PortType | 'nothing' | 'rejected';
}

/** A kind of node as its file writes it. */
export interface NodeSpec<P extends Params> {
  /** Stored in documents; never changes. */
  readonly kind: string;
  readonly version: number;
  readonly title: Text;
  /** First sentence: what it does. Then when to use it. Markdown. */
  readonly docs: Text;
  readonly category: Category;
  /** The finer group within a category of many kinds. */
  readonly family?: Family;
  /** Name of a lucide icon. */
  readonly icon: string;
  /** True for the kind that people mean where several suit a search alike: it is offered first. */
  readonly usual?: boolean;
  /** Why only the native engine can run it, for a kind that tfjs has no layer for. */
  readonly nativeOnly?: Text;
  /** What it gives only the rows can tell (a query): the data process is asked, with all steps that lead to it. */
  readonly asksData?: boolean;
  /** Other words people search for, in any language. */
  readonly keywords: readonly string[];
  readonly params: P;
  inputs(values: ValuesOf<P>): readonly Port[];
  outputs(values: ValuesOf<P>): readonly Port[];
  infer(values: ValuesOf<P>, inputs: Inputs, facts: SourceFacts | null): Inference;
  step(values: ValuesOf<P>): Step;
  /** From the version in the key to the next. */
  readonly migrate?: Readonly<Record<number, (old: Readonly<Record<string, unknown>>) => Record<string, unknown>>>;
  readonly examples: readonly Example<ValuesOf<P>>[];
}

/** A kind of node as everything else sees it: values of any kind come in and are parsed here, at one place. */
export interface NodeDefinition extends Omit<NodeSpec<Params>, 'inputs' | 'outputs' | 'infer' | 'step' | 'examples'> {
  /** The parameters with every invalid value replaced by its initial one, and a problem for each. */
  readValues(raw: Readonly<Record<string, unknown>>): {
    readonly values: Values;
    readonly problems: readonly NodeProblem[];
  };
  initialValues(): Values;
  inputs(values: Values): readonly Port[];
  outputs(values: Values): readonly Port[];
  infer(values: Values, inputs: Inputs, facts: SourceFacts | null): Inference;
  step(values: Values): Step;
  readonly examples: readonly Example[];
}
export type Values = Readonly<Record<string, unknown>>;

/** Turns the typed description of a kind into the form that the registry holds. */
export function defineNode<const P extends Params>(spec: NodeSpec<P>): NodeDefinition {
  const read = (raw: Values) => readValues(spec.params, raw);
  // The one place where values become typed: readValues has just parsed each with its parameter's own schema.
  const typed = (raw: Values): ValuesOf<P> => read(raw).values as ValuesOf<P>;
  return {
    ...spec,
    readValues: read,
    initialValues: () => read({}).values,
    inputs: (values) => spec.inputs(typed(values)),
    outputs: (values) => spec.outputs(typed(values)),
    infer: (values, inputs, facts) => spec.infer(typed(values), inputs, facts),
    step: (values) => spec.step(typed(values)),
    examples: spec.examples as readonly Example[],
  };
}

function readValues(params: Params, raw: Values): { values: Values; problems: NodeProblem[] } {
  const values: Record<string, unknown> = {};
  const problems: NodeProblem[] = [];
  for (const [name, parameter] of Object.entries(params)) {
    const given = Object.hasOwn(raw, name) ? raw[name] : undefined;
    const parsed = parameter.schema.safeParse(given === undefined ? parameter.initial : given);
    values[name] = parsed.success ? parsed.data : parameter.initial;
    if (!parsed.success) problems.push(describeInvalidValue(name, parameter, given));
  }
  return { values, problems };
}
