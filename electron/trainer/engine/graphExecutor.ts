import { AppError } from '../../../shared/base/appError.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { EngineInfo } from '../../../shared/run/runRecord.ts';
import type { WeightStatistics } from '../../../shared/run/weightStatistics.ts';
import type { Batch, Executor, ExecutorState, NamedTensor, StepSums } from '../loop/executor.ts';
import { createInitialWeights } from '../loop/initialWeights.ts';
import { measureNorm, measureWeight } from '../loop/measureWeights.ts';
import { PlanError } from '../loop/planError.ts';
import { type CompiledGraph, compileGraph } from './compile/compileGraph.ts';
import type { StateAccess } from './compile/stateAccess.ts';
import { loadBinding } from './graph/binding.ts';
import type { Tensor } from './graph/graph.ts';
import { type Feed, type Fetched, Session } from './graph/session.ts';

/** Executes plans by the graph engine: a whole training step is one call into TensorFlow. `engine` says what was loaded. */
export function createGraphExecutor(engine: EngineInfo): Executor {
  let opened: OpenPlan | null = null;
  const need = (): OpenPlan => {
    if (!opened) throw new Error('The executor has no plan open');
    return opened;
  };
  return {
    engine,
    open: async (plan) => {
      opened?.close();
      opened = new OpenPlan(plan);
    },
    trainStep: (batch, step) => need().trainStep(batch, step),
    evaluateStep: (batch) => need().evaluateStep(batch),
    predict: (batch) => need().predict(batch),
    activations: (batch, layers) => need().activations(batch, layers),
    weights: () => need().weights(),
    statistics: (batch, step) => need().statistics(batch, step),
    setLearningRate: (value) => need().setLearningRate(value),
    save: () => need().save(),
    restore: (state) => need().restore(state),
    countTensors: () => loadBinding().getNumOfTensors(),
    close: () => {
      opened?.close();
      opened = null;
    },
  };
}

type Call = (batch: Batch, step?: number) => Fetched[];

/** A plan in a session of its own. */
class OpenPlan {
  readonly #plan: Plan;
  readonly #compiled: CompiledGraph;
  readonly #session: Session;
  readonly #train: Call;
  /** For a batch that moves no weight; the call of every batch where each does. */
  readonly #accumulate: Call;
  readonly #evaluate: Call;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#compiled = compileGraph(plan);
    const { graph, init, inputs, targets, step, train, evaluate } = this.#compiled;
    this.#session = Session.open(graph, { init });
    const judged = [...inputs, ...targets];
    this.#train = this.#prepare(judged, [train.sums], step);
    this.#accumulate = train.accumulated ? this.#prepare(judged, [train.accumulated], step) : this.#train;
    this.#evaluate = this.#prepare(judged, [evaluate]);
    const weights = createInitialWeights(plan);
    this.#write(this.#compiled.weights, weights);
    this.#writeAverages(weights);
  }

  trainStep(batch: Batch, step: number): StepSums {
    const isUpdate = (step + 1) % this.#compiled.train.batchesPerUpdate === 0;
    return this.#readSums(batch, isUpdate ? this.#train(batch, step) : this.#accumulate(batch, step));
  }

  evaluateStep(batch: Batch): StepSums {
    return this.#readSums(batch, this.#evaluate(batch));
  }

  predict(batch: Batch): Readonly<Record<string, Float32Array>> {
    const layers = this.#plan.model.outputs;
    const outputs = this.activations(batch, layers);
    return Object.fromEntries(Object.entries(outputs).map(([node, { data }]) => [node, data]));
  }

  activations(batch: Batch, layers: readonly string[]) {
    const tensors = layers.map((node) => {
      const tensor = this.#compiled.layers.get(node);
      if (!tensor) throw new PlanError('run.unknownLayer', node, { kind: '' });
      return tensor;
    });
    const outputs = this.#prepare([...this.#compiled.inputs], tensors)(batch);
    return Object.fromEntries(
      outputs.map(({ shape, data }, i) => [layers[i] ?? '', { shape, data: requireFloats(data) }]),
    );
  }

  weights(): readonly NamedTensor[] {
    return this.#read(this.#compiled.weights);
  }

  statistics(batch: Batch, step: number): readonly WeightStatistics[] {
    const { inputs, targets, train, step: stepFeed } = this.#compiled;
    const gradients = [...train.gradients];
    // Only gradients are fetched: no update hangs on them, so nothing moves.
    const fetched =
      gradients.length > 0
        ? this.#prepare(
            [...inputs, ...targets],
            gradients.map(([, tensor]) => tensor),
            stepFeed,
          )(batch, step)
        : [];
    const norms = new Map(gradients.map(([name], i) => [name, measureNorm(fetched[i]?.data ?? [])]));
    return this.weights().map((weight) => measureWeight(weight, norms.get(weight.name) ?? null));
  }

  setLearningRate(value: number): void {
    const data = Float32Array.of(value);
    this.#write(this.#compiled.setLearningRate, [{ name: this.#compiled.train.learningRate.name, shape: [], data }]);
  }

  save(): ExecutorState {
    return { weights: this.weights(), optimizer: this.#read(this.#compiled.optimizer) };
  }

  restore(state: ExecutorState): void {
    this.#write(this.#compiled.weights, state.weights);
    // A trained model comes without its optimizer: it is to predict, not to go on.
    if (state.optimizer.length > 0) this.#write(this.#compiled.optimizer, state.optimizer);
    else this.#writeAverages(state.weights);
  }

  close(): void {
    this.#session.close();
  }

  /** Fixes what a call feeds from a batch and fetches; names are looked up and joined once. */
  #prepare(
    feeds: readonly (readonly [string, Tensor])[],
    outputs: readonly Tensor[],
    step: Tensor | null = null,
  ): Call {
    const call = this.#session.prepare([...feeds.map(([, tensor]) => tensor), ...(step ? [step] : [])], outputs);
    return (batch, stepNumber = 0) => {
      const fed = feeds.map(([name, tensor]) => feedFrom(batch, name, tensor));
      if (step) fed.push({ shape: [], data: Int32Array.of(stepNumber) });
      return call.run(fed);
    };
  }

  #readSums({ rows }: Batch, [fetched]: readonly Fetched[]): StepSums {
    const { sumNames, counts } = this.#compiled;
    const sums = Object.fromEntries(sumNames.map((name, i) => [name, fetched?.data[i] ?? Number.NaN]));
    return counts.length === 0 ? { rows, sums } : { rows, sums, counts: this.#readCounts(fetched) };
  }

  #readCounts(fetched: Fetched | undefined): Readonly<Record<string, readonly number[]>> {
    let at = this.#compiled.sumNames.length;
    const read = this.#compiled.counts.map(({ name, size }): [string, number[]] => {
      const numbers = Array.from(fetched?.data.slice(at, at + size) ?? [], Number);
      at += size;
      return [name, numbers];
    });
    return Object.fromEntries(read);
  }

  #read({ variables, values }: StateAccess): NamedTensor[] {
    // A model of layers without weights has nothing to read; TensorFlow refuses a run without a fetch.
    const fetched = values.length > 0 ? this.#session.run([], values) : [];
    return variables.map(({ name, shape }, i) => ({ name, shape, data: requireNumbers(fetched[i]?.data) }));
  }

  /** Before the first step, and for a model that is to predict, the averages are the weights themselves. */
  #writeAverages(weights: readonly NamedTensor[]): void {
    const { setAverages, train } = this.#compiled;
    if (!setAverages) return;
    const byName = new Map(weights.map((weight) => [weight.name, weight]));
    const averages = [...train.averages].flatMap(([name, { name: slot }]) => {
      const weight = byName.get(name);
      return weight ? [{ ...weight, name: slot }] : [];
    });
    this.#write(setAverages, averages);
  }

  /** Sets every variable of a list. Throws AppError `run.weightsDiffer` when one is missing or of another size. */
  #write({ variables, feeds, written }: StateAccess, tensors: readonly NamedTensor[]): void {
    const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
    const fed = variables.map(({ name, shape, dtype }, i): [Tensor, Feed] => {
      const data = byName.get(name)?.data;
      const feed = feeds[i];
      if (!feed || data?.length !== count(shape)) throw new AppError('run.weightsDiffer', { name });
      return [feed, { shape, data: dtype === 'int32' ? Int32Array.from(data) : asFloats(data) }];
    });
    if (fed.length > 0) this.#session.run(fed, [written]);
  }
}

/** The rows of one feed, in the type and shape that the graph takes. */
function feedFrom(batch: Batch, name: string, { dtype, shape }: Tensor): Feed {
  const data = batch.feeds[name];
  const node = name.slice(name.indexOf(':') + 1);
  if (!data) throw new PlanError('run.feedMissing', node);
  const dims = [batch.rows, ...shape.slice(1).map((size) => (typeof size === 'number' ? size : 1))];
  if (data.length !== count(dims)) {
    throw new PlanError('run.feedSize', node, { name, needs: count(dims), got: data.length });
  }
  return { shape: dims, data: dtype === 'int32' ? asIntegers(data) : asFloats(data) };
}

function asFloats(data: Float32Array | Int32Array): Float32Array {
  return data instanceof Float32Array ? data : Float32Array.from(data);
}

function asIntegers(data: Float32Array | Int32Array): Int32Array {
  return data instanceof Int32Array ? data : Int32Array.from(data);
}

function requireFloats(data: Fetched['data']): Float32Array {
  if (!(data instanceof Float32Array)) throw new Error('A layer gave something else than float32');
  return data;
}

function requireNumbers(data: Fetched['data'] | undefined): Float32Array | Int32Array {
  if (data instanceof Float32Array || data instanceof Int32Array) return data;
  throw new Error('A variable holds something else than float32 or int32');
}

function count(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
