import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExportFormat } from '../exportFormat.ts';
import { requireEqual } from '../keras/checkWeights.ts';
import { readHdf5, takeBytes, writeHdf5 } from '../keras/hdf5.ts';
import { describeKerasModel } from '../keras/kerasConfig.ts';
import { placeWeights } from '../keras/kerasWeights.ts';
import { writeVerification } from '../keras/verification.ts';

const FILE = 'model.keras';
const WEIGHTS = 'model.weights.h5';
/** The version whose file format is written; later ones read it. */
const KERAS_VERSION = '3.9.2';

/** Keras 3: three members in a zip. A fourth would make Keras look for assets, so labels stand beside the file. */
export const kerasFormat: ExportFormat = {
  id: 'keras',
  load: null,
  write: async (source, folder) => {
    const { model, sidecar } = source;
    const config = describeKerasModel(model.plan.model, sidecar.name);
    const arrays = placeWeights(model);
    const weightsFile = path.join(folder, WEIGHTS);
    await writeHdf5(weightsFile, arrays, [], ['layers']);
    const members = {
      'metadata.json': encode({ keras_version: KERAS_VERSION, date_saved: formatDate(new Date()) }),
      'config.json': encode(config),
      [WEIGHTS]: await takeBytes(weightsFile),
    };
    const { zipSync } = await import('fflate');
    // Stored as they are, as Keras does.
    await writeFile(path.join(folder, FILE), zipSync(members, { level: 0 }));
    await writeVerification(source, folder, FILE);
  },
  check: async ({ model }, folder) => {
    const { unzipSync } = await import('fflate');
    const members = unzipSync(await readFile(path.join(folder, FILE)));
    const weightsFile = path.join(folder, WEIGHTS);
    await writeFile(weightsFile, members[WEIGHTS] ?? new Uint8Array());
    const arrays = placeWeights(model);
    const read = await readHdf5(
      weightsFile,
      arrays.map(({ path: place }) => place),
    );
    await rm(weightsFile);
    requireEqual(FILE, arrays, read);
  },
};

function encode(value: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** `2026-11-24@23:57:00`. */
function formatDate(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', '@');
}
