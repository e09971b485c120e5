import { AppError } from '../../../shared/base/appError.ts';
import { formatMessage } from '../../../shared/messages/catalogue.ts';
import { RequestError } from '../../../shared/serving/requestError.ts';

/** What a client is told: a status, a sentence without paths or stacks, and when to come again. */
export interface Fault {
  readonly status: number;
  readonly error: string;
  readonly retryAfter: number | null;
  /** Nobody expected it: for the log. */
  readonly isBug: boolean;
}

/** Codes of what a client did, whose sentences name nothing of this machine. */
const OF_CLIENT = [
  'data.columnMissing',
  'data.notANumber',
  'data.needsImages',
  'data.needsTable',
  'run.indexOutOfRange',
];
/** What passes by itself, and after how many seconds. */
const PASSING: Readonly<Record<string, number>> = {
  'serve.busy': 1,
  'serve.modelDown': 2,
  'serve.closing': 5,
  'data.processDied': 1,
};

/** Translates whatever a handler threw. */
export function describeFault(error: unknown): Fault {
  if (error instanceof RequestError) {
    return { status: error.status, error: error.message, retryAfter: error.retryAfter, isBug: false };
  }
  if (error instanceof AppError) {
    const retryAfter = PASSING[error.code] ?? null;
    if (retryAfter !== null) return { status: 503, error: sentence(error), retryAfter, isBug: false };
    if (OF_CLIENT.includes(error.code)) return { status: 400, error: sentence(error), retryAfter, isBug: false };
    if (error.code === 'run.notFinite') {
      return { status: 422, error: 'The model gave no number for these values.', retryAfter, isBug: false };
    }
    if (error.code === 'serve.modelSlow') return { status: 504, error: sentence(error), retryAfter, isBug: false };
  }
  const status = readStatus(error);
  // Of the HTTP layer: a body that is too large, a length that lies.
  if (status !== null && status < 500 && error instanceof Error) {
    return { status, error: error.message, retryAfter: null, isBug: false };
  }
  return { status: 500, error: 'The server failed to answer.', retryAfter: null, isBug: true };
}

function sentence({ code, values }: AppError): string {
  const known = formatMessage(`error.${code}`, values, 'en');
  return known.startsWith(`error.${code} `) ? formatMessage(code, values, 'en') : known;
}

function readStatus(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return null;
  return typeof error.statusCode === 'number' ? error.statusCode : null;
}
