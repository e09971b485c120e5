import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import type { DataStep } from '../../../shared/pipeline/plan.ts';
import type { Batch, Column } from '../columns.ts';
import { createDataHandlers } from '../dataHandlers.ts';

/** A temporary folder that is gone after the tests of the file. */
export function createTestFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tensorloom-data-'));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const RESOURCES = path.resolve(import.meta.dirname, '../../../resources');

/** A plan's data part that is a straight line of steps. */
export function chainSteps(
  source: { readonly kind: string; readonly config: Record<string, unknown> },
  ...prepares: readonly { readonly kind: string; readonly config: Record<string, unknown> }[]
): { steps: DataStep[]; output: string } {
  const steps: DataStep[] = [
    { node: `${source.kind}_1`, kind: source.kind, type: 'source', config: source.config, inputs: [] },
  ];
  for (const [index, { kind, config }] of prepares.entries()) {
    const inputs = [steps.at(-1)?.node ?? ''];
    steps.push({ node: `${kind}_${index + 1}`, kind, type: 'prepare', config, inputs });
  }
  return { steps, output: steps.at(-1)?.node ?? '' };
}

/** Makes the folder of a model with the three files that prepare rows, as core and trainer put them there. */
export function writeModelFolder(model: string, chain: ReturnType<typeof chainSteps>, prepared: string): void {
  fs.mkdirSync(model);
  fs.writeFileSync(path.join(model, 'preparation.json'), JSON.stringify({ hash: 'x', ...chain }));
  fs.copyFileSync(path.join(prepared, 'fitted.json'), path.join(model, 'fitted.json'));
  fs.copyFileSync(path.join(prepared, 'prepared.json'), path.join(model, 'schema.json'));
}

export const csvSource = (file: string, config: Record<string, unknown> = {}) => ({
  kind: 'csvFile',
  config: { file: { path: file }, target: '', delimiter: 'auto', decimal: 'auto', header: 'auto', ...config },
});
export const splitStep = (config: Record<string, unknown> = {}) => ({
  kind: 'split',
  config: { method: 'random', validation: 0.1, test: 0.2, keepTest: true, seed: 42, ...config },
});
export const fillStep = (config: Record<string, unknown> = {}) => ({
  kind: 'fillMissing',
  config: { columns: [], numbers: 'mean', categories: 'mostFrequent', ...config },
});
export const scaleStep = (config: Record<string, unknown> = {}) => ({
  kind: 'scale',
  config: { columns: [], method: 'standard', ...config },
});
export const oneHotStep = (config: Record<string, unknown> = {}) => ({
  kind: 'oneHot',
  config: { columns: [], ...config },
});
export const selectStep = (config: Record<string, unknown> = {}) => ({
  kind: 'selectColumns',
  config: { columns: [], mode: 'keep', target: '', ...config },
});
export const normaliseStep = { kind: 'normalisePixels', config: {} };

/** The handlers of a data process of our own, with the places already filled in. */
export function createCalls(projectFolder: string) {
  const stages: string[] = [];
  const handlers = createDataHandlers((stage) => stages.push(stage));
  const places = { projectFolder, resourcesFolder: RESOURCES };
  const cacheFolder = path.join(projectFolder, 'cache');
  const call = { signal: new AbortController().signal };
  return {
    stages,
    cacheFolder,
    facts: (source: { kind: string; config: Record<string, unknown> }) => {
      const [step] = chainSteps(source).steps;
      if (!step) throw new Error('no step');
      return handlers.readSourceFacts({ ...places, step }, call);
    },
    prepare: (chain: { steps: DataStep[]; output: string }, signal = call.signal) =>
      handlers.prepare({ ...places, ...chain, seed: 1, cacheFolder }, { signal }),
    preview: (chain: { steps: DataStep[]; output: string }, limit = 20) =>
      handlers.preview({ ...places, ...chain, limit }, call),
    explore: (
      chain: { steps: DataStep[]; output: string },
      wanted: Partial<Parameters<typeof handlers.exploreRows>[0]> = {},
      signal = call.signal,
    ) =>
      handlers.exploreRows(
        { ...places, ...chain, filter: '', sort: null, offset: 0, limit: 100, ...wanted },
        { signal },
      ),
    trace: (chain: { steps: DataStep[]; output: string }, node: string, rowId: number) =>
      handlers.traceRow({ ...places, ...chain, node, rowId }, call),
    sourceRows: (steps: DataStep[], rowIds: number[], output?: string) =>
      handlers.readSourceRows({ ...places, steps, rowIds, output }, call),
    newRows: (modelFolder: string, from: Parameters<typeof handlers.prepareNewRows>[0]['from']) =>
      handlers.prepareNewRows({ ...places, modelFolder, from, cacheFolder }, call),
  };
}

/** A batch made of columns of numbers and texts, for steps on their own. */
export function makeBatch(
  columns: readonly { field: FieldType; values: readonly (number | string | null)[] }[],
): Batch {
  const rows = columns[0]?.values.length ?? 0;
  return {
    fields: columns.map(({ field }) => field),
    rowIds: Int32Array.from({ length: rows }, (_, row) => row),
    columns: columns.map(
      ({ field, values }): Column =>
        field.dtype === 'string'
          ? { type: 'texts', values: values.map((value) => (value === null ? null : String(value))) }
          : {
              type: 'numbers',
              elements: 1,
              values: Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value))),
            },
    ),
  };
}
