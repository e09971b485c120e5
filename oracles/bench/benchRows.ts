import { imageFields, referencePlan } from '../../electron/trainer/testing/examplePlans.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import type { Plan } from '../../shared/pipeline/plan.ts';
import { mlpFields, mlpPlan } from '../models.ts';

/** One model of the benchmark. A new row is a plan and the fields that it reads. */
export interface BenchRow {
  readonly name: string;
  readonly plan: Plan;
  readonly fields: readonly FieldType[];
  /** Steps of a round: about a second of Keras. A multiple of 32, the steps that Keras may take in one call. */
  readonly steps: number;
  /** Contenders that cannot run it. */
  readonly without?: readonly string[];
}

export const benchRows: readonly BenchRow[] = [
  { name: 'reference CNN', plan: referencePlan(), fields: imageFields(28), steps: 128 },
  { name: 'MLP 784-128-10', plan: mlpPlan(), fields: mlpFields, steps: 512 },
];
