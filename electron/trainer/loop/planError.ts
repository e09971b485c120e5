import { AppError } from '../../../shared/base/appError.ts';

/** A plan that an executor cannot open or run: names the node that is to blame, so that the window can point at it. */
export class PlanError extends AppError {
  constructor(
    code: string,
    readonly node: string,
    values: Readonly<Record<string, string | number>> = {},
    options?: { cause?: unknown },
  ) {
    super(code, { node, ...values }, options);
  }
}
