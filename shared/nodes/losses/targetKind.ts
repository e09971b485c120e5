import { countElements, type Dim, type Shape } from '../../base/shape.ts';
import type { NodeProblem } from '../definition.ts';
import { findField, findTarget, isCategory, isText } from '../fieldNames.ts';
import type { DatasetType, FieldType } from '../portType.ts';

/** What there is to predict, as losses and metrics see it. `count` null: not known yet. */
export type TargetKind =
  /** One of several classes, stored as its number (text becomes that at the end of preparation). */
  | { readonly type: 'classes'; readonly count: Dim; readonly field: FieldType }
  /** One of several classes, stored as a 1 among zeros. */
  | { readonly type: 'oneHot'; readonly count: Dim; readonly field: FieldType }
  /** Numbers: one (shape []) or several. */
  | { readonly type: 'numbers'; readonly shape: Shape; readonly count: Dim; readonly field: FieldType }
  | { readonly type: 'text'; readonly field: FieldType };

/** The field that a loss or metric judges by: the named one, or the data set's target when the name is ''. */
export function readTargetKind(
  dataset: DatasetType,
  name: string,
): { readonly target: TargetKind; readonly problem: null } | { readonly target: null; readonly problem: NodeProblem } {
  const field = name === '' ? findTarget(dataset) : findField(dataset, name);
  if (!field) {
    const known = dataset.fields.map((one) => one.name).join(', ');
    return {
      target: null,
      problem:
        name === ''
          ? { code: 'target.none', severity: 'error', parameter: 'target', values: { known } }
          : {
              code: 'field.unknown',
              severity: 'error',
              parameter: 'target',
              values: { field: name, known },
              fixes: [{ type: 'setValue', node: '', parameter: 'target', value: '' }],
            },
    };
  }
  return { target: classify(field), problem: null };
}

function classify(field: FieldType): TargetKind {
  if (isCategory(field)) {
    if (field.shape.length > 0) return { type: 'oneHot', count: field.shape.at(-1) ?? null, field };
    return { type: 'classes', count: field.classes?.length ?? null, field };
  }
  if (isText(field)) return { type: 'text', field };
  if (field.dtype === 'bool') return { type: 'classes', count: 2, field };
  return { type: 'numbers', shape: field.shape, count: countElements(field.shape), field };
}
