import type { LayerStep } from '../../../../shared/pipeline/plan.ts';
import { PlanError } from '../../loop/planError.ts';
import { type Activation, activations } from '../activations/activations.ts';
import type { Padding } from '../ops/convolution.ts';

/** Reads arguments of a step by name. Each throws a PlanError `run.badArgument` for a value of another type. */
export interface ConfigReader {
  number(key: string): number;
  boolean(key: string): boolean;
  text(key: string): string;
  numbers(key: string): readonly number[];
  /** A list of `[before, after]`. */
  pairs(key: string): readonly (readonly [number, number])[];
  padding(key: string): Padding;
  activation(key: string): Activation;
  has(key: string): boolean;
}

/** Wraps the arguments of a layer, loss or optimizer of the plan. */
export function readConfig({ node, config }: Pick<LayerStep, 'node' | 'config'>): ConfigReader {
  const refuse = (key: string): never => {
    throw new PlanError('run.badArgument', node, { parameter: key, value: JSON.stringify(config[key]) ?? 'undefined' });
  };
  const text = (key: string): string => {
    const value = config[key];
    return typeof value === 'string' ? value : refuse(key);
  };
  return {
    number: (key) => {
      const value = config[key];
      return typeof value === 'number' ? value : refuse(key);
    },
    boolean: (key) => {
      const value = config[key];
      return typeof value === 'boolean' ? value : refuse(key);
    },
    text,
    numbers: (key) => {
      const value = config[key];
      return Array.isArray(value) && value.every((part) => typeof part === 'number') ? value : refuse(key);
    },
    pairs: (key) => {
      const value = config[key];
      return Array.isArray(value) && value.every(isPair) ? value : refuse(key);
    },
    padding: (key) => {
      const value = text(key);
      return value === 'same' ? 'SAME' : value === 'valid' ? 'VALID' : refuse(key);
    },
    activation: (key) => activations[text(key)] ?? refuse(key),
    has: (key) => config[key] !== undefined && config[key] !== null,
  };
}

function isPair(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number');
}
