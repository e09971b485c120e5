import { describe, expect, it } from 'vitest';
import { type ChartPicture, drawChartSvg } from './chartSvg.ts';

const picture: ChartPicture = {
  title: 'Loss <of> "a & b"',
  xTitle: 'Epoch',
  yTitle: 'Loss',
  log: false,
  width: 400,
  height: 300,
  ink: '#333333',
  grid: '#eeeeee',
  background: '#ffffff',
  lines: [
    { name: 'training', colour: '#0000ff', dashed: false, faint: false, line: { x: [0, 1, 2], y: [3, 2, 1] } },
    { name: 'validation', colour: '#0000ff', dashed: true, faint: false, line: { x: [1, 2], y: [2, Number.NaN] } },
  ],
  formatX: String,
  formatY: String,
};

describe('drawChartSvg', () => {
  it('draws every line inside the frame, dashed where it is validation, with axis titles', () => {
    const svg = drawChartSvg(picture);
    expect(svg).toContain('<title>Loss &lt;of&gt; &quot;a &amp; b&quot;</title>');
    expect(svg).toContain('>Epoch</text>');
    expect(svg.match(/stroke-dasharray/g)?.length).toBeGreaterThanOrEqual(1);
    const [training = ''] = /d="M[^"]*L[^"]*L[^"]*"/.exec(svg) ?? [];
    const numbers = training.match(/[\d.]+/g)?.map(Number) ?? [];
    expect(numbers).toHaveLength(6);
    for (let at = 0; at < numbers.length; at += 2) {
      expect(numbers[at]).toBeGreaterThanOrEqual(0);
      expect(numbers[at]).toBeLessThanOrEqual(400);
      expect(numbers[at + 1]).toBeLessThanOrEqual(300);
    }
    // Falling values go down the page.
    expect(numbers[1]).toBeLessThan(numbers[5] ?? 0);
    expect(svg).not.toContain('NaN');
  });

  it('leaves zeros out of a logarithmic scale, and draws nothing of nothing', () => {
    const zero = { ...picture, log: true, lines: [{ ...picture.lines[0]!, line: { x: [0, 1, 2], y: [0, 1, 10] } }] };
    expect(drawChartSvg(zero)).not.toMatch(/NaN|Infinity/);
    expect(drawChartSvg({ ...picture, lines: [] })).toBe('');
  });
});
