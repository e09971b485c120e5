import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type EvaluationReport, evaluationReportSchema } from '../../../shared/run/evaluationReport.ts';
import { RUN_FILES } from '../../../shared/run/runFiles.ts';
import { runStateSchema } from '../../../shared/run/runRecord.ts';
import type { ExportSource } from './exportFormat.ts';

const judgedSchema = evaluationReportSchema.pick({ split: true, rows: true, loss: true, metrics: true }).extend({
  perClass: z.array(
    z.object({ name: z.string(), precision: z.number(), recall: z.number(), f1: z.number(), support: z.number() }),
  ),
});
const dataSchema = z.object({ rows: z.number(), splitCounts: z.record(z.string(), z.number()) });

/** What is to be known about a model before it is used. Numbers are those of the run folder, as they stand there. */
export const modelCardSchema = z.object({
  format: z.literal('tensorloom-model-card'),
  version: z.literal(1),
  name: z.string(),
  task: z.enum(['classification', 'regression']),
  inputs: z.array(z.object({ name: z.string(), shape: z.array(z.number()), fields: z.array(z.string()) })),
  outputs: z.array(
    z.object({ target: z.string(), classes: z.array(z.string()).nullable(), unit: z.string().nullable() }),
  ),
  preparation: z.array(z.object({ node: z.string(), kind: z.string(), config: z.record(z.string(), z.unknown()) })),
  data: dataSchema,
  network: z.object({
    layers: z.array(z.object({ node: z.string(), type: z.string(), outputShape: z.array(z.number()) })),
    parameters: z.number(),
  }),
  training: z.object({
    optimizer: z.string(),
    losses: z.array(z.string()),
    seed: z.number(),
    batchSize: z.number(),
    ...runStateSchema.pick({ epoch: true, epochs: true, trainedMs: true, best: true, engine: true, lastMetrics: true })
      .shape,
  }),
  /** One for each part of the data on which the run was judged. */
  evaluations: z.array(judgedSchema),
});
export type ModelCard = z.infer<typeof modelCardSchema>;

/** Gathers the card of a run. Errors: those of reading the run folder. */
export async function gatherCard({ model, sidecar, runFolder }: ExportSource): Promise<ModelCard> {
  const { plan } = model;
  const state = runStateSchema.parse(await readJson(runFolder, RUN_FILES.state));
  const { epoch, epochs, trainedMs, best, engine, lastMetrics } = state;
  return {
    format: 'tensorloom-model-card',
    version: 1,
    name: sidecar.name,
    task: sidecar.task,
    inputs: sidecar.inputs.map(({ name, shape, fields }) => ({
      name,
      shape,
      fields: fields.map((field) => field.name),
    })),
    outputs: sidecar.outputs.map(({ target, classes, unit }) => ({ target, classes, unit })),
    preparation: plan.data.steps.map(({ node, kind, config }) => ({ node, kind, config })),
    data: dataSchema.parse(await readJson(runFolder, RUN_FILES.schema)),
    network: {
      layers: plan.model.layers.map(({ node, className, outputShape }) => ({ node, type: className, outputShape })),
      parameters: plan.model.parameterCount,
    },
    training: {
      optimizer: plan.training.optimizer.className,
      losses: plan.training.objectives.map(({ name }) => name),
      seed: plan.training.seed,
      batchSize: plan.training.batchSize,
      ...{ epoch, epochs, trainedMs, best, engine, lastMetrics },
    },
    evaluations: await readEvaluations(runFolder),
  };
}

async function readEvaluations(runFolder: string): Promise<ModelCard['evaluations']> {
  const reports: EvaluationReport[] = [];
  for (const split of ['train', 'validation', 'test']) {
    const found = await readJson(runFolder, `predictions/${split}.evaluation.json`).catch(() => null);
    const report = evaluationReportSchema.safeParse(found);
    // Only what was judged with the weights that are exported.
    if (report.success && report.data.weights === 'best') reports.push(report.data);
  }
  return reports.map(({ split, rows, loss, metrics, result }) => ({
    split,
    rows,
    loss,
    metrics,
    perClass: result.task === 'classification' ? result.perClass : [],
  }));
}

async function readJson(runFolder: string, file: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(runFolder, file), 'utf8'));
}
