import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import { fashionClasses, fashionMnist } from '../../../shared/nodes/data/fashionMnist.node.ts';
import { BATCH_ROWS } from '../columns.ts';
import { fingerprintFiles } from '../fingerprint.ts';
import { type IdxArray, readIdx } from '../idxFile.ts';
import { openColumns } from '../openColumns.ts';
import { datasetsFolder, type Places } from '../places.ts';
import { defineSource } from '../sourceImplementation.ts';

const SIDE = 28;
const FILES = [
  'train-images-idx3-ubyte.gz',
  'train-labels-idx1-ubyte.gz',
  't10k-images-idx3-ubyte.gz',
  't10k-labels-idx1-ubyte.gz',
] as const;

/** Rows 0 … 59 999 are the training part, 60 000 … 69 999 the test part. */
export const fashionMnistSource = defineSource({
  kind: 'fashionMnist',
  config: z.object({}),
  fingerprint: (_config, { places }) => fingerprintFiles(filesOf(places)),
  async open(_config, { places, progress }) {
    progress('reading', 0, FILES.length);
    let read = 0;
    const arrays = await Promise.all(
      filesOf(places).map(async (file) => {
        const array = await readIdx(file);
        progress('reading', ++read, FILES.length);
        return array;
      }),
    );
    const [trainImages, trainLabels, testImages, testLabels] = arrays;
    if (!trainImages || !trainLabels || !testImages || !testLabels) throw new Error('Four files were read');
    checkPair(trainImages, trainLabels, FILES[0]);
    checkPair(testImages, testLabels, FILES[2]);
    const labels = joinBytes(trainLabels.values, testLabels.values);
    const outside = labels.findIndex((label) => label >= fashionClasses.length);
    if (outside >= 0) {
      throw new AppError('data.labelOutOfRange', {
        field: 'label',
        row: outside + 1,
        value: labels[outside] ?? 0,
        classes: fashionClasses.length,
      });
    }
    const givenTest = new Uint8Array(labels.length);
    givenTest.fill(1, trainLabels.values.length);
    return openColumns({
      fields: fashionMnist.fields,
      columns: [
        { type: 'numbers', elements: SIDE * SIDE, values: joinBytes(trainImages.values, testImages.values) },
        { type: 'numbers', elements: 1, values: Int32Array.from(labels) },
      ],
      rows: labels.length,
      givenTest,
      batchRows: BATCH_ROWS,
    });
  },
});

function filesOf(places: Places): string[] {
  return FILES.map((name) => path.join(datasetsFolder(places), 'fashion-mnist', name));
}

function checkPair(images: IdxArray, labels: IdxArray, name: string): void {
  const [rows, height, width] = images.dims;
  if (images.dims.length !== 3 || height !== SIDE || width !== SIDE) {
    throw new AppError('data.idxBroken', { path: name, reason: images.dims.join('×') });
  }
  if (labels.dims.length !== 1 || labels.dims[0] !== rows) {
    throw new AppError('data.idxBroken', { path: name, reason: `${rows} ≠ ${labels.dims[0]}` });
  }
}

function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
