import path from 'node:path';
import { formatMessage } from '../../../shared/messages/catalogue.ts';
import { readProjectFile } from '../../core/projects/projectFile.ts';
import type { CommandContext } from '../commandContext.ts';
import { describeProblems, formatProblems } from '../describeProblems.ts';
import { EXIT, type ExitCode } from '../exitCodes.ts';
import { applyOverrides, type Overrides } from '../setOptions.ts';

/** Says everything that stands in the way of a run, and what is merely odd. Starts no training. */
export async function validateCommand(
  file: string,
  options: Overrides & { readonly json: boolean },
  { host, language, services }: CommandContext,
): Promise<ExitCode> {
  const absolute = path.resolve(file);
  const read = await readProjectFile(absolute);
  const set = applyOverrides(read.document, options);
  const compiled = await services.runs.compile(set.document, path.dirname(absolute));
  const problems = [...read.problems, ...set.problems, ...compiled.problems];
  const valid = compiled.plan !== null && !problems.some(({ severity }) => severity === 'error');
  if (options.json) {
    const { plan } = compiled;
    const model = plan && { layers: plan.model.layers.length, parameters: plan.model.parameterCount };
    host.out(`${JSON.stringify({ valid, problems: describeProblems(problems, language), model })}\n`);
  } else {
    host.err(formatProblems(problems, set.document, language));
    if (valid)
      host.out(`${formatMessage('cli.valid', { parameters: compiled.plan?.model.parameterCount ?? 0 }, language)}\n`);
  }
  return valid ? EXIT.ok : EXIT.badInput;
}
