import type { Inference, NodeProblem, SourceFacts } from '../definition.ts';
import { gives, givesNothing } from '../inference.ts';
import type { FileReference } from '../params.ts';

const NO_PATH = { file: 'source.noFile', folder: 'source.noFolder' } as const;

/**
 * Why a node that reads a file or folder gives nothing: none is chosen, or the data process found errors in it. Each comes
 * with the offer to pick another. Null when nothing stands in the way, also while nobody has looked yet.
 */
export function refuseSource(
  chosen: FileReference,
  parameter: keyof typeof NO_PATH,
  facts: SourceFacts | null,
): Inference | null {
  const fixes = [{ type: 'findFile', node: '', parameter }] as const;
  if (chosen.path === '') return givesNothing({ code: NO_PATH[parameter], severity: 'error', parameter, fixes });
  if (!facts?.problems.some(({ severity }) => severity === 'error')) return null;
  return givesNothing(
    ...facts.problems.map(
      (problem): NodeProblem =>
        problem.severity === 'error' && !problem.fixes ? { parameter, ...problem, fixes } : problem,
    ),
  );
}

/** What a node gives that passes on what the data process found in its file or folder, as it is. */
export function inferFound(
  chosen: FileReference,
  parameter: keyof typeof NO_PATH,
  facts: SourceFacts | null,
): Inference {
  const refused = refuseSource(chosen, parameter, facts);
  if (refused) return refused;
  if (!facts) return givesNothing();
  return gives({ carries: 'dataset', fields: facts.fields, rows: facts.rows, split: facts.split }, facts.problems);
}
