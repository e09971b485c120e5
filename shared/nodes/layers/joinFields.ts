import { type Dim, formatShape, type Shape } from '../../base/shape.ts';
import type { NodeProblem } from '../definition.ts';
import { isCategory, isText } from '../fieldNames.ts';
import type { DatasetType, FieldType } from '../portType.ts';

/** Fields that a network can be fed with by default: features that are numbers. Text and gaps are reported, not skipped. */
export function listUsableFeatures(dataset: DatasetType): readonly FieldType[] {
  return dataset.fields.filter((field) => field.role === 'feature');
}

/**
 * The shape of several fields joined along the last axis: plain columns count as one value each, images add up their
 * channels. Null when they do not go together.
 */
export function joinShapes(fields: readonly FieldType[]): Shape | null {
  const shapes = fields.map((field) => (field.shape.length === 0 ? [1] : field.shape));
  const [first] = shapes;
  if (!first) return null;
  let last: Dim = 0;
  for (const shape of shapes) {
    const isAlike = shape.length === first.length && shape.slice(0, -1).every((dim, axis) => dim === first[axis]);
    if (!isAlike) return null;
    const size: Dim = shape.at(-1) ?? null;
    last = last === null || size === null ? null : last + size;
  }
  return [...first.slice(0, -1), last];
}

/** What stands between the fields and a network: text, gaps, large pixels, fields that do not go together. */
export function checkInputFields(fields: readonly FieldType[]): readonly NodeProblem[] {
  const problems: NodeProblem[] = [];
  const categories = fields.filter((field) => isText(field) && isCategory(field));
  const texts = fields.filter((field) => isText(field) && !isCategory(field));
  const gaps = fields.filter((field) => (field.missing ?? 0) > 0);
  const images = fields.filter((field) => field.semantic === 'image' && (field.range?.[1] ?? 1) > 1);
  if (gaps.length > 0) {
    problems.push({
      code: 'input.missingValues',
      severity: 'error',
      port: 'data',
      values: { fields: listNames(gaps), count: gaps.reduce((sum, field) => sum + (field.missing ?? 0), 0) },
      fixes: [{ type: 'insertBefore', node: '', port: 'data', kind: 'fillMissing' }],
    });
  }
  if (categories.length > 0) {
    problems.push({
      code: 'input.categories',
      severity: 'error',
      port: 'data',
      values: { fields: listNames(categories) },
      fixes: [
        {
          type: 'insertBefore',
          node: '',
          port: 'data',
          kind: 'oneHot',
          values: { columns: categories.map((field) => field.name) },
        },
      ],
    });
  }
  if (texts.length > 0) {
    problems.push({
      code: 'input.texts',
      severity: 'error',
      port: 'data',
      values: { fields: listNames(texts) },
      fixes: [
        {
          type: 'insertBefore',
          node: '',
          port: 'data',
          kind: 'textToSequence',
          values: { columns: texts.map((field) => field.name) },
        },
        {
          type: 'insertBefore',
          node: '',
          port: 'data',
          kind: 'selectColumns',
          values: { mode: 'drop', columns: texts.map((field) => field.name) },
        },
      ],
    });
  }
  if (images.length > 0) {
    problems.push({
      code: 'input.unscaledPixels',
      severity: 'warning',
      port: 'data',
      values: { fields: listNames(images), largest: Math.max(...images.map((field) => field.range?.[1] ?? 1)) },
      fixes: [{ type: 'insertBefore', node: '', port: 'data', kind: 'normalisePixels' }],
    });
  }
  return problems;
}

/** Words are looked up, other numbers are not: beside each other in one Input, neither could be used. */
export function checkMixedTokens(fields: readonly FieldType[]): readonly NodeProblem[] {
  const tokens = fields.filter((field) => field.semantic === 'tokens');
  if (tokens.length === 0 || tokens.length === fields.length) return [];
  const others = fields.filter((field) => field.semantic !== 'tokens');
  return [
    {
      code: 'input.mixedTokens',
      severity: 'error',
      parameter: 'fields',
      values: { tokens: listNames(tokens), others: listNames(others) },
      fixes: [tokens, others].map((some) => ({
        type: 'setValue',
        node: '',
        parameter: 'fields',
        value: some.map((field) => field.name),
      })),
    },
  ];
}

/** How many different place numbers the fields can hold, when all of them are words or characters. */
export function countEntries(fields: readonly FieldType[]): number | null {
  const largest = fields.map((field) => (field.semantic === 'tokens' && field.range ? field.range[1] : Number.NaN));
  const entries = Math.max(...largest) + 1;
  return Number.isFinite(entries) ? entries : null;
}

/** The problem of fields that cannot be joined; the fixes take those of one shape each. */
export function describeMixedShapes(fields: readonly FieldType[]): NodeProblem {
  const groups = new Map<string, string[]>();
  for (const field of fields) {
    const key = formatShape(field.shape.length <= 1 ? [null] : [...field.shape.slice(0, -1), null]);
    groups.set(key, [...(groups.get(key) ?? []), field.name]);
  }
  return {
    code: 'input.mixedShapes',
    severity: 'error',
    parameter: 'fields',
    values: { fields: fields.map((field) => `${field.name} (${formatShape(field.shape)})`).join(', ') },
    fixes: [...groups.values()].map((names) => ({ type: 'setValue', node: '', parameter: 'fields', value: names })),
  };
}

function listNames(fields: readonly FieldType[]): string {
  const names = fields.map((field) => field.name);
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} … (${names.length})`;
}
