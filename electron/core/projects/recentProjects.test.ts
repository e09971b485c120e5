import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeTemporaryFolder } from '../testing/temporaryFolder.ts';
import { openRecentProjects } from './recentProjects.ts';

const folder = makeTemporaryFolder();

it('lists newest first, each once, at most 20, and marks what is gone', async () => {
  let time = 0;
  const recent = openRecentProjects(path.join(folder, 'recent.json'), () => ++time);
  const there = path.join(folder, 'there.loom');
  writeFileSync(there, '');
  await Promise.all(Array.from({ length: 25 }, (_, number) => recent.note(`/gone/${number}.loom`, String(number))));
  await recent.note(there, 'there');
  await recent.note('/gone/24.loom', 'again');
  const list = await recent.list();
  expect(list).toHaveLength(20);
  expect(list.slice(0, 3).map(({ name, exists }) => [name, exists])).toEqual([
    ['again', false],
    ['there', true],
    ['23', false],
  ]);
  await recent.remove('/gone/24.loom');
  expect((await recent.list())[0]?.name).toBe('there');
});

it('takes a damaged list as an empty one', async () => {
  const file = path.join(folder, 'damaged.json');
  writeFileSync(file, '{"not":"a list"');
  const recent = openRecentProjects(file);
  expect(await recent.list()).toEqual([]);
  await recent.note('/a.loom', 'a');
  expect(await recent.list()).toHaveLength(1);
});
