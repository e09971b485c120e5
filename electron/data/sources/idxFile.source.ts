import { z } from 'zod';
import { fingerprintFiles } from '../fingerprint.ts';
import { readIdx } from '../idxFile.ts';
import { openArrays } from '../openArrays.ts';
import { requireFile, resolvePath } from '../places.ts';
import { defineSource, filePathSchema, requirePath } from '../sourceImplementation.ts';

const configSchema = z.object({ file: filePathSchema, labels: filePathSchema });

/** Arrays of bytes in the form of MNIST: images in one file, their labels in another. */
export const idxFileSource = defineSource({
  kind: 'idxFile',
  config: configSchema,
  async fingerprint({ file, labels }, { places, signal }) {
    const files = [requirePath(file), ...(labels.path === '' ? [] : [labels.path])].map((path) =>
      resolvePath(path, places),
    );
    for (const one of files) await requireFile(one);
    return await fingerprintFiles(files, signal);
  },
  async open({ file, labels }, { places, progress }) {
    progress('reading', 0, 1);
    const images = await readIdx(resolvePath(requirePath(file), places));
    const numbers = labels.path === '' ? null : await readIdx(resolvePath(labels.path, places));
    progress('reading', 1, 1);
    return openArrays(
      { name: 'image', array: { ...images, dtype: 'uint8' } },
      numbers && { name: 'label', array: { ...numbers, dtype: 'uint8' } },
    );
  },
});
