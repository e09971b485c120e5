/** A step of the set-up that failed for a reason outside the project; it always names what to do next. */
export class SetupError extends Error {
  /**
   * @param {string} message  what failed, for a person
   * @param {string} next  the next step, for a person
   * @param {{ cause?: unknown, code?: string }} [options]
   */
  constructor(message, next, options = {}) {
    super(message, { cause: options.cause });
    this.name = 'SetupError';
    this.next = next;
    this.code = options.code ?? 'setup-failed';
  }
}

/**
 * Turns a failure of the operating system into words with a next step; anything else is passed through unchanged.
 * @param {unknown} error
 * @param {string} doing  such as "unpacking TensorFlow"
 * @returns {unknown}
 */
export function explainSystemError(error, doing) {
  if (!(error instanceof Error) || error instanceof SetupError) return error;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new SetupError(
      `The disk is full (while ${doing}).`,
      'Free about 3 GB on the disk that holds this folder, then run the same command again.',
      { cause: error, code: 'disk-full' },
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new SetupError(
      `Not allowed to write here (while ${doing}): ${error.message}`,
      'Give your user write access to the project folder, then run the same command again.',
      { cause: error, code: 'not-writable' },
    );
  }
  return error;
}
