import { z } from 'zod';
import { quote } from '../csv/readTable.ts';
import { defineSource, filePathSchema, requirePath } from '../sourceImplementation.ts';
import { fingerprintStored, openTyped } from '../tables/openTyped.ts';

/** A Parquet file: its columns say themselves what they are. */
export const parquetFileSource = defineSource({
  kind: 'parquetFile',
  config: z.object({ file: filePathSchema, target: z.string() }),
  fingerprint: ({ file }, context) => fingerprintStored(requirePath(file), context),
  open: ({ file, target }, context) =>
    openTyped(requirePath(file), (path) => `read_parquet(${quote(path)})`, target, context),
});
