import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listMessageCodes } from '../../shared/messages/catalogue.ts';

describe('the sentences of the trainer', () => {
  it('exist for every code that it can fail with', () => {
    const known = new Set(listMessageCodes());
    const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
    );
    const used = sources.flatMap((file) => {
      const text = readFileSync(path.join(import.meta.dirname, file), 'utf8');
      return [...text.matchAll(/'((?:run|export|disk)\.[a-zA-Z]+)'/g)].map(([, code = '']) => code);
    });
    const missing = [...new Set(used)].filter((code) => !known.has(code) && code !== 'run.json');
    expect(used.length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
  });
});
