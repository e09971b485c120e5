import { hashValue } from '../../shared/base/hash.ts';
import type { Preview } from '../../shared/ipc/dataContract.ts';
import type { DataStep } from '../../shared/pipeline/plan.ts';
import { listChainSteps, resolveChain } from './chain.ts';
import type { ExploredRows } from './explore/exploredRows.ts';
import { KeptResults } from './keptResults.ts';
import type { Leaves, OpenSources } from './openSources.ts';
import { fitPipeline, type Pipeline } from './pipeline.ts';
import type { PipelineView } from './pipelineView.ts';
import type { OpenSource, ReadContext } from './sourceImplementation.ts';

/** What previews and the data explorer have found out and will be asked for again. */
export class KeptPipelines {
  readonly pipelines = new KeptResults<Pipeline>(6);
  readonly previews = new KeptResults<Preview>(12);
  readonly views = new KeptResults<PipelineView>(3);
  readonly orders = new KeptResults<ExploredRows>(4);
  /** Two opened sources are never the same one, whatever they are called: a changed file is opened anew. */
  private readonly numbers = new WeakMap<OpenSource, number>();
  private next = 0;

  constructor(private readonly sources: OpenSources) {}

  /**
   * The steps up to `output`, divided and fitted, for as long as `use` runs, with a key that stands for all of it: the steps
   * and what is in their sources.
   */
  async withPipeline<T>(
    request: { readonly steps: readonly DataStep[]; readonly output: string },
    context: ReadContext,
    use: (pipeline: Pipeline, key: string, leaves: Leaves) => Promise<T>,
  ): Promise<T> {
    const chain = resolveChain(request.steps, request.output);
    return await this.sources.withSources(chain, context, async (leaves) => {
      const opened = [...leaves].map(([node, { source }]) => [node, this.numberOf(source)]);
      const key = hashValue([[...listChainSteps(chain)], request.output, opened]);
      const pipeline = await this.pipelines.get(key, context.signal, (signal) =>
        fitPipeline(chain, leaves, { ...context, signal }),
      );
      return await use(pipeline, key, leaves);
    });
  }

  private numberOf(source: OpenSource): number {
    const known = this.numbers.get(source) ?? this.next++;
    this.numbers.set(source, known);
    return known;
  }
}
