/** The world failed: disk, process, file. Translated once at the boundary; the sentence is `error.<code>` in the catalogue. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: string,
    readonly values: Readonly<Record<string, string | number>> = {},
    options?: { cause?: unknown },
  ) {
    super(`${code} ${JSON.stringify(values)}`, options);
  }
}
