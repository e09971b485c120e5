/** A request that cannot be answered as it is. The sentence is English, as everything that machines read. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  constructor(
    readonly status: number,
    message: string,
    /** Seconds after which it may work. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}
