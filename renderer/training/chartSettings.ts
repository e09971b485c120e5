import { create } from 'zustand';
import type { ChartAxis } from '../charts/metricSeries.ts';

interface ChartSettings {
  readonly view: 'charts' | 'table' | 'weights';
  /** 0 is off; below 1. */
  readonly smoothing: number;
  readonly scale: 'linear' | 'log';
  readonly axis: ChartAxis;
  readonly zoom: readonly [number, number] | null;
}

/** How a person looks at curves: kept while the window lives, so that another tab of the dock does not lose it. */
export const useChartSettings = create<ChartSettings>(() => ({
  view: 'charts',
  smoothing: 0,
  scale: 'linear',
  axis: 'epoch',
  zoom: null,
}));
