import { AppError } from '../../../../shared/base/appError.ts';
import { describeKerasStep } from '../../../../shared/codegen/kerasCall.ts';
import type { LayerStep } from '../../../../shared/pipeline/plan.ts';
import { weightName } from '../../loop/initialWeights.ts';
import type { TrainedModel } from '../../model/modelFolder.ts';
import { refuseLayer } from '../exportFormat.ts';
import type { Hdf5Array } from './hdf5.ts';
import { orderAsKeras } from './layerOrder.ts';

/** A layer with its weights in Keras' order. */
export interface LayerWeights {
  readonly step: LayerStep;
  readonly weights: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly data: Float32Array;
  }[];
}

/** The weights of every layer in Keras' order of layers. Errors: `run.weightsDiffer`. */
export function listWeights({ plan, weights }: TrainedModel): readonly LayerWeights[] {
  const values = new Map(weights.map((tensor) => [tensor.name, tensor]));
  return orderAsKeras(plan.model).map((step) => ({
    step,
    weights: step.weights.map(({ name, shape }) => {
      const value = values.get(weightName(step.node, name));
      if (!value) throw new AppError('run.weightsDiffer', { name: weightName(step.node, name) });
      return { name, shape, data: Float32Array.from(value.data) };
    }),
  }));
}

/** The arrays of `model.weights.h5`: a folder for each layer by its class, numbered where there are several of one. */
export function placeWeights(model: TrainedModel): readonly Hdf5Array[] {
  const counts = new Map<string, number>();
  return listWeights(model).flatMap(({ step, weights }) => {
    const className = step.fields ? 'InputLayer' : describeKerasStep(step)?.layer.className;
    if (!className) return refuseLayer('Keras', step);
    const folder = toFolderName(className);
    const count = counts.get(folder) ?? 0;
    counts.set(folder, count + 1);
    const root = `layers/${folder}${count === 0 ? '' : `_${count}`}`;
    return weights.map(({ name, shape, data }, place) => ({
      path: `${root}/${placeOf(step, name, place)}`,
      shape,
      data,
    }));
  });
}

/** Where a weight lies within its layer: some keep theirs in layers of their own. */
function placeOf({ kind, config, weights }: LayerStep, name: string, place: number): string {
  if (kind === 'lstm' || kind === 'gru' || kind === 'simpleRNN') {
    if (config.bidirectional !== true) return `cell/vars/${place}`;
    const each = weights.length / 2;
    return `${place < each ? 'forward_layer' : 'backward_layer'}/cell/vars/${place % each}`;
  }
  if (kind === 'multiHeadAttention') {
    const part = name.replace(/_(kernel|bias)$/, '');
    return `${part === 'attention_output' ? 'output_dense' : `${part}_dense`}/vars/${name.endsWith('bias') ? 1 : 0}`;
  }
  if (kind === 'timeDistributed') return `layer/vars/${place}`;
  return `vars/${place}`;
}

/** As Keras itself makes names of folders out of classes. */
function toFolderName(className: string): string {
  return className
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
