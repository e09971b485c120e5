import type { Language } from '../../shared/base/text.ts';
import { formatMessage } from '../../shared/messages/catalogue.ts';
import type { MetricPoint, RunState } from '../../shared/run/runRecord.ts';
import type { Emit } from '../core/studio/studioEvents.ts';
import type { ProgressLine } from './progressLine.ts';

/** Turns the events of a run into a bar with metrics and a line that stays for each epoch. */
export function followRun(line: ProgressLine, language: Language): Emit {
  let state: RunState | null = null;
  const say = (code: string, values: Record<string, string | number>) => formatMessage(code, values, language);
  const onPoint = (point: MetricPoint) => {
    const epochs = state?.epochs ?? point.epoch;
    const label = say('cli.epoch', { epoch: point.epoch, epochs });
    const metrics = formatMetrics(point.values);
    if (point.scope === 'epoch') {
      line.say(`${label}  ${metrics}  ${Math.round(point.samplesPerSecond)}/s`);
      return;
    }
    const stepsPerEpoch = state?.stepsPerEpoch ?? 0;
    const inEpoch = point.step - (point.epoch - 1) * stepsPerEpoch;
    const left = stepsPerEpoch > 0 ? epochs * stepsPerEpoch - point.step : 0;
    const eta = point.step > 0 ? formatTime((point.at / point.step) * left) : '';
    line.update(
      label,
      stepsPerEpoch > 0 ? inEpoch / stepsPerEpoch : 0,
      `${metrics}  ${Math.round(point.samplesPerSecond)}/s  ${say('cli.left', { time: eta })}`,
    );
  };
  return (event, payload) => {
    if (event === 'runState' && 'state' in payload) state = payload.state;
    else if (event === 'runMetrics' && 'points' in payload) payload.points.forEach(onPoint);
    else if (event === 'runProgress' && 'stage' in payload && payload.total > 0) {
      line.update(say(`cli.stage.${payload.stage}`, {}), payload.done / payload.total, '');
    }
  };
}

/** `loss 0.3121  accuracy 0.8893`. */
export function formatMetrics(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${formatNumber(value)}`)
    .join('  ');
}

function formatNumber(value: number): string {
  return Math.abs(value) >= 1000 || Number.isInteger(value)
    ? String(Math.round(value * 100) / 100)
    : value.toPrecision(4);
}

function formatTime(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
