import type { Fix } from '../../base/problem.ts';
import { type Dim, formatShape } from '../../base/shape.ts';
import type { NodeProblem } from '../definition.ts';
import type { TensorType } from '../portType.ts';
import type { TargetKind } from './targetKind.ts';

/** The prediction must be a plain row of numbers per sample. The fix goes before the last dense layer, where it helps. */
export function checkRank(prediction: TensorType): NodeProblem | null {
  const rank = prediction.shape.length;
  if (rank === 1) return null;
  const place = prediction.unitsFrom ? { node: prediction.unitsFrom, port: 'input' } : { node: '', port: 'prediction' };
  const kinds = rank === 0 ? [] : rank === 3 ? ['flatten', 'globalAveragePooling2d'] : ['flatten'];
  return {
    code: 'loss.needsRank',
    severity: 'error',
    port: 'prediction',
    values: { needs: 1, got: rank, shape: formatShape(prediction.shape) },
    fixes: kinds.map((kind) => ({ type: 'insertBefore', ...place, kind })),
  };
}

/** The last axis must have `needs` values (null: not known yet). `code` names why: classes, one for yes or no, … */
export function checkUnits(
  prediction: TensorType,
  needs: Dim,
  code: string,
  target: TargetKind,
  before: readonly Fix[] = [],
): NodeProblem | null {
  const got = prediction.shape.at(-1) ?? null;
  if (needs === null || got === null || needs === got) return null;
  return {
    code,
    severity: 'error',
    port: 'prediction',
    values: { needs, got, field: target.field.name },
    fixes: [...before, ...setUnits(prediction, needs)],
  };
}

function setUnits(prediction: TensorType, units: number): readonly Fix[] {
  if (prediction.unitsFrom) return [{ type: 'setValue', node: prediction.unitsFrom, parameter: 'units', value: units }];
  return [
    {
      type: 'insertBefore',
      node: '',
      port: 'prediction',
      kind: 'dense',
      values: { units, activation: prediction.activation ?? 'linear' },
    },
  ];
}

/** The values must come from that activation. Without a layer that could be told so, the fix adds an activation. */
export function checkActivation(
  prediction: TensorType,
  needs: string,
  severity: 'error' | 'warning' = 'error',
): NodeProblem | null {
  const got = prediction.activation ?? 'linear';
  if (got === needs) return null;
  const fix: Fix = prediction.activationFrom
    ? { type: 'setValue', node: prediction.activationFrom, parameter: 'activation', value: needs }
    : { type: 'insertBefore', node: '', port: 'prediction', kind: 'activation', values: { activation: needs } };
  return {
    code: `loss.needs${needs.charAt(0).toUpperCase()}${needs.slice(1)}`,
    severity,
    port: 'prediction',
    values: { needs, got },
    fixes: [fix],
  };
}

/** Rows without an answer cannot be judged and must go, from what Training sees too: the fix stands where the data enters. */
export function checkMissingTarget(prediction: TensorType, target: TargetKind): NodeProblem | null {
  const { name, missing } = target.field;
  if (!missing) return null;
  const values = { columns: [name], numbers: 'dropRow', categories: 'dropRow' };
  const fix: Fix = {
    type: 'insertBefore',
    node: prediction.inputFrom ?? '',
    port: 'data',
    kind: 'fillMissing',
    values,
  };
  return {
    code: 'target.missingValues',
    severity: 'error',
    parameter: 'target',
    values: { field: name, count: missing },
    fixes: prediction.inputFrom ? [fix] : [],
  };
}
