import { createRandom, mixSeed } from '../../../shared/base/seededRandom.ts';
import { createNormal } from '../numbers/normalNumbers.ts';

/**
 * Milling machines, one row an hour of work. The truth is known: a machine fails within the next hour with the
 * probability `risk`, made of four causes, none of which is "more of one number":
 *
 *   cooling   process hardly warmer than the air, and the spindle slow
 *   power     torque × speed too low or too high for the drive
 *   strain    a worn tool under a torque that its quality does not bear
 *   resonance speed near a critical one, which depends on the quality of the machine, and little load
 *
 * Who knows `risk` cannot do better than to expect a failure above one threshold of it: an F1 of about 0.94, an average
 * precision of about 0.99 (knownTruths.test.ts).
 */
export const QUALITIES = ['low', 'medium', 'high'] as const;

export interface MachineHour {
  readonly quality: (typeof QUALITIES)[number];
  /** Kelvin. */
  readonly air: number;
  readonly process: number;
  /** Turns a minute. */
  readonly speed: number;
  /** Newton metres. */
  readonly torque: number;
  /** Minutes that the tool was in use. */
  readonly wear: number;
  readonly fails: boolean;
  /** The probability of a failure, which no column tells. */
  readonly risk: number;
}

const SHARES = [0.5, 0.3, 0.2] as const;
/** Newton metres × minutes. */
const STRAIN = [10_800, 11_600, 12_400] as const;
const CRITICAL = [1640, 1720, 1800] as const;
/** Newton metres: only a tool under little load starts to sing. */
const LIGHT = 29;
/** How sharp the borders are: 1 of these is e times as likely. */
const SHARP = { kelvin: 0.03, turns: 3, watts: 20, strain: 40, torque: 0.12 } as const;

/** The rows of a seed: the same on every machine. */
export function simulateMachines({
  rows,
  seed,
}: {
  readonly rows: number;
  readonly seed: number;
}): readonly MachineHour[] {
  const random = createRandom(mixSeed(seed, 'machines'));
  const normal = createNormal(random);
  let [air, wear] = [300, 0];
  return Array.from({ length: rows }, (): MachineHour => {
    const draw = random();
    const place = draw < SHARES[0] ? 0 : draw < SHARES[0] + SHARES[1] ? 1 : 2;
    air = 300 + 0.98 * (air - 300) + 0.4 * normal();
    wear = wear > 215 + 20 * random() ? 0 : wear + 1 + 4 * random();
    const load = normal();
    const hour = {
      quality: QUALITIES[place],
      air: round(air, 1),
      process: round(air + 10 + normal(), 1),
      speed: Math.round(1540 + 150 * (0.8 * normal() - 0.5 * load)),
      torque: round(40 + 10 * (0.8 * load + 0.6 * normal()), 1),
      wear: Math.round(wear),
    };
    const risk = riskOf(place, hour);
    return { ...hour, risk, fails: random() < risk };
  });
}

function riskOf(place: 0 | 1 | 2, row: Omit<MachineHour, 'quality' | 'risk' | 'fails'>): number {
  const { air, process, speed, torque, wear } = row;
  const watts = (torque * speed * 2 * Math.PI) / 60;
  const causes = [
    above((8.5 - (process - air)) / SHARP.kelvin) * above((1400 - speed) / SHARP.turns),
    above((2500 - watts) / SHARP.watts),
    above((watts - 10_300) / SHARP.watts),
    above((torque * wear - STRAIN[place]) / SHARP.strain),
    above((22 - Math.abs(speed - CRITICAL[place])) / SHARP.turns) * above((LIGHT - torque) / SHARP.torque),
  ];
  return 1 - causes.reduce((safe, cause) => safe * (1 - cause), 1);
}

/** From 0 to 1, a half at 0. */
function above(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
