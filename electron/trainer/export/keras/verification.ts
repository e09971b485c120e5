import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExportSource } from '../exportFormat.ts';

const FOLDER = 'rows';

/**
 * Writes `verify.py` with real rows and what the app predicts for them: Keras is not part of the app, so the proof runs
 * where Keras is. Needs nothing but Keras and NumPy.
 */
export async function writeVerification(
  { rows, expected }: ExportSource,
  folder: string,
  model: string,
): Promise<void> {
  await mkdir(path.join(folder, FOLDER));
  for (const [place, { shape, values }] of rows.entries()) {
    await writeFile(path.join(folder, FOLDER, `input_${place}.npy`), encodeNpy(shape, values));
  }
  const count = rows[0]?.shape[0] ?? 0;
  for (const [place, { width, values }] of expected.entries()) {
    await writeFile(path.join(folder, FOLDER, `expected_${place}.npy`), encodeNpy([count, width], values));
  }
  await writeFile(path.join(folder, 'verify.py'), makeScript(model, rows.length, expected.length));
}

function makeScript(model: string, inputs: number, outputs: number): string {
  return `"""Loads ${model} with Keras and compares it with what Tensorloom predicted: python verify.py"""

import pathlib
import sys

import keras
import numpy as np

TOLERANCE = 1e-5

here = pathlib.Path(__file__).parent
model = keras.models.load_model(here / "${model}", compile=False)
inputs = [np.load(here / "${FOLDER}" / f"input_{i}.npy") for i in range(${inputs})]
predicted = model.predict(inputs if len(inputs) > 1 else inputs[0], verbose=0)
outputs = predicted if isinstance(predicted, list) else [predicted]

worst = 0.0
for i in range(${outputs}):
    expected = np.load(here / "${FOLDER}" / f"expected_{i}.npy")
    got = np.asarray(outputs[i]).reshape(expected.shape)
    worst = max(worst, float(np.max(np.abs(got - expected) / np.maximum(1.0, np.abs(expected)))))

print(f"largest difference over {len(inputs[0])} rows: {worst:.1e}")
sys.exit(0 if worst <= TOLERANCE else 1)
`;
}

/** NumPy's own file format, version 1: little-endian float32, row by row. */
function encodeNpy(shape: readonly number[], values: Float32Array): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${sizes}), }`;
  const start = 10;
  // What follows the header begins at a multiple of 64.
  const padded = `${header.padEnd(Math.ceil((start + header.length + 1) / 64) * 64 - start - 1)}\n`;
  const bytes = Buffer.concat([
    Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, padded.length & 255, padded.length >> 8]),
    Buffer.from(padded, 'latin1'),
    Buffer.from(values.buffer, values.byteOffset, values.byteLength),
  ]);
  return bytes;
}
