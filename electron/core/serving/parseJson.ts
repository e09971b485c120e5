import { RequestError } from '../../../shared/serving/requestError.ts';

const MAX_DEPTH = 100;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = [0x5b, 0x7b];
const CLOSING = [0x5d, 0x7d];

/**
 * Reads JSON from a stranger: nested at most 100 deep, which is looked at before anything is built of it, and UTF-8 and
 * nothing else. A key `__proto__` becomes a plain property, as JSON.parse makes it one. Errors: RequestError 400.
 */
export function parseJson(body: Buffer): unknown {
  checkDepth(body);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new RequestError(400, 'The body is not UTF-8.');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError(400, 'The body is not JSON.');
  }
}

function checkDepth(body: Buffer): void {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i] ?? 0;
    if (inText) {
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (OPENING.includes(byte)) {
      depth += 1;
      if (depth > MAX_DEPTH) throw new RequestError(400, `The body is nested more than ${MAX_DEPTH} deep.`);
    } else if (CLOSING.includes(byte)) depth -= 1;
  }
}
