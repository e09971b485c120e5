import { describe, expect, it } from 'vitest';
import {
  batchNormSketch,
  denseSketch,
  inputSketch,
  referencePlan,
  sketchPlan,
} from '../../engine/testing/sketchPlan.ts';
import { giveRandomWeights, makeExportSource, measureExport } from '../../testing/exportCase.ts';
import { savedmodelFormat } from './savedmodel.format.ts';
import { tfjsFormat } from './tfjs.format.ts';

const normalised = sketchPlan({
  layers: [inputSketch([6]), denseSketch('dense_1', 6, 8, 'relu'), batchNormSketch('batch_normalization_1', [8])],
  loss: 'meanSquaredError',
});

describe.each([savedmodelFormat, tfjsFormat])('$id', (format) => {
  it.each([
    ['the reference model', referencePlan()],
    ['batch normalisation', normalised],
  ])('%s: loaded by itself, it predicts what the app predicts', async (_title, plan) => {
    const source = await makeExportSource(giveRandomWeights(plan));
    expect(await measureExport(format, source)).toBeLessThanOrEqual(1e-5);
  });

  it('is told apart from a model with another epsilon', async () => {
    const model = giveRandomWeights(normalised);
    const { expected } = await makeExportSource(model);
    const layers = model.plan.model.layers.map((layer) =>
      layer.kind === 'batchNormalization' ? { ...layer, config: { ...layer.config, epsilon: 1e-5 } } : layer,
    );
    const changed = { ...model, plan: { ...model.plan, model: { ...model.plan.model, layers } } };
    const source = { ...(await makeExportSource(changed)), expected };
    expect(await measureExport(format, source)).toBeGreaterThan(1e-5);
  });
});
