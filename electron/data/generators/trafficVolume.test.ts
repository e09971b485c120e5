import { describe, expect, it } from 'vitest';
import { guessBest, simulateTraffic } from './trafficVolume.ts';

const hours = simulateTraffic({ days: 365, seed: 7 });
const HORIZON = 6;

function meanError(guess: (now: number, step: number) => number): number {
  let [sum, count] = [0, 0];
  for (let now = 24 * 7; now + HORIZON < hours.length; now++) {
    for (let step = 1; step <= HORIZON; step++) {
      sum += Math.abs((hours[now + step]?.volume ?? 0) - guess(now, step));
      count++;
    }
  }
  return sum / count;
}

describe('the road', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(simulateTraffic({ days: 14, seed: 7 })).toEqual(
      hours.slice(0, 14 * 24).map((hour) => expect.objectContaining({ time: hour.time })),
    );
    expect(simulateTraffic({ days: 14, seed: 1 }).map(({ volume }) => volume)).toEqual(
      simulateTraffic({ days: 14, seed: 1 }).map(({ volume }) => volume),
    );
    expect(simulateTraffic({ days: 14, seed: 2 })[8]?.volume).not.toBe(
      simulateTraffic({ days: 14, seed: 1 })[8]?.volume,
    );
  });
  it('has rush hours on working days only, and announces its events', () => {
    const mean = (fits: (hour: number, day: number) => boolean) => {
      const found = hours.filter((one, t) => fits(t % 24, Math.floor(t / 24) % 7) && !one.isHoliday);
      return found.reduce((sum, { volume }) => sum + volume, 0) / found.length;
    };
    expect(mean((hour, day) => hour === 8 && day < 5)).toBeGreaterThan(3 * mean((hour, day) => hour === 8 && day > 4));
    const announced = hours.filter(({ event }) => event > 0).length / 6;
    expect(announced).toBeGreaterThan(365 / 6);
    expect(hours[0]?.time).toBe('2024-01-01 00:00');
    expect(hours.at(-1)?.time).toBe('2024-12-30 23:00');
  });
  it('can be foretold far better than by the same hour a week ago, and not perfectly', () => {
    const naive = meanError((now, step) => hours[now + step - 168]?.volume ?? 0);
    const best = meanError((now, step) => guessBest(hours, now, HORIZON)[step - 1] ?? 0);
    console.info(
      `traffic, ${HORIZON} hours ahead: same hour a week ago ${naive.toFixed(1)}, best possible ${best.toFixed(1)}`,
    );
    expect(best).toBeLessThan(0.55 * naive);
    expect(best).toBeGreaterThan(0.2 * naive);
  });
});
