import { z } from 'zod';
import { openNpy } from '../npyFile.ts';
import { openArrays } from '../openArrays.ts';
import { requireFile, resolvePath } from '../places.ts';
import { defineSource, filePathSchema, requirePath } from '../sourceImplementation.ts';
import { fingerprintStored } from '../tables/openTyped.ts';

/** Names that people give to what is to be predicted. */
const TARGET_NAMES = new Set(['y', 'y_train', 'label', 'labels', 'target', 'targets', 'y_test']);

/** An array of numbers, or several in one file: one to learn from and one to predict. */
export const numpyFileSource = defineSource({
  kind: 'numpyFile',
  config: z.object({ file: filePathSchema, features: z.string(), target: z.string() }),
  fingerprint: ({ file }, context) => fingerprintStored(requirePath(file), context),
  async open({ file: stored, features, target }, { places, progress }) {
    progress('reading', 0, 1);
    const file = resolvePath(requirePath(stored), places);
    await requireFile(file);
    const arrays = await openNpy(file);
    const wantedTarget = target === '' ? arrays.names.find((name) => TARGET_NAMES.has(name.toLowerCase())) : target;
    const wanted = features === '' ? (arrays.names.find((name) => name !== wantedTarget) ?? '') : features;
    const opened = openArrays(
      { name: wanted === '' ? 'x' : wanted, array: arrays.read(wanted) },
      wantedTarget === undefined ? null : { name: wantedTarget, array: arrays.read(wantedTarget) },
    );
    progress('reading', 1, 1);
    return opened;
  },
});
