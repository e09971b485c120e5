import { hashValue } from '../../shared/base/hash.ts';
import { type Chain, listChainSources } from './chain.ts';
import type { OpenSource, ReadContext } from './sourceImplementation.ts';

interface Held {
  readonly opening: Promise<OpenSource>;
  users: number;
}

/** An open source, and what it held when it was opened. */
export interface Leaf {
  readonly source: OpenSource;
  readonly fingerprint: string;
}
/** The open sources of a chain by node. */
export type Leaves = ReadonlyMap<string, Leaf>;

/** How many sources stay open for the next preview. */
const MAX_IDLE = 3;

/**
 * Keeps sources open between calls, so that the second preview of a file does not read it again. A changed file has
 * another fingerprint and is opened anew.
 */
export class OpenSources {
  /** In the order of use, the last used at the end. */
  private readonly held = new Map<string, Held>();

  /** Opens the source of a chain, or takes the one that is open, for as long as `use` runs. */
  async withSource<T>(
    { source }: { readonly source: Pick<Chain['source'], 'step' | 'implementation'> },
    context: ReadContext,
    use: (source: OpenSource, fingerprint: string) => Promise<T>,
  ): Promise<T> {
    const { step, implementation } = source;
    const fingerprint = await implementation.fingerprint(step.config, context);
    const key = hashValue([step.kind, step.config, context.places, fingerprint]);
    const held = this.held.get(key) ?? { opening: implementation.open(step.config, context), users: 0 };
    this.held.delete(key);
    this.held.set(key, held);
    held.users++;
    try {
      const opened = await held.opening.catch((error: unknown) => {
        // Whoever comes next tries again: it may have been our caller who cancelled.
        if (this.held.get(key) === held) this.held.delete(key);
        throw error;
      });
      return await use(opened, fingerprint);
    } finally {
      held.users--;
      await this.closeIdle(MAX_IDLE);
    }
  }

  /** Opens all sources that a chain reads for as long as `use` runs. `without`: a node whose rows come from elsewhere. */
  async withSources<T>(
    chain: Chain,
    context: ReadContext,
    use: (leaves: Leaves) => Promise<T>,
    without?: string,
  ): Promise<T> {
    const wanted = listChainSources(chain).filter(({ step }) => step.node !== without);
    const leaves = new Map<string, Leaf>();
    const openFrom = async (index: number): Promise<T> => {
      const source = wanted[index];
      if (!source) return await use(leaves);
      return await this.withSource({ source }, context, async (opened, fingerprint) => {
        leaves.set(source.step.node, { source: opened, fingerprint });
        return await openFrom(index + 1);
      });
    };
    return await openFrom(0);
  }

  /** Closes everything that nobody uses. */
  async close(): Promise<void> {
    await this.closeIdle(0);
  }

  private async closeIdle(keep: number): Promise<void> {
    const idle = [...this.held].filter(([, held]) => held.users === 0);
    for (const [key, held] of idle.slice(0, Math.max(0, idle.length - keep))) {
      this.held.delete(key);
      await held.opening.then(
        (opened) => opened.close(),
        () => {},
      );
    }
  }
}
