import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { answerSchema } from '../kerasOracle.ts';

const goldenFileSchema = z.object({
  /** Such as "Keras 3.15.1, TensorFlow 2.21.0, Python 3.11.7". */
  versions: z.string(),
  /** What Keras answered, by the title of the case. Batches and starting weights follow from the title and the plan. */
  answers: z.record(z.string(), answerSchema),
});
export type GoldenFile = z.infer<typeof goldenFileSchema>;

export function goldenPath(name: string): string {
  return path.join(import.meta.dirname, `${name}.json`);
}

export function readGoldens(name: string): GoldenFile {
  return goldenFileSchema.parse(JSON.parse(readFileSync(goldenPath(name), 'utf8')));
}
