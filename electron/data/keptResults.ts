interface Kept<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  users: number;
  isDone: boolean;
}

/**
 * Results of costly work, kept for whoever asks next. Two who ask for the same at once share the work; it is given up when
 * all of them have gone away. What failed is not kept.
 */
export class KeptResults<T> {
  /** In the order of use, the last used at the end. */
  private readonly held = new Map<string, Kept<T>>();

  constructor(private readonly most: number) {}

  /** The kept result for a key, or the one that `make` makes. Its signal is not that of one caller: the work is shared. */
  async get(key: string, signal: AbortSignal, make: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const one = this.held.get(key) ?? this.begin(key, make);
    this.held.delete(key);
    this.held.set(key, one);
    this.forgetOldest();
    one.users++;
    try {
      return await untilAborted(one.result, signal);
    } finally {
      one.users--;
      if (one.users === 0 && !one.isDone) {
        if (this.held.get(key) === one) this.held.delete(key);
        one.controller.abort();
        // What the work reads from may be closed once we have returned.
        await one.result.catch(() => {});
      }
    }
  }

  private begin(key: string, make: (signal: AbortSignal) => Promise<T>): Kept<T> {
    const controller = new AbortController();
    const one: Kept<T> = { result: make(controller.signal), controller, users: 0, isDone: false };
    one.result.then(
      () => {
        one.isDone = true;
      },
      () => {
        if (this.held.get(key) === one) this.held.delete(key);
      },
    );
    return one;
  }

  private forgetOldest(): void {
    for (const [key, one] of this.held) {
      if (this.held.size <= this.most) return;
      if (one.users === 0 && one.isDone) this.held.delete(key);
    }
  }
}

async function untilAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([result, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
