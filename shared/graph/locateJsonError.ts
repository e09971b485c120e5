/** Where a text stops being JSON; null when it is JSON. Lines and columns count from 1. */
export interface JsonErrorPlace {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** The messages of JSON.parse differ between engines and often lack the position, so the place is found here. */
export function locateJsonError(text: string): JsonErrorPlace | null {
  const offset = findErrorOffset(text);
  if (offset === null) return null;
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return { offset, line: before.split('\n').length, column: offset - lastBreak };
}

// Sticky, so that each match starts exactly where the last one ended.
const space = /[ \t\n\r]*/y;
const text = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const atom = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Walks the text with a stack of open brackets; recursion would let a deep file overflow it. */
function findErrorOffset(source: string): number | null {
  const open: ('{' | '[')[] = [];
  let at = 0;
  // What may come next: a value, a key, or what follows a value. `first` allows an empty list or record to close.
  let expects: 'value' | 'firstValue' | 'key' | 'firstKey' | 'after' = 'value';
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) at = pattern.lastIndex;
    return match !== null;
  };
  for (;;) {
    skip(space);
    const char = source[at];
    if (expects === 'after') {
      const bracket = open.at(-1);
      if (bracket === undefined) return char === undefined ? null : at;
      if (char === (bracket === '{' ? '}' : ']')) open.pop();
      else if (char === ',') expects = bracket === '{' ? 'key' : 'value';
      else return at;
      at++;
    } else if (expects === 'firstKey' && char === '}') {
      open.pop();
      at++;
      expects = 'after';
    } else if (expects === 'firstValue' && char === ']') {
      open.pop();
      at++;
      expects = 'after';
    } else if (expects === 'key' || expects === 'firstKey') {
      if (!skip(text)) return at;
      skip(space);
      if (source[at] !== ':') return at;
      at++;
      expects = 'value';
    } else if (char === '{' || char === '[') {
      open.push(char);
      at++;
      expects = char === '{' ? 'firstKey' : 'firstValue';
    } else if (skip(text) || skip(atom)) {
      expects = 'after';
    } else {
      return at;
    }
  }
}
