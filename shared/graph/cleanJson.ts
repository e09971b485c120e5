import type { Problem } from '../base/problem.ts';

/** Keys that reach into an object's prototype. JSON.parse makes them ordinary keys; the next careless copy would not. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** A path into JSON as people write it: `nodes.dense_1.values[0]`. */
export function formatPath(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
}

/** How deep records and lists lie in one another; 0 for a plain value. Stops counting beyond `limit`. */
export function measureDepth(value: unknown, limit: number): number {
  let level: unknown[] = [value];
  let depth = 0;
  while (depth <= limit) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) {
      return typeof value === 'object' && value !== null ? depth + 1 : 0;
    }
    depth++;
  }
  return depth;
}

/** The same data without keys that reach into a prototype, and a problem for each that was left out. */
export function dropForbiddenKeys(
  value: unknown,
  problems: Problem[],
  path: readonly (string | number)[] = [],
): unknown {
  if (Array.isArray(value)) return value.map((one, index) => dropForbiddenKeys(one, problems, [...path, index]));
  if (typeof value !== 'object' || value === null) return value;
  const clean: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.has(key)) {
      problems.push({
        code: 'file.forbiddenKey',
        severity: 'error',
        place: formatPath([...path, key]),
        values: { key },
      });
    } else {
      clean[key] = dropForbiddenKeys(inner, problems, [...path, key]);
    }
  }
  return clean;
}
