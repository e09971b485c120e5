import type { Text } from '../../base/text.ts';
import { defineNode, type Example, type NodeDefinition, type NodeProblem, type Values } from '../definition.ts';
import { findField, isCategory, isText } from '../fieldNames.ts';
import { givesNothing, readTensor } from '../inference.ts';
import type { Params } from '../params.ts';
import { predictionInput } from '../ports.ts';
import type { TensorType } from '../portType.ts';
import { checkMissingTarget } from './checkPrediction.ts';
import { classWeight, classWeights, readClassWeights, sampleWeight, target, weight } from './lossParams.ts';
import { readTargetKind, type TargetKind } from './targetKind.ts';

const params = { target, weight, sampleWeight };
const ofClasses = { classWeight, classWeights };

/**
 * Losses differ in what they accept: the target first (a wrong one makes every other check moot), then the prediction.
 * The objective is given even when a check fails, so that Training can already be checked too.
 */
export function defineLoss(spec: {
  readonly kind: string;
  readonly title: Text;
  readonly docs: Text;
  readonly icon: string;
  readonly keywords: readonly string[];
  readonly task: 'classification' | 'regression';
  readonly nativeOnly?: Text;
  /** Arguments of this loss alone, by Keras' names. */
  readonly more?: Params;
  checkTarget(target: TargetKind): NodeProblem | null;
  checkPrediction(prediction: TensorType, target: TargetKind): readonly (NodeProblem | null)[];
  readonly examples: readonly Example<{ readonly target: string; readonly weight: number }>[];
}): NodeDefinition {
  const { task, checkTarget, checkPrediction, more = {}, ...words } = spec;
  const weighsClasses = task === 'classification';
  const all: Params = { ...params, ...more, ...(weighsClasses ? ofClasses : {}) };
  return defineNode({
    ...words,
    version: 1,
    category: 'loss',
    params: all,
    inputs: () => [predictionInput],
    outputs: () => [{ name: 'loss', carries: 'objective', label: { en: 'Loss', zh: '损失' } }],
    infer(values, inputs) {
      const prediction = readTensor(inputs, 'prediction');
      if (!prediction) return givesNothing();
      const read = readTargetKind(prediction.dataset, String(values.target));
      if (read.problem) return givesNothing(read.problem);
      const wrongTarget = checkTarget(read.target);
      const problems = wrongTarget ? [wrongTarget] : checkPrediction(prediction, read.target);
      return {
        outputs: [{ carries: 'objective', target: read.target.field.name, task }],
        problems: [
          checkMissingTarget(prediction, read.target),
          ...problems,
          checkSampleWeight(prediction, String(values.sampleWeight)),
          weighsClasses ? checkClassWeights(values, read.target) : null,
        ].filter((problem) => problem !== null),
      };
    },
    step: ({ target: judged, weight: counts, classWeight: way, classWeights: byHand, ...config }) => ({
      type: 'loss',
      name: spec.kind,
      target: String(judged),
      weight: Number(counts),
      config: {
        ...config,
        ...(way === 'balanced' ? { classWeights: 'balanced' } : {}),
        ...(way === 'byHand' ? { classWeights: readClassWeights(String(byHand)) ?? [] } : {}),
      },
    }),
  });
}

function checkSampleWeight({ dataset }: TensorType, name: string): NodeProblem | null {
  const found = findField(dataset, name);
  if (name === '' || (found && !isText(found) && !isCategory(found) && found.shape.length === 0)) return null;
  return {
    code: found ? 'loss.weightIsNoNumber' : 'field.unknown',
    severity: 'error',
    parameter: 'sampleWeight',
    values: { field: name, known: dataset.fields.map((field) => field.name).join(', ') },
    fixes: [{ type: 'setValue', node: '', parameter: 'sampleWeight', value: '' }],
  };
}

/** As many numbers as there are classes. */
function checkClassWeights(values: Values, target: TargetKind): NodeProblem | null {
  if (values.classWeight !== 'byHand') return null;
  const weights = readClassWeights(String(values.classWeights));
  const needs = target.type === 'classes' || target.type === 'oneHot' ? target.count : null;
  if (weights && (needs === null || weights.length === needs)) return null;
  return {
    code: 'loss.classWeights',
    severity: 'error',
    parameter: 'classWeights',
    values: { needs: needs ?? '?', got: weights?.length ?? 0 },
    fixes: [{ type: 'setValue', node: '', parameter: 'classWeight', value: 'balanced' }],
  };
}

/** The problem of a loss or metric that does not suit the target; the fixes swap in those that do. */
export function wrongTarget(code: string, field: string, ...kinds: readonly string[]): NodeProblem {
  return {
    code,
    severity: 'error',
    parameter: 'target',
    values: { field },
    fixes: kinds.map((kind) => ({ type: 'replaceKind', node: '', kind })),
  };
}

export const nativeOnly: Text = {
  en: 'Runs on the native engine only; the fallback without it has the squared and absolute error and the cross-entropies.',
  zh: '只能在原生引擎上运行；没有它时的备用引擎只有均方误差、平均绝对误差和各种交叉熵。',
};
