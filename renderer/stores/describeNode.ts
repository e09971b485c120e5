import { formatShape } from '../../shared/base/shape.ts';
import type { Language } from '../../shared/base/text.ts';
import type { NodeRecord } from '../../shared/graph/document.ts';
import type { Category, NodeDefinition, Values } from '../../shared/nodes/definition.ts';
import type { Parameter } from '../../shared/nodes/params.ts';
import type { PortType } from '../../shared/nodes/portType.ts';
import { rowEditsSchema } from '../../shared/nodes/rowEdits.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { numberFormat } from '../texts/numberFormat.ts';

/** What a person calls a node: its own label, else its kind's title, else the kind that nobody here knows. */
export function nodeTitle(record: NodeRecord, language: Language): string {
  return record.label ?? resolveNode(record).definition?.title[language] ?? record.kind;
}

/** The category of a node; null for an unknown kind. */
export function nodeCategory(record: NodeRecord): Category | null {
  return resolveNode(record).definition?.category ?? null;
}

/** The parameters that matter, in one line: `32 · 3×3 · relu`. */
export function summariseValues(definition: NodeDefinition, values: Values, language: Language): string {
  return Object.entries(definition.params)
    .filter(([, parameter]) => parameter.onCard && (parameter.visibleWhen?.(values) ?? true))
    .map(([name, parameter]) => formatValue(parameter, values[name], language))
    .filter((text) => text !== '')
    .join(' · ');
}

/** One value as people read it. */
export function formatValue(parameter: Parameter, value: unknown, language: Language): string {
  const { control } = parameter;
  switch (control.type) {
    case 'number': {
      const text = typeof value === 'number' ? formatNumber(value, language) : '';
      return parameter.unit ? `${text} ${parameter.unit[language]}` : text;
    }
    case 'pair':
    case 'dims':
      return Array.isArray(value) ? value.map((dim) => (dim === -1 ? '?' : String(dim))).join('×') : '';
    case 'toggle':
      return value === true ? parameter.label[language] : '';
    case 'choice':
      return control.options.find((option) => option.value === value)?.label[language] ?? String(value);
    case 'fields': {
      const names = Array.isArray(value) ? value : value === '' ? [] : [String(value)];
      return names.length === 0 ? control.emptyMeans[language] : names.join(', ');
    }
    case 'file':
    case 'folder':
      return fileName(value);
    case 'text':
      return typeof value === 'string' ? value : '';
    case 'rowEdits':
      return summariseRowEdits(value, language);
  }
}

function summariseRowEdits(value: unknown, language: Language): string {
  const edits = rowEditsSchema.safeParse(value).data ?? [];
  const excluded = edits.filter((edit) => 'exclude' in edit).length;
  const changed = edits.length - excluded;
  const number = numberFormat(language);
  const words =
    language === 'zh'
      ? [`排除 ${number.format(excluded)} 行`, `修改 ${number.format(changed)} 处`]
      : [`${number.format(excluded)} excluded`, `${number.format(changed)} changed`];
  return words.filter((_, place) => [excluded, changed][place] !== 0).join(' · ');
}

/** Short enough for a wire: `28×28×1`, `70K rows`, '' for what has no shape. */
export function formatType(type: PortType, language: Language): string {
  if (type.carries === 'tensor') return formatShape(type.shape);
  if (type.carries !== 'dataset') return '';
  const rows = type.rows === null ? '?' : numberFormat(language, { notation: 'compact' }).format(type.rows);
  return language === 'zh' ? `${rows} 行` : `${rows} rows`;
}

function formatNumber(value: number, language: Language): string {
  // A learning rate of 1e-7 must not read as 0.
  if (value !== 0 && Math.abs(value) < 1e-4) return value.toExponential();
  return numberFormat(language, { maximumSignificantDigits: 6 }).format(value);
}

function fileName(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('path' in value) || typeof value.path !== 'string') return '';
  return value.path.replace(/\/+$/, '').split('/').at(-1) ?? '';
}
