import { describe, expect, it } from 'vitest';
import { listDefinitions } from '../../../../shared/nodes/registry.ts';
import type { Plan } from '../../../../shared/pipeline/plan.ts';
import { planOfExample } from '../../engine/testing/planOfExample.ts';
import { referencePlan } from '../../engine/testing/sketchPlan.ts';
import { giveRandomWeights, makeExportSource, measureExport } from '../../testing/exportCase.ts';
import { onnxLayers } from '../onnx/buildOnnx.ts';
import { onnxFormat } from './onnx.format.ts';

/** Every example of every layer is a model of its own. */
const examples = listDefinitions().flatMap((definition) =>
  definition.examples.flatMap((example, place): [string, string, Plan][] => {
    const plan = planOfExample(definition, example);
    return plan ? [[definition.kind, `${definition.kind} ${place + 1}`, plan]] : [];
  }),
);

const tested = new Set(examples.map(([kind]) => kind));

describe('ONNX', () => {
  it('has a case for every layer that it can write', () => {
    expect(Object.keys(onnxLayers).filter((kind) => !tested.has(kind))).toEqual([]);
  });

  it.each(examples)('%s (%s) predicts what the app predicts, or is refused by name', async (kind, _title, plan) => {
    const source = await makeExportSource(giveRandomWeights(plan));
    const measured = measureExport(onnxFormat, source);
    if (kind in onnxLayers) expect(await measured).toBeLessThanOrEqual(1e-5);
    else await expect(measured).rejects.toMatchObject({ code: 'export.layerNotInFormat', values: { kind } });
  });

  it('the reference model', async () => {
    const source = await makeExportSource(giveRandomWeights(referencePlan()));
    expect(await measureExport(onnxFormat, source)).toBeLessThanOrEqual(1e-5);
  });
});
