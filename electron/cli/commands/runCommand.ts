import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import { formatMessage } from '../../../shared/messages/catalogue.ts';
import type { MetricPoint, RunState } from '../../../shared/run/runRecord.ts';
import { evaluateRun } from '../../core/runs/evaluateRun.ts';
import { readRunData, readRunMetrics } from '../../core/runs/runFolder.ts';
import type { Emit } from '../../core/studio/studioEvents.ts';
import type { CliServices } from '../cliHost.ts';
import type { CommandContext } from '../commandContext.ts';
import { formatProblems } from '../describeProblems.ts';
import { EXIT, type ExitCode } from '../exitCodes.ts';
import { openProject } from '../openProject.ts';
import { createProgressLine } from '../progressLine.ts';
import { followRun, formatMetrics } from '../runProgress.ts';
import type { Overrides } from '../setOptions.ts';

export interface RunOptions extends Overrides {
  readonly out: string;
  readonly json: boolean;
}

type Metrics = Readonly<Record<string, number>>;
/** The last line of `run --json`. */
export interface RunResult {
  readonly run: string;
  readonly state: RunState['state'];
  readonly engine: string | null;
  readonly backend: string | null;
  readonly tensorflow: string | null;
  readonly epochs: number;
  readonly steps: number;
  readonly msPerStep: number | null;
  readonly metrics: {
    readonly train: Metrics | null;
    readonly validation: Metrics | null;
    readonly test: Metrics | null;
  };
}

/** Trains a project into a folder and judges it on the test split. Ctrl+C stops after the batch in hand, twice ends at once. */
export async function runCommand(file: string, options: RunOptions, context: CommandContext): Promise<ExitCode> {
  const { host, language, services } = context;
  const project = await openProject(file, options, context);
  if (!project) return EXIT.badInput;
  const folder = path.resolve(options.out);
  const line = createProgressLine(host);
  const stopFollowing = services.events.listen(followRun(line, language));
  const stopWatching = services.events.listen(warnOfSlowEngine(context));
  try {
    const { document, projectFolder } = project;
    const { run, problems } = await services.runs.start({ document, name: null, projectFolder, folder });
    host.err(formatProblems(problems, document, language));
    if (!run) return EXIT.badInput;
    const state = await waitForRun(run.info.id, context);
    line.end();
    if (state.state === 'failed') {
      const failure = state.failure ?? { code: 'unexpected', values: {} };
      throw new AppError(failure.code, failure.values);
    }
    const result = await describeResult(folder, state, services, (stage, done, total) => {
      if (total > 0) line.update(formatMessage(`cli.stage.${stage}`, {}, language), done / total, '');
    });
    line.end();
    host.out(options.json ? `${JSON.stringify(result)}\n` : formatResult(result, language));
    return EXIT.ok;
  } finally {
    stopFollowing();
    stopWatching();
    line.end();
  }
}

/** A person who waits for hours should know why. */
function warnOfSlowEngine({ host, language }: CommandContext): Emit {
  let warned = false;
  return (event, payload) => {
    if (warned || event !== 'runState' || !('state' in payload) || payload.state.engine?.backend !== 'cpu') return;
    warned = true;
    host.err(`${formatMessage('cli.cpuEngine', {}, language)}\n`);
  };
}

async function waitForRun(id: string, { host, language, services }: CommandContext): Promise<RunState> {
  let asked = 0;
  const stopListening = host.onInterrupt(() => {
    asked += 1;
    host.err(`\n${formatMessage(asked === 1 ? 'cli.stopping' : 'cli.killing', {}, language)}\n`);
    if (services.runs.isActive(id)) services.runs.stop(id, asked > 1);
  });
  try {
    return await services.runs.waitFor(id);
  } finally {
    stopListening();
  }
}

async function describeResult(
  folder: string,
  state: RunState,
  services: CliServices,
  progress: (stage: string, done: number, total: number) => void,
): Promise<RunResult> {
  const last = (await readRunMetrics(folder)).findLast((point) => point.scope === 'epoch');
  const { splitCounts } = await readRunData(folder);
  // A run that was stopped before its first checkpoint has nothing to judge.
  const canTest = last !== undefined && (splitCounts?.test ?? 0) > 0;
  const report = canTest ? await evaluateRun(folder, 'test', true, services.taskContext(progress)) : null;
  return {
    run: folder,
    state: state.state,
    engine: state.engine?.executor ?? null,
    backend: state.engine?.backend ?? null,
    tensorflow: state.engine?.tensorflow ?? null,
    epochs: state.epoch,
    steps: state.step,
    msPerStep: state.step > 0 ? state.trainedMs / state.step : null,
    metrics: { ...splitMetrics(last), test: report && { loss: report.loss, ...report.metrics } },
  };
}

function splitMetrics(last: MetricPoint | undefined): {
  readonly train: Metrics | null;
  readonly validation: Metrics | null;
} {
  if (!last) return { train: null, validation: null };
  const entries = Object.entries(last.values);
  const validation = entries.flatMap(([name, value]): [string, number][] =>
    name.startsWith('val_') ? [[name.slice(4), value]] : [],
  );
  return {
    train: Object.fromEntries(entries.filter(([name]) => !name.startsWith('val_'))),
    validation: validation.length > 0 ? Object.fromEntries(validation) : null,
  };
}

function formatResult(result: RunResult, language: CommandContext['language']): string {
  const say = (code: string, values: Record<string, string | number>) => formatMessage(code, values, language);
  const engine = [result.engine, result.tensorflow ? `TensorFlow ${result.tensorflow}` : result.backend].filter(
    Boolean,
  );
  const parts = [
    ['cli.train', result.metrics.train],
    ['cli.validation', result.metrics.validation],
    ['cli.test', result.metrics.test],
  ] as const;
  return [
    say(`cli.ended.${result.state}`, { epochs: result.epochs, steps: result.steps, engine: engine.join(', ') }),
    ...parts.flatMap(([code, metrics]) => (metrics ? [`  ${say(code, {})}  ${formatMetrics(metrics)}`] : [])),
    `  ${result.run}`,
    '',
  ].join('\n');
}
