import type { Problem } from '../../../shared/base/problem.ts';
import type { CallOutput } from '../../../shared/ipc/rpc.ts';
import type { StudioContract } from '../../../shared/ipc/studioContract.ts';

type WireProblem = CallOutput<StudioContract, 'startRun'>['problems'][number];

/** Problems as the contract carries them. */
export function toWireProblems(problems: readonly Problem[]): WireProblem[] {
  return problems.map(({ values, fixes, ...rest }) => ({
    ...rest,
    ...(values ? { values: { ...values } } : {}),
    ...(fixes ? { fixes: [...fixes] } : {}),
  }));
}
