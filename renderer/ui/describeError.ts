import { AppError } from '../../shared/base/appError.ts';
import type { Language } from '../../shared/base/text.ts';
import { formatMessage, listMessageCodes } from '../../shared/messages/catalogue.ts';
import type { RunFailure } from '../../shared/run/runRecord.ts';

/** The sentence of an error that a call came back with. Anything that is not an AppError is a bug and says so. */
export function describeError(error: unknown, language: Language): string {
  if (error instanceof AppError) return formatMessage(`error.${error.code}`, error.values, language);
  return formatMessage(
    'error.unexpected',
    { reason: error instanceof Error ? error.message : String(error) },
    language,
  );
}

/** Why a run failed. Its code is that of a problem or of an error; the catalogue knows which. */
export function describeFailure(failure: RunFailure, language: Language): string {
  const isProblem = listMessageCodes().includes(failure.code);
  return formatMessage(isProblem ? failure.code : `error.${failure.code}`, failure.values, language);
}
