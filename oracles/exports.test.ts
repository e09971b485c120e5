import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { planOfExample } from '../electron/trainer/engine/testing/planOfExample.ts';
import { referencePlan } from '../electron/trainer/engine/testing/sketchPlan.ts';
import type { ExportFormat } from '../electron/trainer/export/exportFormat.ts';
import { h5Format } from '../electron/trainer/export/formats/h5.format.ts';
import { kerasFormat } from '../electron/trainer/export/formats/keras.format.ts';
import { savedmodelFormat } from '../electron/trainer/export/formats/savedmodel.format.ts';
import { writeVerification } from '../electron/trainer/export/keras/verification.ts';
import { giveRandomWeights, makeExportSource } from '../electron/trainer/testing/exportCase.ts';
import { listDefinitions } from '../shared/nodes/registry.ts';
import type { Plan } from '../shared/pipeline/plan.ts';
import { type LineProcess, startLineProcess } from './lineProcess.ts';
import { oraclePython } from './oraclePython.ts';

const answerSchema = z.object({ worst: z.number().optional(), error: z.string().optional() });

/** Every example of every layer is a model of its own, besides one that is large enough to be somebody's. */
const models: readonly (readonly [string, Plan])[] = [
  ['the reference model', referencePlan()],
  ...listDefinitions().flatMap(({ kind, examples }, place) =>
    examples.flatMap((example, number): [string, Plan][] => {
      const definition = listDefinitions()[place];
      const plan = definition ? planOfExample(definition, example) : null;
      return plan ? [[`${kind} ${number + 1}`, plan]] : [];
    }),
  ),
];

/**
 * The same weights by the same names go into both of Keras' files, and every example of every layer has been through the
 * native engine as a SavedModel: one model a kind is enough for the container and the loader.
 */
const oneAKind = models.filter(([title]) => !/ [2-9]\d*$/.test(title));

/** What Keras 3 has no word for. */
const REFUSED = new Set(['positionalEncoding', 'thresholdedReLU']);
/** Enough rows for a difference to show: every case has layers of its own, and there are many. */
const ROWS = 20;

let python: LineProcess;
beforeAll(() => {
  python = startLineProcess(oraclePython(), [path.join(import.meta.dirname, 'exportOracle.py')]);
});
afterAll(() => python.close());

async function compare(format: ExportFormat, plan: Plan): Promise<z.infer<typeof answerSchema>> {
  const source = await makeExportSource(giveRandomWeights(plan), ROWS);
  const folder = await mkdtemp(path.join(tmpdir(), 'tensorloom-oracle-export-'));
  await format.write(source, folder);
  await format.check?.(source, folder);
  if (format.id === 'savedmodel') await writeVerification(source, folder, '');
  python.write({
    format: format.id,
    folder,
    rows: path.join(folder, 'rows'),
    inputs: source.sidecar.inputs.map(({ name }) => name),
    outputs: source.sidecar.outputs.map(({ name }) => name),
  });
  return answerSchema.parse(await python.read());
}

describe.each([
  { format: savedmodelFormat, asked: oneAKind },
  { format: kerasFormat, asked: models },
  { format: h5Format, asked: oneAKind },
])('$format.id, loaded by the program it is meant for', ({ format, asked }) => {
  it.each(asked)('%s', async (title, plan) => {
    const kind = title.split(' ')[0] ?? '';
    if (format.id !== 'savedmodel' && REFUSED.has(kind)) {
      await expect(compare(format, plan)).rejects.toMatchObject({ code: 'export.layerNotInFormat' });
      return;
    }
    const { worst, error } = await compare(format, plan);
    expect(error).toBeUndefined();
    expect(worst).toBeLessThanOrEqual(1e-5);
  });
});
