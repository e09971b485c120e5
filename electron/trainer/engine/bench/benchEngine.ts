import { parseArgs } from 'node:util';
import type { Plan } from '../../../../shared/pipeline/plan.ts';
import { createLayersExecutor } from '../../fallback/layersExecutor.ts';
import { loadTensorFlow } from '../../loadTensorFlow.ts';
import type { Executor } from '../../loop/executor.ts';
import { createGraphExecutor } from '../graphExecutor.ts';
import { loadGraphEngine } from '../loadGraphEngine.ts';
import { mlpPlan, referencePlan } from '../testing/sketchPlan.ts';
import { type Timing, timeInTurns } from './measure.ts';

const USAGE = `Times training steps of the graph engine against tfjs-layers, in turns, on random batches.

  --rounds N   turns of each contender (default 7)
  --steps N    steps in a turn (default 60)
  --rows N     rows in a batch (default 32)
  --json       one object instead of a table
`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    steps: { type: 'string', default: '60' },
    rows: { type: 'string', default: '32' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) process.stdout.write(USAGE);
else await main();

async function main(): Promise<void> {
  const options = { rounds: Number(values.rounds), steps: Number(values.steps), rows: Number(values.rows) };
  const graphEngine = loadGraphEngine();
  const { engine: layersEngine } = await loadTensorFlow();
  const models: Record<string, Plan> = { 'reference CNN': referencePlan(), 'MLP 784-128-10': mlpPlan() };
  const results: Record<string, { timings: Timing[]; ratio: number }> = {};
  for (const [model, plan] of Object.entries(models)) {
    const executors: Record<string, { executor: Executor; plan: Plan }> = {
      'graph engine': { executor: createGraphExecutor(graphEngine), plan },
      'graph engine, Adam in Keras’ order': { executor: createGraphExecutor(graphEngine), plan: withExactAdam(plan) },
      'tfjs-layers': { executor: createLayersExecutor(layersEngine), plan },
    };
    const contenders = Object.entries(executors).map(([name, one]) => ({ name, ...one }));
    for (const { executor, plan: own } of contenders) await executor.open(own);
    const timings = await timeInTurns(contenders, options);
    const [graph, , layers] = timings;
    results[model] = { timings, ratio: (layers?.median ?? Number.NaN) / (graph?.median ?? Number.NaN) };
  }
  const report = {
    tensorflow: graphEngine.tensorflow,
    threads: graphEngine.threads,
    node: process.version,
    ...options,
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
    results,
  };
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : formatReport(report));
}

function withExactAdam(plan: Plan): Plan {
  const { optimizer } = plan.training;
  const exact = { ...optimizer, config: { ...optimizer.config, exact: true } };
  return { ...plan, training: { ...plan.training, optimizer: exact } };
}

function formatReport(report: {
  readonly tensorflow: string | null;
  readonly threads: number | null;
  readonly node: string;
  readonly rounds: number;
  readonly steps: number;
  readonly rows: number;
  readonly rssMb: number;
  readonly results: Readonly<Record<string, { readonly timings: readonly Timing[]; readonly ratio: number }>>;
}): string {
  const lines = [
    `TensorFlow ${report.tensorflow}, ${report.threads} threads, Node ${report.node}, RSS ${report.rssMb} MB`,
    `${report.rounds} rounds of ${report.steps} steps in turns, ${report.rows} rows a batch; ms/step: min, median, max, processor time`,
  ];
  for (const [model, { timings, ratio }] of Object.entries(report.results)) {
    lines.push('', `${model}   (tfjs-layers / graph engine = ${ratio.toFixed(2)})`);
    for (const { name, min, median, max, cpu } of timings) {
      const numbers = [min, median, max, cpu].map((time) => time.toFixed(2).padStart(8)).join('');
      lines.push(`  ${name.padEnd(36)}${numbers}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
