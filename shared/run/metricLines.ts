import { type MetricPoint, metricPointSchema } from './runRecord.ts';

/**
 * Reads `metrics.jsonl`. The file only grows: a run that was killed and went on from its checkpoint does some steps again,
 * and then the later line counts. A last line that was cut off is left out.
 */
export function readMetricLines(text: string): readonly MetricPoint[] {
  const points: MetricPoint[] = [];
  for (const line of text.split('\n')) {
    const point = parseLine(line);
    if (!point) continue;
    while (isOvertaken(points.at(-1), point)) points.pop();
    points.push(point);
  }
  return points;
}

function isOvertaken(old: MetricPoint | undefined, next: MetricPoint): boolean {
  if (!old) return false;
  if (old.scope === 'epoch') return old.epoch >= next.epoch;
  // The line that closes an epoch stands at the same step as the last batch before it.
  return next.scope === 'epoch' ? old.step > next.step : old.step >= next.step;
}

function parseLine(line: string): MetricPoint | null {
  try {
    return metricPointSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
