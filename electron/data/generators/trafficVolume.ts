import { createRandom, mixSeed } from '../../../shared/base/seededRandom.ts';

/**
 * A road, hour by hour. The truth is known:
 *
 *   volume(t) = usual(t) · exp(u(t)),   u(t) = φ · u(t − 1) + e(t),   e ~ normal(0, σ)
 *
 * `usual` has two rush hours on working days, a broad hump on others, is lower in the rain, and higher in the hours
 * before and after an announced event. `u` is what nobody announced: how full the roads are just now, which fades.
 * Knowing all that, h hours ahead the best guess is usual(t + h) · exp(φ^h · u(t)), and what is left is e(t + 1 … t + h).
 */
const FADE = 0.85;
const SHOCK = 0.09;

/** Monday, so that weeks start where the series does. */
const START = Date.UTC(2024, 0, 1);
const HOUR = 3_600_000;

export interface TrafficHour {
  /** 2024-01-01 07:00 */
  readonly time: string;
  /** Vehicles an hour. */
  readonly volume: number;
  /** Degrees Celsius. */
  readonly temperature: number;
  /** Millimetres an hour. */
  readonly rain: number;
  readonly isHoliday: boolean;
  /** Thousands of visitors of an event that starts within the next six hours, as announced; 0: none. */
  readonly event: number;
  /** What is usual for this hour, which no column tells. */
  readonly usual: number;
}

export interface TrafficSettings {
  readonly days: number;
  readonly seed: number;
}

/** The series of a seed: the same on every machine. */
export function simulateTraffic({ days, seed }: TrafficSettings): readonly TrafficHour[] {
  const weather = createNormal(mixSeed(seed, 'weather'));
  const shocks = createNormal(mixSeed(seed, 'shocks'));
  const holidays = pickHolidays(days, createRandom(mixSeed(seed, 'holidays')));
  const events = pickEvents(days, createRandom(mixSeed(seed, 'events')));
  const hours: TrafficHour[] = [];
  let [front, wet, unusual] = [0, 0, 0];
  for (let t = 0; t < days * 24; t++) {
    const day = Math.floor(t / 24);
    const hour = t % 24;
    front = 0.99 * front + 0.45 * weather();
    wet = 0.9 * wet + 0.44 * weather();
    unusual = FADE * unusual + SHOCK * shocks();
    const season = -9 * Math.cos((2 * Math.PI * (t / 24 - 15)) / 365);
    const temperature = 10 + season + 4 * Math.sin((2 * Math.PI * (hour - 9)) / 24) + front;
    const rain = wet > 0.9 ? (wet - 0.9) * 4 : 0;
    const isHoliday = holidays.has(day);
    const isWorkday = day % 7 < 5 && !isHoliday;
    const surge = events.reduce((sum, event) => sum + surgeOf(event, t), 0);
    const usual = (isWorkday ? workday(hour, day % 7 === 4) : freeDay(hour)) * (1 - 0.06 * Math.min(rain, 3)) + surge;
    hours.push({
      time: new Date(START + t * HOUR).toISOString().slice(0, 16).replace('T', ' '),
      volume: Math.round(usual * Math.exp(unusual)),
      temperature: Math.round(temperature * 10) / 10,
      rain: Math.round(rain * 10) / 10,
      isHoliday,
      event: events.find(({ start }) => start > t && start <= t + 6)?.visitors ?? 0,
      usual,
    });
  }
  return hours;
}

/**
 * What nobody can do better than: the best guess for each of the next `horizon` hours after row `now`, by one who knows
 * what is usual for every hour to come, rain and events included. Vehicles an hour.
 */
export function guessBest(hours: readonly TrafficHour[], now: number, horizon: number): readonly number[] {
  const here = hours[now];
  const unusual = here ? Math.log(Math.max(1, here.volume) / here.usual) : 0;
  return Array.from(
    { length: horizon },
    (_, step) => (hours[now + step + 1]?.usual ?? 0) * Math.exp(FADE ** (step + 1) * unusual),
  );
}

const bump = (hour: number, at: number, width: number) => Math.exp(-(((hour - at) / width) ** 2) / 2);

/** Friday's way home starts earlier. */
function workday(hour: number, isFriday: boolean): number {
  return 180 + 1900 * bump(hour, 7.6, 1.2) + 850 * bump(hour, 12.5, 3) + 2100 * bump(hour, isFriday ? 15.4 : 17.2, 1.7);
}

function freeDay(hour: number): number {
  return 150 + 1150 * bump(hour, 14.5, 4) + 250 * bump(hour, 23.5, 1.5) + 250 * bump(hour, -0.5, 1.5);
}

interface TrafficEvent {
  readonly start: number;
  readonly visitors: number;
}

/** Visitors come in the two hours before and leave in the third and fourth hour after the start. */
function surgeOf({ start, visitors }: TrafficEvent, t: number): number {
  const share = { '-2': 14, '-1': 26, '0': 8, '3': 22, '4': 12 }[String(t - start)] ?? 0;
  return share * visitors;
}

/** About one in thirty working days. */
function pickHolidays(days: number, random: () => number): ReadonlySet<number> {
  return new Set(Array.from({ length: days }, (_, day) => day).filter((day) => random() < 1 / 30 && day % 7 < 5));
}

/** On every third day or so, in the evening, with 5 000 to 45 000 visitors. */
function pickEvents(days: number, random: () => number): readonly TrafficEvent[] {
  return Array.from({ length: days }, (_, day) => day).flatMap((day) => {
    const [isOn, hour, visitors] = [random() < 0.3, 17 + Math.floor(random() * 4), 5 + Math.floor(random() * 41)];
    return isOn ? [{ start: day * 24 + hour, visitors }] : [];
  });
}

/** Normal numbers by Box and Muller. */
function createNormal(seed: number): () => number {
  const random = createRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
