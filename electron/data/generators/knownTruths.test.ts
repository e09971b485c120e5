import { describe, expect, it } from 'vitest';
import { type MachineHour, simulateMachines } from './machineFailures.ts';
import { BEST_ACCURACY, STEEL_SIDE, simulateSteel } from './steelDefects.ts';
import { guessShape, simulateShapes } from './tabularShapes.ts';

const share = (flags: readonly boolean[]) => flags.filter(Boolean).length / flags.length;

/** The best F1 over all thresholds of the risk, and the average precision. */
function judgeByRisk(hours: readonly MachineHour[]): { readonly bestF1: number; readonly area: number } {
  const failures = hours.filter(({ fails }) => fails).length;
  let [hits, bestF1, area] = [0, 0, 0];
  for (const [place, { fails }] of hours.toSorted((a, b) => b.risk - a.risk).entries()) {
    if (!fails) continue;
    hits += 1;
    area += hits / (place + 1) / failures;
    bestF1 = Math.max(bestF1, (2 * hits) / (place + 1 + failures));
  }
  return { bestF1, area };
}

describe('steel', () => {
  const steel = simulateSteel({ pictures: 900, seed: 7 });

  it('is the same for the same seed, whatever the number of pictures, and another for another', () => {
    const few = simulateSteel({ pictures: 20, seed: 7 });
    expect(few.pixels).toEqual(steel.pixels.subarray(0, few.pixels.length));
    expect(few.labels).toEqual(steel.labels.subarray(0, 20));
    expect(simulateSteel({ pictures: 20, seed: 8 }).pixels).not.toEqual(few.pixels);
  });

  it('is labelled wrongly as often as it says', () => {
    const right = share(Array.from(steel.labels, (label, row) => label === steel.truth[row]));
    console.log(`steel: labels that are true ${right.toFixed(4)}, expected ${BEST_ACCURACY.toFixed(4)}`);
    // Three deviations of 900 draws.
    expect(Math.abs(right - BEST_ACCURACY)).toBeLessThan(0.02);
    expect(new Set(steel.labels).size).toBe(6);
  });

  it('cannot be told apart by comparing pixels with a mean picture', () => {
    const elements = STEEL_SIDE * STEEL_SIDE;
    const pictureOf = (row: number) => steel.pixels.subarray(row * elements, (row + 1) * elements);
    const means = Array.from({ length: 6 }, (_, kind) => {
      const rows = Array.from({ length: 700 }, (_one, row) => row).filter((row) => steel.labels[row] === kind);
      const mean = new Float64Array(elements);
      for (const row of rows)
        for (const [i, value] of pictureOf(row).entries()) mean[i] = (mean[i] ?? 0) + value / rows.length;
      return mean;
    });
    const guess = (row: number) => {
      const apart = means.map((mean) =>
        pictureOf(row).reduce((sum, value, i) => sum + (value - (mean[i] ?? 0)) ** 2, 0),
      );
      return apart.indexOf(Math.min(...apart));
    };
    const right = share(Array.from({ length: 200 }, (_, i) => guess(700 + i) === steel.labels[700 + i]));
    console.log(`steel: nearest mean picture ${right.toFixed(3)}`);
    expect(right).toBeLessThan(0.6);
  });
});

describe('machines', () => {
  const hours = simulateMachines({ rows: 20_000, seed: 7 });

  it('are the same for the same seed', () => {
    expect(simulateMachines({ rows: 300, seed: 7 })).toEqual(hours.slice(0, 300));
    expect(simulateMachines({ rows: 300, seed: 8 })).not.toEqual(hours.slice(0, 300));
  });

  it('fail rarely, and can nearly be foretold by who knows the risk', () => {
    const rate = share(hours.map(({ fails }) => fails));
    const best = judgeByRisk(hours);
    console.log(`machines: ${(100 * rate).toFixed(1)} % fail; best possible`, best);
    expect(rate).toBeGreaterThan(0.025);
    expect(rate).toBeLessThan(0.06);
    expect(best.bestF1).toBeGreaterThan(0.92);
    expect(best.area).toBeGreaterThan(0.98);
  });
});

describe('points', () => {
  it.each([
    ['blobs', 0.2, 0.99, 1],
    ['moons', 0.2, 0.95, 0.985],
    ['spirals', 0.2, 0.95, 0.99],
    ['spirals', 0.6, 0.5, 0.8],
  ] as const)('%s with noise %f can be told apart as well as stated', (shape, noise, low, high) => {
    const points = simulateShapes({ shape, noise, rows: 1500, seed: 7 });
    expect(simulateShapes({ shape, noise, rows: 100, seed: 7 })).toEqual(points.slice(0, 100));
    const right = share(points.map(({ x, y, place }) => guessShape({ shape, noise }, x, y) === place));
    console.log(`${shape}, noise ${noise}: best possible ${right.toFixed(4)}`);
    expect(right).toBeGreaterThanOrEqual(low);
    expect(right).toBeLessThanOrEqual(high);
  });
});
