import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatDifference,
  formatDuration,
  formatMeasure,
  formatMetric,
  formatShare,
  formatTick,
  isShare,
} from './formatValues.ts';

describe('formatDuration', () => {
  it.each([
    [0, '0:00'],
    [40_600, '0:41'],
    [725_000, '12:05'],
    [3_723_000, '1:02:03'],
    [-5, '0:00'],
  ])('%d ms is %s', (milliseconds, text) => expect(formatDuration(milliseconds)).toBe(text));
});

describe('formatMeasure', () => {
  it.each([
    [0, '0'],
    [0.248_61, '0.2486'],
    [3.1, '3.100'],
    [248.31, '248.3'],
    [97_211.4, '97,211.4'],
    [0.000_012_3, '1.23e-5'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, '∞'],
  ])('%d is %s', (value, text) => expect(formatMeasure(value, 'en')).toBe(text));
});

describe('formatMetric', () => {
  it('says shares as per cent, whatever they were measured on', () => {
    expect(formatMetric('val_accuracy', 0.912_74, 'en')).toBe('91.27%');
    expect(formatMetric('loss', 0.5, 'en')).toBe('0.5000');
    expect(isShare('valAccuracy')).toBe(true);
    expect(isShare('meanAbsoluteError')).toBe(false);
    expect(formatShare(Number.NaN, 'en')).toBe('–');
  });
});

describe('formatAgo', () => {
  const now = Date.UTC(2026, 0, 31, 12);
  it('speaks both languages', () => {
    expect(formatAgo(now - 1000, 'en', now)).toBe('just now');
    expect(formatAgo(now - 5 * 60_000, 'en', now)).toBe('5 minutes ago');
    expect(formatAgo(now - 26 * 3_600_000, 'en', now)).toBe('yesterday');
    expect(formatAgo(now - 26 * 3_600_000, 'zh', now)).toBe('昨天');
  });
});

it('says a tiny difference with one digit', () => {
  expect(formatDifference(5.96e-8, 'en')).toBe('6e-8');
  expect(formatDifference(0.25, 'en')).toBe('0.2500');
});

it.each([
  [350_000, '350,000'],
  [0.25, '0.25'],
  [0.00001, '1e-5'],
  [0, '0'],
  [10, '10'],
])('a tick at %d reads %s', (value, text) => expect(formatTick(value, 'en')).toBe(text));
