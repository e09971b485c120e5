import { expect, it, vi } from 'vitest';
import { KeptResults } from './keptResults.ts';

const never = new AbortController().signal;

it('makes a result once for all who ask, and keeps it', async () => {
  const kept = new KeptResults<{ turn: number }>(2);
  const make = vi.fn(async () => ({ turn: make.mock.calls.length }));
  const [a, b] = await Promise.all([kept.get('x', never, make), kept.get('x', never, make)]);
  expect(a).toBe(b);
  expect(await kept.get('x', never, make)).toBe(a);
  expect(make).toHaveBeenCalledTimes(1);
});

it('forgets what was not asked for the longest', async () => {
  const kept = new KeptResults<string>(2);
  const make = vi.fn(async () => 'made');
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await kept.get(key, never, make);
  expect(make).toHaveBeenCalledTimes(4);
});

it('does not keep what failed', async () => {
  const kept = new KeptResults<string>(2);
  await expect(kept.get('x', never, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await kept.get('x', never, async () => 'yes')).toBe('yes');
});

it('gives the work up when the last one has gone away, not before', async () => {
  const kept = new KeptResults<string>(2);
  const signals: AbortSignal[] = [];
  const make = (signal: AbortSignal) =>
    new Promise<string>((_, reject) => {
      signals.push(signal);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const first = new AbortController();
  const second = new AbortController();
  const asked = [kept.get('x', first.signal, make), kept.get('x', second.signal, make)];
  first.abort();
  await expect(asked[0]).rejects.toThrow();
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  second.abort();
  await expect(asked[1]).rejects.toThrow();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  expect(await kept.get('x', never, async () => 'anew')).toBe('anew');
});
