import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { listMessageCodes } from '../../shared/messages/catalogue.ts';

const electron = path.resolve(import.meta.dirname, '..');

it('says every error of core, main and the command line', () => {
  const codes = new Set(listMessageCodes());
  const missing = new Set<string>();
  let found = 0;
  for (const folder of ['core', 'main', 'cli']) {
    for (const name of readdirSync(path.join(electron, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
      const text = readFileSync(path.join(electron, folder, name), 'utf8');
      for (const [, code = ''] of text.matchAll(/new AppError\(\s*'([^']+)'/g)) {
        found += 1;
        if (!codes.has(`error.${code}`)) missing.add(`error.${code}`);
      }
      for (const [, code = ''] of text.matchAll(/code: '([a-z]+\.[A-Za-z.]+)'/g))
        if (!codes.has(code)) missing.add(code);
      for (const [, code = ''] of text.matchAll(/'(cli\.[A-Za-z.]+)'/g)) {
        if (!codes.has(code) && !codes.has(`error.${code}`)) missing.add(code);
      }
    }
  }
  expect([...missing]).toEqual([]);
  expect(found).toBeGreaterThan(30);
});
