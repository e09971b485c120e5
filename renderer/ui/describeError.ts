import { AppError } from '../../shared/base/appError.ts';
import type { Language } from '../../shared/base/text.ts';
import { formatMessage } from '../../shared/messages/catalogue.ts';

/** The sentence of an error that a call came back with. Anything that is not an AppError is a bug and says so. */
export function describeError(error: unknown, language: Language): string {
  if (error instanceof AppError) return formatMessage(`error.${error.code}`, error.values, language);
  return formatMessage(
    'error.unexpected',
    { reason: error instanceof Error ? error.message : String(error) },
    language,
  );
}
