// `npm run goldens` runs this by Vitest, which loads TypeScript: it is no test, and no suite includes it.
import { existsSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { askKeras } from '../judgeCase.ts';
import { KerasOracle } from '../kerasOracle.ts';
import { goldenCases } from './goldenCases.ts';
import { type GoldenFile, goldenPath, readGoldens } from './goldenFile.ts';

/** Only what has no answer yet is asked, unless somebody wants everything anew. */
const keepsKnown = process.env.TENSORLOOM_GOLDENS !== 'all';

function findGoldens(name: string, versions: string): GoldenFile['answers'] {
  if (!existsSync(goldenPath(name))) return {};
  const file = readGoldens(name);
  return file.versions === versions ? file.answers : {};
}

it('Keras answers every case', { timeout: 1_800_000 }, async () => {
  // A refused case must not cost the others their answers: asking all takes minutes.
  const refused: string[] = [];
  const keras = await KerasOracle.start();
  try {
    for (const [name, cases] of Object.entries(goldenCases)) {
      expect(new Set(cases.map(({ title }) => title)).size, `titles of ${name} are unique`).toBe(cases.length);
      const known = keepsKnown ? findGoldens(name, keras.versions) : {};
      const answers: GoldenFile['answers'] = {};
      for (const one of cases) {
        try {
          answers[one.title] = known[one.title] ?? (await askKeras(keras, one, { eager: true }));
        } catch (error) {
          refused.push(`${one.title}: ${String(error)}`);
        }
      }
      writeFileSync(goldenPath(name), formatFile({ versions: keras.versions, answers }));
    }
    expect(refused).toEqual([]);
  } finally {
    await keras.close();
  }
});

/** A line for each case, so that a difference between two versions of the file names the cases that changed. */
function formatFile({ versions, answers }: GoldenFile): string {
  const lines = Object.entries(answers).map(([title, answer]) => `${JSON.stringify(title)}:${JSON.stringify(answer)}`);
  return `{"versions":${JSON.stringify(versions)},"answers":{\n${lines.join(',\n')}\n}}\n`;
}
