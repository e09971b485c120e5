import { stat } from 'node:fs/promises';
import path from 'node:path';
import { FITTED_FILE } from '../preparedData.ts';
import { toWireField } from '../wireTypes.ts';
import { type ModelPreparation, PREPARATION_FILE, readModelPreparation, SCHEMA_FILE } from './modelPreparation.ts';

const FILES = [PREPARATION_FILE, FITTED_FILE, SCHEMA_FILE];
const MAX_MODELS = 8;

/** The preparations of the models that were asked last: somebody who asks for one row after the other waits for no file. */
export class ModelPreparations {
  /** In the order of use, the last used at the end. */
  private readonly held = new Map<string, { readonly stamp: string; readonly model: Promise<ModelPreparation> }>();

  /** The preparation of a model folder, read again when a file of it has changed. Errors: `data.modelBroken`. */
  async read(folder: string): Promise<ModelPreparation> {
    const stamp = await stampOf(folder);
    const before = this.held.get(folder);
    this.held.delete(folder);
    const held = before?.stamp === stamp ? before : { stamp, model: readModelPreparation(folder) };
    this.held.set(folder, held);
    for (const oldest of this.held.keys()) if (this.held.size > MAX_MODELS) this.held.delete(oldest);
    return await held.model;
  }
}

/** What a person has to give for a row: columns that the network's inputs are made of. */
export function describeNewRows({ needed, sourceFields }: ModelPreparation) {
  return { needed: sourceFields.filter(({ name }) => needed.has(name)).map(toWireField) };
}

async function stampOf(folder: string): Promise<string> {
  const times = FILES.map((name) =>
    stat(path.join(folder, name)).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    ),
  );
  return (await Promise.all(times)).join(' ');
}
