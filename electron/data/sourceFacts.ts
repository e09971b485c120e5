import { AppError } from '../../shared/base/appError.ts';
import type { DataStep } from '../../shared/pipeline/plan.ts';
import { findSource } from './chain.ts';
import type { OpenSources } from './openSources.ts';
import type { ReadContext } from './sourceImplementation.ts';
import { toWireField, toWireProblem, type WireField, type WireProblem } from './wireTypes.ts';

export interface FactsAnswer {
  fields: WireField[];
  rows: number;
  split: 'none' | 'given';
  problems: WireProblem[];
  fingerprint: string;
}

/**
 * What is in a source. A file that is not there, or is not what it says, is the person's to mend: it comes back as a
 * problem and not as an error, so that the node can show it and offer to find the file again.
 */
export async function readSourceFacts(
  step: DataStep,
  sources: OpenSources,
  context: ReadContext,
): Promise<FactsAnswer> {
  const source = { step, implementation: findSource(step.kind) };
  try {
    return await sources.withSource({ source }, context, async (opened, fingerprint) => ({
      fields: opened.fields.map(toWireField),
      rows: opened.rows,
      split: opened.givenTest ? 'given' : 'none',
      problems: opened.problems.map(toWireProblem),
      fingerprint,
    }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const problem: WireProblem = { code: error.code, severity: 'error', values: { ...error.values } };
    return { fields: [], rows: 0, split: 'none', problems: [problem], fingerprint: '' };
  }
}
