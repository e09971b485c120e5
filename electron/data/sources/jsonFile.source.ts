import { z } from 'zod';
import { quote } from '../csv/readTable.ts';
import { defineSource, filePathSchema, requirePath } from '../sourceImplementation.ts';
import { fingerprintStored, openTyped } from '../tables/openTyped.ts';

/** One record of a file must not be larger than this: 16 MB. */
const MAX_OBJECT_BYTES = 16 * 1024 * 1024;

/** Records in JSON: a list of objects, or one object a line. A key that a record lacks is a missing value. */
export const jsonFileSource = defineSource({
  kind: 'jsonFile',
  config: z.object({ file: filePathSchema, target: z.string() }),
  fingerprint: ({ file }, context) => fingerprintStored(requirePath(file), context),
  open: ({ file, target }, context) =>
    openTyped(
      requirePath(file),
      // Types from all records, not from the first ones: a later record must not be a surprise. Dates stay as they are written.
      (path) =>
        `read_json(${quote(path)}, sample_size=-1, convert_strings_to_integers=false, maximum_object_size=${MAX_OBJECT_BYTES}, dateformat='%Y-%m-%d')`,
      target,
      context,
    ),
});
