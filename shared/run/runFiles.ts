/** What lies where in a run folder; `/` separates on every system. */
export const RUN_FILES = {
  info: 'run.json',
  plan: 'plan.json',
  data: 'data.json',
  state: 'state.json',
  /** Append-only lines of JSON: runEvents.ts and MetricPoint. */
  events: 'events.jsonl',
  metrics: 'metrics.jsonl',
  log: 'log.txt',
  /** Complete: weights, optimizer, and where the loop stood. */
  lastCheckpoint: 'checkpoints/last.safetensors',
  bestCheckpoint: 'checkpoints/best.safetensors',
  /** All that evaluating, predicting and exporting read. */
  model: 'model',
  net: 'model/net.json',
  preparation: 'model/preparation.json',
  fitted: 'model/fitted.json',
  schema: 'model/schema.json',
  lastWeights: 'model/last.safetensors',
  bestWeights: 'model/best.safetensors',
} as const;
