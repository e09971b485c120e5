import { AppError } from '../../../shared/base/appError.ts';
import type { RunFailure } from '../../../shared/run/runRecord.ts';
import { PlanError } from './planError.ts';

/** Any error as a failure with a sentence: ours by their codes, the rest as unexpected, with what it said. */
export function describeFailure(error: unknown): RunFailure {
  if (error instanceof PlanError) return { code: error.code, values: { ...error.values }, node: error.node };
  if (error instanceof AppError) return { code: error.code, values: { ...error.values } };
  console.error(error);
  const reason = error instanceof Error ? error.message : String(error);
  return { code: 'run.unexpected', values: { reason: reason.split('\n')[0] ?? reason } };
}
