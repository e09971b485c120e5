import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { leaveResults, readResults } from './resultsFile.mjs';
import { temporaryFolder } from './temporaryFolder.mjs';

afterEach(() => vi.unstubAllEnvs());

const good = { name: 'unit', passed: 3, failed: 0, skipped: [], failures: [], ms: 5 };
const bad = { ...good, failed: 1, failures: ['unit: x'] };

describe('results of one command, added up by another', () => {
  test('come back as they were left', () => {
    const file = path.join(temporaryFolder(), 'results.json');
    vi.stubEnv('TENSORLOOM_RESULTS_FILE', file);
    leaveResults([good]);
    expect(readResults('npm test', file, 0)).toEqual([good]);
    leaveResults([bad]);
    expect(readResults('npm test', file, 1)).toEqual([bad]);
  });

  test('a command that left none has failed, even if it ended well', () => {
    const file = path.join(temporaryFolder(), 'nothing.json');
    expect(readResults('npm test', file, 0)).toMatchObject([
      { failed: 1, failures: [expect.stringContaining('without a report')] },
    ]);
  });

  test('a bad end after good results is a failure', () => {
    const file = path.join(temporaryFolder(), 'results.json');
    fs.writeFileSync(file, JSON.stringify([good]));
    expect(readResults('npm test', file, 137)).toMatchObject([good, { failed: 1 }]);
  });
});
