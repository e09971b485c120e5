import { AppError } from '../../../shared/base/appError.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { TrainerCommand, TrainerMessage, TrainerTask } from '../../../shared/run/trainerProtocol.ts';
import { checkFedIndices } from '../loop/checkIndices.ts';
import type { Executor } from '../loop/executor.ts';
import { describeFailure } from '../loop/failure.ts';
import { listInputFeeds } from '../loop/feeds.ts';
import { openModel } from '../model/modelFolder.ts';
import { outputWidth } from '../model/predictRows.ts';
import { requireFinite } from './modelTasks.ts';

type RowsCommand = Extract<TrainerCommand, { command: 'rows' }>;

/** Opens a model for `rows` commands; returns what answers them. A bad command fails alone. Errors: those of the files. */
export async function startServeTask(
  task: Extract<TrainerTask, { task: 'serve' }>,
  executor: Executor,
  say: (message: TrainerMessage) => void,
): Promise<(command: RowsCommand) => void> {
  const { plan } = await openModel(executor, task.runFolder, task.weights);
  return (command) => {
    const { id } = command;
    try {
      say({ message: 'served', id, outputs: requireFinite(predict(plan, executor, command)) });
    } catch (error) {
      say({ message: 'failed', id, failure: describeFailure(error) });
    }
  };
}

function predict(plan: Plan, executor: Executor, { rows, feeds }: RowsCommand) {
  const read = listInputFeeds(plan).map(({ name }): [string, Float32Array] => {
    const values = feeds[name];
    const needs = rows * outputWidth(plan, name);
    if (values?.length !== needs) throw new AppError('run.feedSize', { node: name, needs, got: values?.length ?? 0 });
    return [name, values];
  });
  const given = Object.fromEntries(read);
  checkFedIndices(plan, given, rows);
  const outputs = executor.predict({ rows, feeds: given });
  return plan.model.outputs.map((layer) => ({
    layer,
    width: outputWidth(plan, layer),
    values: outputs[layer] ?? new Float32Array(),
  }));
}
